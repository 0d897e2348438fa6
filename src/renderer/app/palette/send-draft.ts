import { Send } from 'lucide-react';
import type { EventDraft } from '../../../shared/model/event';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { counted } from '../../ui/format';
import { showToast } from '../../ui/toast-store';

/** Sends an event to every endpoint that wants it, and says to how many it went. */
export async function sendDraft(draft: EventDraft): Promise<void> {
  const reply = await call('events.send', draft);
  if (!reply.ok) {
    showToast({ title: reply.error.message, tone: 'fail' });
    return;
  }
  const tried = reply.value.deliveries.filter(({ state }) => state !== 'not-delivered');
  const first = tried[0];
  showToast({
    id: 'palette.sent',
    icon: Send,
    title: `Sent ${draft.name} to ${counted(tried.length, 'endpoint')}`,
    ...(first === undefined ? {} : { action: { label: 'Show', onSelect: () => go({ section: 'activity', position: first.position }) } }),
  });
}
