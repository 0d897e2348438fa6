import { CircleDot } from 'lucide-react';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { removeStatusItem, setStatusItem } from '../../ui/status-items';
import { showToast } from '../../ui/toast';
import { makeScenario } from './scenario-library';
import { scenariosStore } from './scenarios-state';

const statusId = 'recording';

/** Notes from now on what is sent and done by hand; the status bar says so until it is ended. */
export async function startRecording(): Promise<void> {
  const reply = await call('recording.start', {});
  if (!reply.ok) return tell(reply.error.message);
  scenariosStore.setState({ recording: reply.value });
  setStatusItem({ id: statusId, side: 'start', icon: CircleDot, tone: 'fail', content: 'Recording, stop to get the scenario', onSelect: () => void stopRecording() });
  showToast({ icon: CircleDot, title: 'Recording', detail: 'What you send in Compose and do on the Desk becomes a scenario.' });
}

/** Ends the recording; what was done becomes a scenario of one's own. */
export async function stopRecording(): Promise<void> {
  const reply = await call('recording.stop', {});
  scenariosStore.setState({ recording: undefined });
  removeStatusItem(statusId);
  if (!reply.ok) return tell(reply.error.message);
  go({ section: 'scenarios', tab: 'file' });
  await makeScenario('Recorded', reply.value.text);
}

function tell(detail: string): void {
  showToast({ tone: 'fail', title: 'Not recorded', detail });
}
