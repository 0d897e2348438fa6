import type { DeliveriesChanged } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { counted } from '../../ui/format';
import { showToast } from '../../ui/toast';
import { openDelivery } from './open-record';

/** Has the next attempt of a delivery leave now. */
export async function retryNow(id: string): Promise<void> {
  tellRefused(await call('deliveries.retryNow', { ids: [id] }));
}

/** Ends a delivery: no further attempt leaves. */
export async function stopDelivery(id: string): Promise<void> {
  tellRefused(await call('deliveries.cancel', { ids: [id] }));
}

/** The same event to the same endpoint once more, as a new delivery. */
export async function redeliver(id: string): Promise<void> {
  tellSent(await call('deliveries.redeliver', { ids: [id], deliverAnyway: true }), 'Redelivered');
}

/** Opens Compose with what the record holds of an event. */
export async function editAndSend(id: string): Promise<void> {
  const reply = await call('events.contentOf', { id });
  if (!reply.ok) {
    showToast({ title: reply.error.message, tone: 'fail' });
    return;
  }
  const { draft, notes } = reply.value;
  go({ section: 'compose', draft });
  if (notes.length > 0) showToast({ tone: 'warn', title: 'Not all of it could be taken over', detail: notes.join(' ') });
}

/** Says what came of sending again, with the way to the new delivery. Answers whether anything left. */
export function tellSent(reply: Reply<DeliveriesChanged>, done: string): boolean {
  if (!tellRefused(reply) || !reply.ok) return false;
  const [first] = reply.value.deliveries;
  if (first === undefined) return false;
  showToast({ title: `${done}: ${counted(reply.value.deliveries.length, 'new delivery', 'new deliveries')}`, action: { label: 'Show', onSelect: () => void openDelivery(first.id) } });
  return true;
}

function tellRefused(reply: Reply<DeliveriesChanged>): boolean {
  const problem = reply.ok ? reply.value.refused[0]?.message : reply.error.message;
  if (problem !== undefined) showToast({ title: problem, tone: 'fail' });
  return problem === undefined;
}
