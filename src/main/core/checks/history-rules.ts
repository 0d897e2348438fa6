import type { Check, CheckState } from '../../../shared/model/check';
import type { CheckRule } from './check-rule';
import type { Repeat } from './history';
import { clipped } from './inline-json';

const repeatWhy = 'A receiver that does not notice handles the event twice. Senders try again after a time-out, so it need not be their mistake.';
const lifeWhy = 'Told from the requests that were caught before this one. Events can come late, in another order or not at all, and receivers must cope with that.';

/** The request did not come before. Says nothing where it did not. */
export const repeatRule: CheckRule = {
  code: 'repeated',
  judge: ({ seen }): CheckState | undefined => (seen?.repeats === undefined ? undefined : 'warn'),
  say({ seen }, state) {
    if (seen?.repeats === undefined) return [];
    const { repeats, receivedAtMs } = seen;
    return [
      {
        code: 'repeated',
        state,
        title: `The same came ${ago(receivedAtMs - repeats.earlier.receivedAtMs)} earlier`,
        expected: 'each message once',
        found: foundIn(repeats),
        why: repeatWhy,
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
    (seen?.life ?? []).map(({ title, expected, found, pointer, earlier }) => ({ code: 'claim-life', state, title, expected, found, pointer, why: lifeWhy, ...earlierOf(earlier) })),
};

/** What is left to say where the row of a request is marked with a verdict whose other request is out of reach by now. */
export const outOfReach: ReadonlyMap<string, Check> = new Map([
  ['repeated', { code: 'repeated', state: 'warn', title: 'The same came earlier', expected: 'each message once', found: 'it again; the earlier request is out of reach by now', why: repeatWhy }],
  ['claim-life', { code: 'claim-life', state: 'warn', title: 'Did not follow from its claim’s events before', expected: 'an event that follows', found: 'another, when it arrived; what came before is out of reach by now', why: lifeWhy }],
]);

function foundIn({ id, earlier }: Repeat): string {
  return id === undefined ? `${clipped(earlier.eventName ?? 'the event', 60)} again with the same bytes` : `${id.name} ${clipped(id.value, 80)} again`;
}

function earlierOf({ place }: Repeat['earlier']): { readonly earlier?: { readonly captureId: string; readonly seq: number } } {
  return place === undefined ? {} : { earlier: place };
}

function ago(durationMs: number): string {
  if (durationMs < 1_000) return `${Math.max(0, Math.round(durationMs))} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1_000).toFixed(1)} s`;
  return `${Math.round(durationMs / 60_000)} min`;
}
