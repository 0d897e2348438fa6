import type { AccountSubject } from './account';
import type { DeskAction } from './desk-action';
import type { PerformedBy } from './event';

interface ChangeBase {
  readonly id: string;
  readonly atMs: number;
  readonly subject: AccountSubject;
}

/** What a user or a token did on the desk: it changed the account and made one event. `undone` where the account was put back; the event had left. */
export interface DoneChange extends ChangeBase {
  readonly kind: 'done';
  readonly action: DeskAction;
  readonly performedBy: PerformedBy;
  readonly eventName: string;
  readonly eventId: string;
  readonly undone: boolean;
}

/** An event that did not apply and was sent anyway, as the fault `contradicts-account`. The account was left alone. */
export interface FaultChange extends ChangeBase {
  readonly kind: 'fault';
  readonly performedBy: PerformedBy;
  readonly eventName: string;
  readonly eventId: string;
  /** Why it did not apply, in one line. */
  readonly reason: string;
}

/** The account was put back to before a change. Nothing was sent. */
export interface UndoChange extends ChangeBase {
  readonly kind: 'undo';
  readonly changeId: string;
  /** The action that was undone. */
  readonly action: DeskAction;
}

/** One line of an account's history, in the order in which they were made. */
export type Change = DoneChange | FaultChange | UndoChange;

/** The name of the fault that marks an event which the account contradicts. */
export const contradictionFault = 'contradicts-account';
