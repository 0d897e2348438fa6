import type { Attempt } from '../../../shared/model/attempt';
import { clockWords, spanWords } from './span-words';

// Shorter than the tenth of a second that is told.
const atOnceMs = 50;

/** What came of an attempt, to be read from far away: "1st attempt, no answer for 10 s". */
export function attemptWords({ number, startedAtMs, outcome }: Pick<Attempt, 'number' | 'startedAtMs' | 'outcome'>, nowMs: number): string {
  const which = `${ordinal(number)} attempt`;
  if (outcome === undefined) return `${which}, no answer for ${spanWords(Math.max(0, nowMs - startedAtMs))} so far`;
  const took = spanWords(outcome.timings.totalMs);
  if (outcome.failure?.code === 'timeout') return `${which}, no answer for ${took}`;
  if (outcome.failure !== undefined) return `${which}, ${outcome.failure.message.replace(/^The /, 'the ').replace(/\.$/, '')}`;
  return `${which}, answered ${outcome.answer?.status ?? 'nothing'} ${outcome.timings.totalMs < atOnceMs ? 'at once' : `after ${took}`}`;
}

/** What comes next: the same delivery again, and when. */
export function plannedWords(number: number, inMs: number): string {
  return `${ordinal(number)} attempt, the same event, in ${clockWords(Math.max(0, inMs))}`;
}

function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
