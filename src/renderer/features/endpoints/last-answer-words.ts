import type { LastAttempt } from '../../../shared/model/last-attempt';
import { formatDated, formatDuration } from '../../ui/format';

/** How the last attempt ended, with its day where that is another than that of `nowMs`. */
export function lastAnswerWords({ status, failure, durationMs, endedAtMs }: LastAttempt, nowMs: number): string {
  const isToday = new Date(endedAtMs).toDateString() === new Date(nowMs).toDateString();
  const day = isToday ? '' : new Date(endedAtMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  const at = formatDated(day, endedAtMs, 'second');
  if (failure !== undefined) return `Last attempt failed at ${at}. ${failure}`;
  return `Last answered ${status ?? 'nothing'} in ${formatDuration(durationMs)}, at ${at}`;
}
