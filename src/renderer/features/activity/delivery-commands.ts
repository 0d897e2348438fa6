import type { DeliveriesChanged } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { showToast } from '../../ui/toast';

/** Has the next attempt of a delivery leave now. */
export async function retryNow(id: string): Promise<void> {
  tellRefused(await call('deliveries.retryNow', { ids: [id] }));
}

/** Ends a delivery: no further attempt leaves. */
export async function stopDelivery(id: string): Promise<void> {
  tellRefused(await call('deliveries.cancel', { ids: [id] }));
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

function tellRefused(reply: Reply<DeliveriesChanged>): void {
  const problem = reply.ok ? reply.value.refused[0]?.message : reply.error.message;
  if (problem !== undefined) showToast({ title: problem, tone: 'fail' });
}
