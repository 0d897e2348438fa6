import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { snapshotStore } from '../../host/snapshot-store';
import { showToast } from '../../ui/toast';

/** Sends claim.created with the first sample claim, as the first user of the workspace. What lacks for that is made in Compose. */
export async function sendSample(): Promise<void> {
  const state = snapshotStore.getState();
  if (!state.loaded) return;
  const performer = state.workspace.performers.find(({ performedBy }) => performedBy.kind === 'user');
  const sample = state.workspace.samples.find(({ kind }) => kind === 'claim');
  if (performer === undefined || sample === undefined) {
    go({ section: 'compose', draft: { name: 'claim.created', source: 'ui' } });
    return;
  }
  const reply = await call('events.send', { name: 'claim.created', source: 'ui', performedBy: performer.performedBy, subjectText: sample.text });
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
}
