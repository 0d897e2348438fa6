import { History } from 'lucide-react';
import { call } from '../../host/client';
import { formatTime } from '../../ui/format';
import { showToast } from '../../ui/toast';
import { snapshotNow } from './compose-state';
import { closeDialog, openDialog, takeUp } from './compose-store';
import { takeFaults } from './fault-state';

/** Puts an event that was sent into the form as it was composed, its faults into the deck; the toast puts the draft back that stood there. */
export async function takeUpEvent(eventId: string): Promise<void> {
  const reply = await call('events.composed', { eventId });
  if (!reply.ok) {
    showToast({ tone: 'fail', title: 'Not taken up', detail: reply.error.message });
    return;
  }
  const { draft, faults, createdAtMs } = reply.value;
  if (snapshotNow()?.catalog.some(({ name }) => name === draft.name) !== true) {
    showToast({ tone: 'fail', title: 'Not taken up', detail: `“${draft.name}” is not in the catalogue. Add it with “Other event name” first.` });
    return;
  }
  closeDialog();
  const putBack = takeUp(draft);
  showToast({
    icon: History,
    title: `${draft.name} of ${formatTime(createdAtMs, 'second')} taken up`,
    detail: 'It stands in the place of the draft that was here.',
    action: { label: 'Undo', keys: 'Ctrl Z', onSelect: putBack },
  });
  if (faults.length === 0) return;
  takeFaults(faults);
  openDialog('fault');
}
