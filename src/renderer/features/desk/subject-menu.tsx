import { Bug, Copy, Ellipsis, ListPlus, Send, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NotOffered } from '../../../shared/contract/desk-contract';
import type { AccountSubject } from '../../../shared/model/account';
import type { Change } from '../../../shared/model/change';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { IconButton } from '../../ui/button';
import { Menu, type MenuItem } from '../../ui/menu';
import { showToast } from '../../ui/toast';
import { eventIcon } from './action-icon';
import { undoneWords } from './change-words';
import { addableChanges } from './addable-changes';
import { useDesk } from './desk-state';
import { openDialog } from './desk-store';
import { sendAsFault, undoChange } from './do-on-desk';

interface SubjectMenuProps {
  readonly subject: AccountSubject;
  /** The JSON as an event would carry it. */
  readonly text: string;
  /** Such as “an open claim”. */
  readonly asItIs: string;
  readonly notOffered: readonly NotOffered[];
  readonly undoable: Change | undefined;
}

/** Undo, and what else can be done with a claim or contact; what does not apply is here, to be sent as a fault. */
export function SubjectMenu({ subject, text, asItIs, notOffered, undoable }: SubjectMenuProps): ReactNode {
  const undo = undoable?.kind === 'done' ? undoable : undefined;
  const hasChanges = useDesk(({ trace }) => addableChanges(trace).length > 0);
  const items: MenuItem[] = [
    { id: 'compose', label: `Compose from this ${subject.kind}`, icon: Send, onSelect: () => go({ section: 'compose', draft: { name: subject.kind === 'claim' ? 'claim.created' : 'contact.created', subjectText: text } }) },
    { id: 'copy', label: 'Copy as JSON', icon: Copy, onSelect: () => void copyText(text) },
    {
      id: 'undo',
      label: 'Undo without sending',
      icon: Undo2,
      keys: 'Ctrl Z',
      disabledReason: undo === undefined ? 'Nothing to undo' : undefined,
      onSelect: () => {
        if (undo !== undefined) void undoChange(undo);
      },
    },
    { id: 'scenario', label: 'Add changes to scenario…', icon: ListPlus, disabledReason: hasChanges ? undefined : 'Nothing was changed here yet', onSelect: () => openDialog('scenario') },
    { separator: true },
    {
      id: 'fault',
      label: 'Send anyway as a fault…',
      icon: Bug,
      items: [
        { heading: `These do not apply to ${asItIs}. The account stays as it is; the row is marked as a fault.` },
        ...notOffered.map(({ eventName, reason }) => ({ id: eventName, label: eventName, dotted: true, icon: eventIcon(eventName), note: reason, onSelect: () => void sendAsFault(subject, eventName) })),
      ],
    },
  ];
  return (
    <div className="detail-extra">
      <IconButton
        icon={Undo2}
        label={undo === undefined ? 'Undo the last change without sending' : `Undo: ${undoneWords(undo.action)}, without sending`}
        disabledReason={undo === undefined ? 'Nothing to undo' : undefined}
        onClick={() => {
          if (undo !== undefined) void undoChange(undo);
        }}
      />
      <Menu label={`More for this ${subject.kind}`} align="end" trigger={<IconButton icon={Ellipsis} label={`More for this ${subject.kind}`} />} items={items} />
    </div>
  );
}

async function copyText(text: string): Promise<void> {
  const reply = await call('desktop.copy', { text });
  showToast(reply.ok ? { icon: Copy, title: 'Copied as JSON' } : { tone: 'fail', title: reply.error.message });
}
