import type { Burst } from '../../../shared/model/burst';
import { failure, failureCodes } from '../../../shared/model/failure';
import { refusedAnswer } from '../../../shared/model/refused-answer';
import { counted, formatCount, formatDuration } from '../../ui/format';

/** Where a burst stands, in a line. */
export function burstLine({ state, durationMs, order, figures }: Burst): string {
  const share = `${Math.floor((100 * figures.eventsSent) / order.count)} %`;
  const time = formatDuration(durationMs);
  switch (state) {
    case 'running': {
      const left = figures.eventsSent === 0 ? undefined : (durationMs / figures.eventsSent) * (order.count - figures.eventsSent);
      return `${share}, ${time} so far${left === undefined ? '' : `, about ${formatDuration(left)} to go`}`;
    }
    case 'paused':
      return `${share}, paused after ${time}`;
    case 'stopping':
      return `stopping: ${counted(figures.underWay, 'delivery', 'deliveries')} under way ${figures.underWay === 1 ? 'ends' : 'end'} first`;
    case 'stopped':
      return `stopped after ${time}; ${counted(order.count - figures.eventsSent, 'event')} not sent`;
    case 'failed':
      return `could not go on after ${time}`;
    case 'done':
      return `done in ${time}`;
  }
}

/** What the log did to it. */
export function logLine({ waits, waitedMs }: Burst['figures']['log']): string {
  return waits === 0 ? 'Every attempt is on disk. The log kept up; nothing was skipped.' : `Every attempt is on disk. The log made the burst wait ${counted(waits, 'time')}, ${formatDuration(waitedMs)} in all; nothing was skipped.`;
}

/** The progress bar in words. */
export function progressWords({ order, figures }: Burst): string {
  return `${formatCount(figures.acknowledged)} acknowledged, ${formatCount(figures.failed)} failed, ${formatCount(figures.underWay)} under way, ${formatCount(order.count - figures.eventsSent)} to come`;
}

/** What an answer of this status means in a burst: "acknowledged", or why it does not count. */
export function answerWords(status: number): string {
  return refusedAnswer(status)?.says ?? 'acknowledged';
}

/** What a failure of this code means, in its own sentence; a code of a later version stands alone. */
export function failureWords(code: string): string {
  const known = failureCodes.find((each) => each === code);
  return known === undefined ? 'no whole answer' : failure(known).message.replace(/\.$/, '');
}
