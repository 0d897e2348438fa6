import type { ActivityRow, ReceivedRow, SentRow } from '../../../shared/model/activity';

const joinPauseMs = 250;

/** Whether two rows that stand together belong to one event, so that no line is drawn between them. */
export function sameEvent(one: ActivityRow, other: ActivityRow): boolean {
  if (one.direction === 'sent' && other.direction === 'sent') return one.eventId === other.eventId;
  if (one.direction === 'received' && other.direction === 'sent') return caughtFrom(one, other);
  return one.direction === 'sent' && other.direction === 'received' && caughtFrom(other, one);
}

// Rows do not say which delivery a captured request came from; name, size and time together do, as far as a line between rows needs it.
function caughtFrom(received: ReceivedRow, sent: SentRow): boolean {
  const sinceSentMs = received.timeMs - sent.timeMs;
  const withinMs = (sent.durationMs ?? 0) + joinPauseMs;
  const sizeFits = sent.state === 'not-delivered' || received.sizeBytes === sent.sizeBytes;
  return received.eventName === sent.eventName && received.source === sent.source && sizeFits && sinceSentMs >= -joinPauseMs && sinceSentMs <= withinMs;
}
