import type { Claim, Contact } from '../../../shared/model/account';
import type { DoneChange, FaultChange, UndoChange } from '../../../shared/model/change';

/**
 * One line of the journal. A done change carries the claim or contact as it was after it, so that reading it again needs no rules: an account stays what
 * it was, also where a later version decides otherwise. `void` takes back a change whose event was refused, as if it had never been.
 */
export type JournalEntry =
  | (Omit<DoneChange, 'undone'> & { readonly after: { readonly claim: Claim } | { readonly contact: Contact } })
  | FaultChange
  | UndoChange
  | { readonly kind: 'void'; readonly changeId: string };
