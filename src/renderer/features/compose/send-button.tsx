import { Bug, Gauge, Repeat, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { go } from '../../host/navigation';
import { SplitButton } from '../../ui/split-button';
import { planNow, useCompose } from './compose-state';
import { openDialog, send } from './compose-store';

/** Sends the composed event; its menu has the other ways to send it. */
export function SendButton(): ReactNode {
  const label = useCompose((state) => planNow(state).label);
  const reason = useCompose((state) => {
    const plan = planNow(state);
    return plan.kind === 'blocked' ? plan.reason : undefined;
  });
  return (
    <SplitButton
      icon={Send}
      keys="Ctrl Enter"
      disabledReason={reason}
      menuLabel="Other ways to send"
      onClick={() => void send()}
      items={[
        { id: 'ten', label: 'Send 10 times', icon: Repeat, keys: 'Ctrl Shift Enter', disabledReason: reason, onSelect: () => void send([], 10) },
        { id: 'burst', label: 'Send a burst…', icon: Gauge, onSelect: () => go({ section: 'compose', page: 'burst' }) },
        { id: 'fault', label: 'Send with a fault…', icon: Bug, keys: 'Ctrl Shift F', onSelect: () => openDialog('fault') },
      ]}
    >
      {label}
    </SplitButton>
  );
}
