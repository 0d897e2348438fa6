import type { CheckState } from '../../../shared/model/check';
import type { CheckRule } from './check-rule';
import type { Repeat } from './history';
import { clipped } from './inline-json';

/** The request did not come before. Says nothing where it did not; where it cannot be known, it says so. */
export const repeatRule: CheckRule = {
  code: 'repeated',
  judge: ({ seen, isForgotten }): CheckState | undefined => (seen?.repeats !== undefined ? 'warn' : isForgotten ? 'not-run' : undefined),
  say({ seen }, state) {
    if (seen?.repeats === undefined) return [{ code: 'repeated', state, title: 'Not compared with earlier requests, which is done within one run of the program' }];
    const { repeats, receivedAtMs } = seen;
    return [
      {
        code: 'repeated',
        state,
        title: `The same came ${ago(receivedAtMs - repeats.earlier.receivedAtMs)} earlier`,
        expected: 'each message once',
        found: foundIn(repeats),
        why: 'A receiver that does not notice handles the event twice. Senders try again after a time-out, so it need not be their mistake.',
        ...earlierOf(repeats.earlier),
      },
    ];
  },
};

/** The event follows from what was caught of its claim before. Says nothing where it does, or where nothing was. */
export const claimLifeRule: CheckRule = {
  code: 'claim-life',
  judge: ({ seen }) => (seen !== undefined && seen.life.length > 0 ? 'warn' : undefined),
  say: ({ seen }, state) =>
    (seen?.life ?? []).map(({ title, expected, found, pointer, earlier }) => ({
      code: 'claim-life',
      state,
      title,
      expected,
      found,
      pointer,
      why: 'Told from what was caught since the program started. Events can come late, in another order or not at all, and receivers must cope with that.',
      ...earlierOf(earlier),
    })),
};

function foundIn({ id, earlier }: Repeat): string {
  return id === undefined ? `${clipped(earlier.eventName ?? 'the event', 60)} again with the same bytes` : `${id[0]} ${clipped(id[1], 80)} again`;
}

function earlierOf({ place }: Repeat['earlier']): { readonly earlier?: { readonly captureId: string; readonly seq: number } } {
  return place === undefined ? {} : { earlier: place };
}

function ago(durationMs: number): string {
  if (durationMs < 1_000) return `${Math.max(0, Math.round(durationMs))} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1_000).toFixed(1)} s`;
  return `${Math.round(durationMs / 60_000)} min`;
}
