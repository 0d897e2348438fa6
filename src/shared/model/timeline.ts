import type { DeliveryDetail } from './delivery';

/** An attempt on the time scale of its delivery, in percent of the whole; a planned one has no width. */
export interface TimelineMark {
  readonly number: number;
  readonly startPercent: number;
  readonly endPercent: number;
  readonly kind: 'ok' | 'fail' | 'timeout' | 'sending' | 'planned';
  /** Milliseconds after the first attempt began. */
  readonly atMs: number;
  readonly label: string;
}

/**
 * All attempts of a delivery and the next planned one on one true time scale; empty where none was made yet. An attempt on its way reaches
 * to `nowMs` where that is given, else it has no width.
 */
export function timelineOf({ attempts, plan, delivery }: Pick<DeliveryDetail, 'attempts' | 'plan' | 'delivery'>, nowMs?: number): readonly TimelineMark[] {
  const [first] = attempts;
  const next = delivery.state === 'waiting' ? plan?.planned[0] : undefined;
  if (first === undefined) return [];
  const ends = attempts.map((attempt) => attempt.startedAtMs + (attempt.outcome?.timings.totalMs ?? Math.max(0, (nowMs ?? attempt.startedAtMs) - attempt.startedAtMs)));
  const wholeMs = Math.max(1, ...ends.map((end) => end - first.startedAtMs), next === undefined ? 0 : next.atMs - first.startedAtMs);
  const percent = (timeMs: number): number => ((timeMs - first.startedAtMs) / wholeMs) * 100;
  const made = attempts.map(({ number, startedAtMs, outcome }, index): TimelineMark => {
    const status = outcome?.answer?.status;
    const kind = outcome === undefined ? 'sending' : outcome.failure?.code === 'timeout' ? 'timeout' : status !== undefined && status >= 200 && status < 300 && outcome.failure === undefined ? 'ok' : 'fail';
    const label = outcome === undefined ? 'sending' : String(outcome.failure?.code ?? status ?? 'failed');
    return { number, startPercent: percent(startedAtMs), endPercent: percent(ends[index] ?? startedAtMs), kind, atMs: startedAtMs - first.startedAtMs, label };
  });
  if (next === undefined) return made;
  const at = percent(next.atMs);
  return [...made, { number: next.number, startPercent: at, endPercent: at, kind: 'planned', atMs: next.atMs - first.startedAtMs, label: 'planned' }];
}
