import type { Change } from '../../../shared/model/change';
import type { DeskAction } from '../../../shared/model/desk-action';

/** What was done, as a title of the timeline: “Assigned to Amara Okafor”. */
export function changeTitle(change: Change): string {
  switch (change.kind) {
    case 'done':
      return doneWords(change.action);
    case 'fault':
      return 'Sent as a fault';
    case 'undo':
      return `${undoneWords(change.action)} undone`;
  }
}

function doneWords(action: DeskAction): string {
  switch (action.kind) {
    case 'claim.create':
      return 'Claim created';
    case 'claim.close':
      return 'Closed';
    case 'claim.reopen':
      return 'Reopened';
    case 'claim.add_label':
      return `Label ${action.label} added`;
    case 'claim.remove_label':
      return `Label ${action.label} removed`;
    case 'claim.assign':
      return `Assigned to ${action.user.name}`;
    case 'claim.unassign':
      return 'Unassigned';
    case 'claim.switch_type':
      return `Type switched to ${action.type}`;
    case 'contact.create':
      return 'Contact created';
  }
}

/** The same as a thing that was undone, or can be: “Closing”. */
export function undoneWords(action: DeskAction): string {
  switch (action.kind) {
    case 'claim.create':
    case 'contact.create':
      return 'Creation';
    case 'claim.close':
      return 'Closing';
    case 'claim.reopen':
      return 'Reopening';
    case 'claim.add_label':
      return `Adding label ${action.label}`;
    case 'claim.remove_label':
      return `Removing label ${action.label}`;
    case 'claim.assign':
      return `Assignment to ${action.user.name}`;
    case 'claim.unassign':
      return 'Unassignment';
    case 'claim.switch_type':
      return `Switch to ${action.type}`;
  }
}
