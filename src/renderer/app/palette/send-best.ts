import { Send } from 'lucide-react';
import { worstState, type CheckState } from '../../../shared/model/check';
import type { EventDraft } from '../../../shared/model/event';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { counted } from '../../ui/format';
import { showToast } from '../../ui/toast-store';

/** Sends the first of some drafts of one event whose subject no check objects to, or else the first, to every endpoint that wants it. */
export async function sendBest(drafts: readonly EventDraft[]): Promise<void> {
  const draft = (await firstWithout(['fail', 'warn'], drafts)) ?? (await firstWithout(['fail'], drafts)) ?? drafts[0];
  if (draft === undefined) return;
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

async function firstWithout(states: readonly CheckState[], drafts: readonly EventDraft[]): Promise<EventDraft | undefined> {
  for (const draft of drafts) {
    const verdict = await call('compose.check', draft);
    if (verdict.ok && verdict.value.sendable && !states.includes(worstState(verdict.value.checks))) return draft;
  }
  return undefined;
}
