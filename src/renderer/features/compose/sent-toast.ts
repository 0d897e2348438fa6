import { Send } from 'lucide-react';
import type { Output } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import type { DeliverySummary } from '../../../shared/model/delivery';
import { go } from '../../host/navigation';
import { sendAndFollow } from '../../host/send-and-follow';
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
  const sentAt = formatTime(Date.now(), 'second');
  let latest: readonly DeliverySummary[] | undefined;
  let ticking: ReturnType<typeof setTimeout> | undefined;
  const showLatest = (): void => showRows(latest ?? []);
  const countDown = (): void => {
    clearTimeout(ticking);
    ticking = setTimeout(() => {
      const summary = sentSummary(eventName, latest ?? [], Date.now());
      if (own !== newest || !isToastShown(toastId)) return;
      rewordToast(toastId, { title: summary.title, detail: summary.note });
      if (summary.counting) countDown();
    }, secondMs);
  };

  const reply = await sendAndFollow(sendEvent, (deliveries) => {
    const summary = sentSummary(eventName, deliveries, Date.now());
    const isFirst = latest === undefined;
    latest = deliveries;
    if (own !== newest) return 'stop';
    if (isFirst) showToast({ id: toastId, icon: Send, title: '', durationMs: toastMs, action: { label: `Show ${counted(deliveries.length, 'row')}`, onSelect: showLatest } });
    updateToast(toastId, { title: summary.title, detail: summary.note });
    if (summary.counting) countDown();
    setStatusItem({ id: 'last-sent', side: 'end', spare: true, content: `Last sent ${sentAt}, ${summary.short}`, onSelect: showLatest });
    return summary.settled ? 'stop' : 'follow';
  });
  if (!reply.ok) tellSendProblem(reply.error.message);
}

/** Opens the newest row of an event; the others stand beside it. */
function showRows(deliveries: readonly DeliverySummary[]): void {
  const position = Math.max(...deliveries.map((delivery) => delivery.position));
  if (Number.isFinite(position)) go({ section: 'activity', position });
}
