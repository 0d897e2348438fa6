import type { Trace } from '../../../shared/contract/desk-contract';
import type { DoneChange } from '../../../shared/model/change';

/** The changes of a timeline that a scenario can do again, oldest first: those that still stand. */
export function addableChanges(trace: Trace | undefined): readonly DoneChange[] {
  return (trace?.blocks ?? []).flatMap(({ change }) => (change.kind === 'done' && !change.undone ? [change] : [])).reverse();
}
