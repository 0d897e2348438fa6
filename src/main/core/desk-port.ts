import type { Acted } from '../../shared/contract/desk-contract';
import type { Account, AccountSubject, Claim, Contact } from '../../shared/model/account';
import type { DeskAction } from '../../shared/model/desk-action';
import type { DeliveryOrigin } from '../../shared/model/delivery';
import type { PerformedBy } from '../../shared/model/event';
import type { FaultOrder } from '../../shared/model/fault';
import type { Reply } from '../../shared/contract/reply';

/** How the event of an action is sent: to every endpoint, or to those named; with faults on top. */
export interface ActOptions {
  readonly endpointIds?: readonly string[];
  readonly faults?: readonly FaultOrder[];
  readonly deliverAnyway?: readonly string[];
  readonly origin?: DeliveryOrigin;
}

/**
 * Someone's hands on an account. Every method refuses by Reply: `conflict` where the action does not apply as things stand, `invalid` where its
 * words cannot be, `not-found` where the claim is gone, and what the sender refuses. What was refused changed nothing and sent nothing.
 */
export interface AccountHands {
  /** Changes the account, then sends the event that the provider would. Resolves when the event is on record and on its way. */
  act(action: DeskAction, performedBy: PerformedBy, options?: ActOptions): Promise<Reply<Acted>>;
  /** Sends an event that does not apply, marked as the fault `contradicts-account`; leaves the account alone. */
  sendAsFault(subject: AccountSubject, eventName: string, performedBy: PerformedBy, options?: ActOptions): Promise<Reply<Acted>>;
  claim(id: number): Claim | undefined;
  contact(id: number): Contact | undefined;
  /** The claims as they are, by id. */
  claims(): readonly Claim[];
  contacts(): readonly Contact[];
}

/**
 * An account of its own in memory, which ends with the object: the user's is not touched. Its clock begins at a time that follows from the seed and
 * goes on by a second a change, so that the same seed and the same actions give the same events on every run and platform.
 */
export interface ScratchAccount extends AccountHands {
  /** The JSON of a claim or contact as an event would carry it. */
  text(subject: AccountSubject): string | undefined;
}

/** The claims desk. The account of the workspace is read from disk when it is first asked for. */
export interface Desk {
  /** The hands on the user's own account. */
  own(): Promise<AccountHands>;
  openScratchAccount(seed: number, count: number): Promise<ScratchAccount>;
  /** A scratch account that begins as the one given. */
  openScratchCopy(account: Account): ScratchAccount;
}
