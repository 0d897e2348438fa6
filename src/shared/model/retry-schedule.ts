import { retryPreset } from './retry-preset';
import type { RetryPresetId } from './retry-preset';

/** When a failed delivery is tried again. Delays are in seconds, each from the end of the attempt before. */
export type RetrySchedule =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly delaySeconds: number; readonly retries: number }
  | { readonly kind: 'exponential'; readonly firstDelaySeconds: number; readonly factor: number; readonly longestDelaySeconds: number; readonly retries: number }
  | { readonly kind: 'preset'; readonly preset: RetryPresetId };

/** How many times faster than in production retries come; endpoints have 1, 60 or 1000, a scenario any. At 60 three days pass in an hour and 12 minutes. */
export type TimeScale = number;

/** Most retries a schedule may have, and the longest delay, in seconds. */
export const retryLimits = { retries: 100, delaySeconds: 7 * 24 * 3_600 } as const;

/** The delays of a schedule in seconds, as many as it has retries, without jitter and in real time. Whole seconds, none above the limit. */
export function delaysOf(schedule: RetrySchedule): readonly number[] {
  switch (schedule.kind) {
    case 'none':
      return [];
    case 'fixed':
      return Array.from({ length: schedule.retries }, () => schedule.delaySeconds);
    case 'exponential':
      return Array.from({ length: schedule.retries }, (_, index) => Math.round(Math.min(schedule.firstDelaySeconds * schedule.factor ** index, schedule.longestDelaySeconds)));
    case 'preset':
      return retryPreset(schedule.preset).delaysSeconds;
  }
}

/** When each attempt would leave if every one failed at once: seconds from the first, which is at 0. In real time. */
export function plannedSeconds(schedule: RetrySchedule): readonly number[] {
  let atSeconds = 0;
  return [0, ...delaysOf(schedule).map((delay) => (atSeconds += delay))];
}

/** The first thing wrong with a schedule, in one line; undefined where it can be kept to. */
export function retryScheduleProblem(schedule: RetrySchedule): string | undefined {
  if (schedule.kind === 'none' || schedule.kind === 'preset') return undefined;
  if (!isWhole(schedule.retries, 1, retryLimits.retries)) return `Retries must be a whole number from 1 to ${retryLimits.retries}.`;
  if (schedule.kind === 'fixed') return delayProblem('The delay', schedule.delaySeconds);
  const first = delayProblem('The first delay', schedule.firstDelaySeconds) ?? delayProblem('The longest delay', schedule.longestDelaySeconds);
  if (first !== undefined) return first;
  if (!(schedule.factor >= 1 && schedule.factor <= 10)) return 'The factor must be between 1 and 10.';
  if (schedule.longestDelaySeconds < schedule.firstDelaySeconds) return 'The longest delay is shorter than the first.';
  return undefined;
}

function delayProblem(what: string, seconds: number): string | undefined {
  return isWhole(seconds, 1, retryLimits.delaySeconds) ? undefined : `${what} must be a whole number of seconds, from 1 second to 7 days.`;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
