import { Bug, CalendarClock, CopyPlus, Gauge, Repeat, Send, Terminal } from 'lucide-react';
import type { ReactNode } from 'react';
import { go } from '../../host/navigation';
import { useKeysOf } from '../../ui/action-registry';
import { SplitButton } from '../../ui/split-button';
import { planNow, useCompose } from './compose-state';
import { openDialog, send } from './compose-store';
import { copyPreviewAsCurl, curlProblem } from './copy-preview';
import { chooseFault } from './fault-state';

/** Sends the composed event; its menu has the other ways to send it. */
export function SendButton(): ReactNode {
  const label = useCompose((state) => planNow(state).label);
  const reason = useCompose((state) => {
    const plan = planNow(state);
    return plan.kind === 'blocked' && plan.soon === undefined ? plan.reason : undefined;
  });
  const keys = { send: useKeysOf('compose.send'), ten: useKeysOf('compose.send-ten'), fault: useKeysOf('compose.send-fault') };
  const noPreview = useCompose(curlProblem);
  return (
    <SplitButton
      icon={Send}
      keys={keys.send}
      disabledReason={reason}
      menuLabel="Other ways to send"
      onClick={() => void send()}
      items={[
        { id: 'ten', label: 'Send 10 times', icon: Repeat, keys: keys.ten, disabledReason: reason, onSelect: () => void send([], 10) },
        { id: 'burst', label: 'Send a burst…', icon: Gauge, onSelect: () => go({ section: 'compose', page: 'burst' }) },
        { id: 'twice', label: 'Send as a duplicate', icon: CopyPlus, disabledReason: reason, onSelect: () => void send([{ name: 'duplicate' }]) },
        { id: 'fault', label: 'Send with a fault…', icon: Bug, keys: keys.fault, onSelect: () => openDialog('fault') },
        { id: 'later', label: 'Send later…', icon: CalendarClock, onSelect: openDelay },
        { separator: true },
        { id: 'curl', label: 'Copy as cURL', icon: Terminal, disabledReason: noPreview, onSelect: () => void copyPreviewAsCurl() },
      ]}
    >
      {label}
    </SplitButton>
  );
}

/** The deck with the fault in hand that sends later. */
function openDelay(): void {
  chooseFault('delay');
  openDialog('fault');
}
