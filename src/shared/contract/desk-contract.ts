import type { AccountOrigin, AccountSubject, AccountUser, Claim, ClaimStatus, Contact } from '../model/account';
import type { Change } from '../model/change';
import type { DeliverySummary } from '../model/delivery';
import type { DeskAction, DeskActionKind } from '../model/desk-action';
import type { PerformedBy } from '../model/event';
import type { FaultOrder } from '../model/fault';

type Nothing = Record<string, never>;

/** What a change on the desk came to: what it made of the account, and the event on its way. */
export interface Acted {
  readonly change: Change;
  readonly eventId: string;
  readonly eventName: string;
  readonly deliveries: readonly DeliverySummary[];
  /** The claim as it is after the change, which is how the event tells of it; absent for contacts. */
  readonly claim?: Claim;
  /** The contact that was made; absent for claims. */
  readonly contact?: Contact;
}

/** The quick filters over the claims; `nobody` are open claims without an assignee, `changed` were changed since the account was made. */
export type ClaimFilter = 'all' | 'open' | 'closed' | 'nobody' | 'changed';

/** A claim in one line. */
export interface ClaimRow {
  readonly id: number;
  readonly reference: string;
  readonly type: string;
  readonly status: ClaimStatus;
  readonly assignee: string | null;
  readonly labels: readonly string[];
  readonly changedAtMs: number;
}

/** A contact in one line. */
export interface ContactRow {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly claims: number;
}

/** A page of a list, by rank (place among the matches, from 0). */
export interface DeskPage<Row> {
  readonly fromRank: number;
  readonly rows: readonly Row[];
  readonly total: number;
}

/** The account in figures. */
export interface DeskSummary {
  readonly origin: AccountOrigin;
  readonly claims: number;
  readonly contacts: number;
  /** Changes since the account was made, those undone included. */
  readonly changes: number;
  readonly changedClaims: number;
  /** Claims can be assigned to these: the account's users and the users among the workspace's performers. */
  readonly users: readonly AccountUser[];
  /** Labels in use, the most frequent first, at most 50. */
  readonly labels: readonly string[];
  readonly lastChangeAtMs: number | null;
}

/** An event that does not apply to a claim as it is, and why, in one line. */
export interface NotOffered {
  readonly eventName: string;
  readonly reason: string;
}

/** A claim with everything that its card shows. */
export interface ClaimCard {
  readonly claim: Claim;
  readonly contact: Contact | null;
  /** The JSON of the claim as an event would carry it. */
  readonly text: string;
  readonly offered: readonly DeskActionKind[];
  readonly notOffered: readonly NotOffered[];
  /** The last change that can be undone; absent where there is none. */
  readonly undoable?: Change;
}

/** A contact with everything that its card shows; `claims` are its first 100. */
export interface ContactCard {
  readonly contact: Contact;
  readonly text: string;
  readonly claims: readonly ClaimRow[];
  readonly notOffered: readonly NotOffered[];
  readonly undoable?: Change;
}

/** What came of one delivery of a change's event. */
export interface TraceDelivery {
  readonly delivery: DeliverySummary;
  /** The request that our catch server captured; `rule` is the name of the rule that answered (absent: the default rule). */
  readonly captured?: { readonly captureId: string; readonly seq: number; readonly position: number; readonly status: number; readonly rule?: string };
}

/** A change with what came of it. Undoings have no deliveries. */
export interface TraceBlock {
  readonly change: Change;
  readonly deliveries: readonly TraceDelivery[];
}

/** What came of the changes of a claim or contact, newest first. */
export interface Trace {
  readonly blocks: readonly TraceBlock[];
  /** Changes in all, those that are not in `blocks` included. */
  readonly changes: number;
}

/** Methods of the claims desk: a simulated account, and the events that its changes make. */
export interface DeskContract {
  'desk.summary': { input: Nothing; output: DeskSummary };
  /** Claims whose number, type, people, labels, policy or postcode hold every word of the search, without case; the last changed first. */
  'desk.claims': { input: { search: string; filter: ClaimFilter; fromRank: number; limit: number }; output: DeskPage<ClaimRow> & { readonly counts: Readonly<Record<ClaimFilter, number>> } };
  /** The rank of a claim within a search; `rank` is absent where it does not match. */
  'desk.rank': { input: { search: string; filter: ClaimFilter; claimId: number }; output: { rank?: number } };
  /** Contacts whose name, e-mail, phone or address hold every word of the search, without case; by name. */
  'desk.contacts': { input: { search: string; fromRank: number; limit: number }; output: DeskPage<ContactRow> };
  'desk.claim': { input: { claimId: number }; output: ClaimCard };
  'desk.contact': { input: { contactId: number }; output: ContactCard };
  'desk.timeline': { input: { subject: AccountSubject; limit: number }; output: Trace };

  /** Changes the account, which is on disk before the event is sent to every endpoint (or those named). Refused as `conflict` where the action does not apply. */
  'desk.act': { input: { action: DeskAction; performedBy: PerformedBy; faults?: readonly FaultOrder[]; endpointIds?: readonly string[] }; output: Acted };
  /** Sends an event that does not apply to the claim or contact, marked as the fault `contradicts-account`. Leaves the account alone. */
  'desk.sendAsFault': { input: { subject: AccountSubject; eventName: string; performedBy: PerformedBy; endpointIds?: readonly string[] }; output: Acted };
  /** Puts the account back to before a change, which must be the last one of its claim or contact. Sends nothing. */
  'desk.undo': { input: { changeId: string }; output: Change };
  /** Puts the account back to how it was made; its changes are dropped. Sends nothing. */
  'desk.reset': { input: Nothing; output: DeskSummary };
  /** Makes a new account in the place of the one that is there. Sends nothing. */
  'desk.generate': { input: { seed: number; count: number }; output: DeskSummary };
  /** The account as JSON. */
  'desk.export': { input: Nothing; output: { text: string; claims: number } };
  /** Takes an exported account in the place of the one that is there. Sends nothing. */
  'desk.import': { input: { text: string }; output: DeskSummary };
}
