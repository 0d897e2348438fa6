import { useState, type ReactNode } from 'react';
import { accountLimits } from '../../../shared/model/account';
import type { ClaimCard } from '../../../shared/contract/desk-contract';
import { claimTypes } from '../../../shared/model/claim-type';
import type { DeskActionKind } from '../../../shared/model/desk-action';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Menu, type MenuItem } from '../../ui/menu';
import { Plus } from 'lucide-react';
import { actionIcon } from './action-icon';
import { useDesk } from './desk-state';
import { doAction } from './do-on-desk';
import { PerformerControl } from './performer-control';

/** Who does it, and what applies to the claim as it is; a choice opens a menu under its button. */
export function ClaimActions({ card }: { readonly card: ClaimCard }): ReactNode {
  const users = useDesk((state) => state.summary?.users) ?? [];
  const labels = useDesk((state) => state.summary?.labels) ?? [];
  const [isNaming, setIsNaming] = useState(false);
  const { claim, offered } = card;
  const claimId = claim.id;
  const offers = (kind: DeskActionKind): boolean => offered.includes(kind);

  const assignItems: MenuItem[] = users
    .filter(({ userId }) => userId !== claim.assignedTo?.userId)
    .map((user) => ({ id: String(user.userId), label: user.name, hint: String(user.userId), onSelect: () => void doAction({ kind: 'claim.assign', claimId, user }) }));
  const labelItems: MenuItem[] = [
    ...labels.filter((label) => !claim.labels.includes(label)).map((label) => ({ id: `label ${label}`, label, onSelect: () => void doAction({ kind: 'claim.add_label', claimId, label }) })),
    { separator: true },
    { id: 'new', label: 'New label…', icon: Plus, onSelect: () => setIsNaming(true) },
  ];
  const typeItems: MenuItem[] = claimTypes
    .filter(({ name }) => name !== claim.type.name)
    .map(({ name }) => ({ id: name, label: name, onSelect: () => void doAction({ kind: 'claim.switch_type', claimId, type: name }) }));

  return (
    <div className="toolbar claim-actions" role="group" aria-label="Actions">
      <PerformerControl />
      {offers('claim.assign') && assignItems.length > 0 && <Menu label="Assign to" items={assignItems} trigger={<Button icon={actionIcon('claim.assign')}>Assign…</Button>} />}
      {offers('claim.unassign') && (
        <Button icon={actionIcon('claim.unassign')} onClick={() => void doAction({ kind: 'claim.unassign', claimId })}>
          Unassign
        </Button>
      )}
      {offers('claim.add_label') && (
        <Menu
          label="Add a label"
          items={labelItems}
          trigger={
            <Button icon={actionIcon('claim.add_label')} aria-label="Add a label">
              Label…
            </Button>
          }
        />
      )}
      {offers('claim.switch_type') && <Menu label="Switch the type to" items={typeItems} trigger={<Button icon={actionIcon('claim.switch_type')}>Switch type…</Button>} />}
      {offers('claim.close') && (
        <Button icon={actionIcon('claim.close')} onClick={() => void doAction({ kind: 'claim.close', claimId })}>
          Close
        </Button>
      )}
      {offers('claim.reopen') && (
        <Button icon={actionIcon('claim.reopen')} onClick={() => void doAction({ kind: 'claim.reopen', claimId })}>
          Reopen
        </Button>
      )}
      <NewLabelDialog open={isNaming} claimId={claimId} onClose={() => setIsNaming(false)} />
    </div>
  );
}

function NewLabelDialog({ open, claimId, onClose }: { readonly open: boolean; readonly claimId: number; readonly onClose: () => void }): ReactNode {
  const [label, setLabel] = useState('');
  const add = (): void => {
    onClose();
    setLabel('');
    void doAction({ kind: 'claim.add_label', claimId, label });
  };
  const problem = label.trim() === '' ? 'Write the label first' : label.length > accountLimits.labelLength ? `A label has at most ${accountLimits.labelLength} characters` : undefined;
  return (
    <Dialog open={open} title="New label" onClose={onClose} primary={{ label: 'Add label', disabledReason: problem, onClick: add }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === undefined) add();
        }}
      >
        <TextField label="Label" value={label} onChange={setLabel} />
      </form>
    </Dialog>
  );
}
