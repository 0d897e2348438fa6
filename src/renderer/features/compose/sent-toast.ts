import { Send } from 'lucide-react';
import type { Output } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import type { DeliverySummary } from '../../../shared/model/delivery';
import { onLiveEvent } from '../../host/live';
import { go } from '../../host/navigation';
import { counted, formatTime } from '../../ui/format';
import { setStatusItem } from '../../ui/status-items';
import { isToastShown, rewordToast, showToast, updateToast } from '../../ui/toast-store';
import { sentSummary } from './sent-summary';

const toastId = 'compose-sent';
// Long enough to read what came of slow receivers; a change starts it anew.
const toastMs = 10_000;
const secondMs = 1_000;

/** Only the newest send speaks through the toast. */
let newest = 0;

/** Says why nothing was sent. */
export function tellSendProblem(reason: string): void {
  showToast({ id: toastId, tone: 'fail', title: 'Not sent', detail: reason });
}

/** Sends, and keeps counting in one toast what comes of the deliveries until each has an end. */
export async function followSent(eventName: string, sendEvent: () => Promise<Reply<Output<'events.send'>>>): Promise<void> {
  newest += 1;
  const own = newest;
  const known = new Map<string, DeliverySummary>();
  // Live events may come before the reply does, so the ear is open first.
  const stop = onLiveEvent((event) => {
    if (event.type !== 'delivery.changed') return;
    known.set(event.delivery.id, event.delivery);
    tell();
  });
  let ids: readonly string[] = [];
  const deliveries = (): readonly DeliverySummary[] => ids.map((id) => known.get(id)).filter((delivery) => delivery !== undefined);
  const tell = (): void => {
    if (ids.length === 0) return;
    const summary = sentSummary(eventName, deliveries(), Date.now());
    if (summary.settled || own !== newest) stop();
    if (own !== newest) return;
    updateToast(toastId, { title: summary.title, detail: summary.note });
    if (summary.counting) countDown();
    setStatusItem({ id: 'last-sent', side: 'end', content: `Last sent ${sentAt}, ${summary.short}`, onSelect: () => showRows(deliveries()) });
  };
  const sentAt = formatTime(Date.now(), 'second');
  let ticking: ReturnType<typeof setTimeout> | undefined;
  const countDown = (): void => {
    clearTimeout(ticking);
    ticking = setTimeout(() => {
      const summary = sentSummary(eventName, deliveries(), Date.now());
      if (own !== newest || !isToastShown(toastId)) return;
      rewordToast(toastId, { title: summary.title, detail: summary.note });
      if (summary.counting) countDown();
    }, secondMs);
  };

  const reply = await sendEvent();
  if (!reply.ok) {
    stop();
    tellSendProblem(reply.error.message);
    return;
  }
  for (const delivery of reply.value.deliveries) {
    if (!known.has(delivery.id)) known.set(delivery.id, delivery);
  }
  ids = reply.value.deliveries.map(({ id }) => id);
  showToast({
    id: toastId,
    icon: Send,
    title: '',
    durationMs: toastMs,
    action: { label: `Show ${counted(ids.length, 'row')}`, onSelect: () => showRows(deliveries()) },
  });
  tell();
}

/** Opens the newest row of an event; the others stand beside it. */
function showRows(deliveries: readonly DeliverySummary[]): void {
  const position = Math.max(...deliveries.map((delivery) => delivery.position));
  if (Number.isFinite(position)) go({ section: 'activity', position });
}
