import type { Reply } from '../../shared/contract/reply';
import type { DeliverySummary } from '../../shared/model/delivery';
import { onLiveEvent } from './live';

/**
 * Does what makes deliveries, and tells what is known of them: once when the answer is there, then at each change, until `tell` answers `stop`.
 * A refusal is answered and tells nothing.
 */
export async function sendAndFollow<Sent extends { readonly deliveries: readonly DeliverySummary[] }>(
  send: () => Promise<Reply<Sent>>,
  tell: (deliveries: readonly DeliverySummary[], sent: Sent) => 'follow' | 'stop',
): Promise<Reply<Sent>> {
  const known = new Map<string, DeliverySummary>();
  let sent: Sent | undefined;
  const tellNow = (): void => {
    if (sent !== undefined && tell(sent.deliveries.map((delivery) => known.get(delivery.id) ?? delivery), sent) === 'stop') stop();
  };
  // Live events may come before the reply does, so the ear is open first.
  const stop = onLiveEvent((event) => {
    if (event.type !== 'delivery.changed') return;
    known.set(event.delivery.id, event.delivery);
    tellNow();
  });
  const reply = await send();
  if (reply.ok) {
    sent = reply.value;
    tellNow();
  } else stop();
  return reply;
}
