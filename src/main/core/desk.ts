import type { Acted } from '../../shared/contract/desk-contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import type { Account, AccountSubject } from '../../shared/model/account';
import { contradictionFault, type Change } from '../../shared/model/change';
import type { DeskAction } from '../../shared/model/desk-action';
import { endpointOfAddress, type Endpoint } from '../../shared/model/endpoint';
import type { PerformedBy } from '../../shared/model/event';
import type { FaultChoice } from '../../shared/model/fault';
import { AccountBook } from './account/account-book';
import { decide } from './account/decide';
import { generateAccount, seedMoment } from './account/generate-account';
import type { JournalEntry } from './account/journal-entry';
import { notOffered, notOfferedOfContact } from './account/offers';
import type { AccountWritten, OwnAccount } from './account/own-account';
import { claimText, contactText } from './account/subject-text';
import type { AccountHands, ActOptions, Desk, ScratchAccount } from './desk-port';
import type { Ports } from './ports';
import { refuseSend } from './send-refusal';
import type { Sender } from './sender/sender-port';
import { readFaults } from './wire/faults/parse-fault';

/** What the desk works with. */
export interface DeskParts {
  readonly sender: Sender;
  readonly ports: Ports;
  endpoints(): readonly Endpoint[];
  /** An endpoint by its id: of the workspace, of a run, or an address. */
  endpoint(id: string): Endpoint | undefined;
  open(): Promise<OwnAccount>;
  /** Told after each change of the user's account. */
  onChange(changes: number): void;
}

/** The desk as the core’s handlers need it. */
export interface OwnDesk extends Desk {
  /** Does something with the user's account while no one else changes it. */
  exclusively<T>(work: (account: OwnAccount) => Promise<T>): Promise<T>;
  /** The user's account, to read. */
  account(): Promise<OwnAccount>;
  undo(changeId: string): Promise<Reply<Change>>;
  close(): Promise<void>;
}

/** An account, and where its lines are kept. */
interface Ledger {
  readonly book: AccountBook;
  write(entry: JournalEntry): Promise<AccountWritten>;
  nowMs(): number;
}

/** The claims desk: where an account's changes meet the sender. */
export function createDesk(parts: DeskParts): OwnDesk {
  const { ports } = parts;
  let opening: Promise<OwnAccount> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const account = (): Promise<OwnAccount> => {
    // A folder that could not be read once may be readable the next time.
    opening ??= parts.open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const exclusively = <T>(work: (own: OwnAccount) => Promise<T>): Promise<T> => {
    const mine = last.then(async () => {
      const own = await account();
      try {
        return await work(own);
      } finally {
        parts.onChange(own.book.changeCount);
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  const ownLedger = (own: OwnAccount): Ledger => ({
    get book() {
      return own.book;
    },
    write: own.write,
    // A clock that was put back must not make a change older than the one before it.
    nowMs: () => Math.max(ports.clock.nowMs(), own.book.lastChange?.atMs ?? 0),
  });

  return {
    exclusively,
    account,
    own: async () => {
      const own = await account();
      return {
        act: (action, performedBy, options) => exclusively((now) => act(parts, ownLedger(now), action, performedBy, options)),
        sendAsFault: (subject, eventName, performedBy, options) => exclusively((now) => sendAsFault(parts, ownLedger(now), subject, eventName, performedBy, options)),
        claim: (id) => own.book.claim(id),
        contact: (id) => own.book.contact(id),
        claims: () => own.book.claims(),
        contacts: () => own.book.contacts(),
      } satisfies AccountHands;
    },
    undo: (changeId) => exclusively((own) => undo(ports, ownLedger(own), changeId)),
    openScratchAccount: async (seed, count) => scratch(parts, await generateAccount(seed, count)),
    openScratchCopy: (begun) => scratch(parts, begun),
    async close() {
      await last;
      if (opening !== undefined) await (await opening).close();
    },
  };
}

function scratch(parts: DeskParts, begun: Account): ScratchAccount {
  const book = new AccountBook(begun);
  const latest = begun.claims.reduce((found, { updatedAt }) => Math.max(found, Date.parse(updatedAt)), seedMoment());
  let lines = 0;
  const ledger: Ledger = {
    book,
    write: async (entry) => {
      lines += 1;
      book.apply(entry);
      return { ok: true };
    },
    nowMs: () => latest + (lines + 1) * 1_000,
  };
  return {
    act: (action, performedBy, options) => act(parts, ledger, action, performedBy, options),
    sendAsFault: (subject, eventName, performedBy, options) => sendAsFault(parts, ledger, subject, eventName, performedBy, options),
    claim: book.claim,
    contact: book.contact,
    claims: book.claims,
    contacts: book.contacts,
    text: (subject) => subjectText(book, subject),
  };
}

async function act(parts: DeskParts, ledger: Ledger, action: DeskAction, performedBy: PerformedBy, options: ActOptions = {}): Promise<Reply<Acted>> {
  const faults = readFaults(options.faults ?? []);
  if (!faults.ok) return refuse('invalid', faults.message, '/faults');
  const noEndpoint = endpointProblem(parts, options);
  if (noEndpoint !== undefined) return noEndpoint;
  const { book } = ledger;
  const atMs = ledger.nowMs();
  const decided = decide(book, action, atMs);
  if (!decided.ok) return refuse(decided.code, decided.message, decided.field === undefined ? undefined : `/action${decided.field}`);
  const { eventName, subject, after } = decided.effect;
  const change = { kind: 'done' as const, id: parts.ports.ids.make('chg'), atMs, subject, action, performedBy, eventName, eventId: parts.ports.ids.make('evt') };
  const written = await ledger.write({ ...change, after });
  if (!written.ok) return refuse('surroundings', written.message);
  const sent = await send(parts, book, change, faults.choices, options);
  if (!sent.ok) {
    const takenBack = await ledger.write({ kind: 'void', changeId: change.id });
    return takenBack.ok ? sent : refuse('surroundings', takenBack.message);
  }
  return ok({ change: { ...change, undone: false }, eventId: change.eventId, eventName, deliveries: sent.value, ...after });
}

async function sendAsFault(parts: DeskParts, ledger: Ledger, subject: AccountSubject, eventName: string, performedBy: PerformedBy, options: ActOptions = {}): Promise<Reply<Acted>> {
  const { book } = ledger;
  const noEndpoint = endpointProblem(parts, options);
  if (noEndpoint !== undefined) return noEndpoint;
  const claim = subject.kind === 'claim' ? book.claim(subject.id) : undefined;
  const contact = subject.kind === 'contact' ? book.contact(subject.id) : undefined;
  const list = claim !== undefined ? notOffered(claim) : contact !== undefined ? notOfferedOfContact(contact.createdAt) : undefined;
  if (list === undefined) return refuse('not-found', `That ${subject.kind} is not in the account.`, '/subject');
  const reason = list.find((each) => each.eventName === eventName)?.reason;
  if (reason === undefined) return refuse('conflict', `${eventName} applies to the ${subject.kind} as it is, or is not about a ${subject.kind}. Do it as a change.`, '/eventName');
  const faults = readFaults([{ name: contradictionFault }, ...(options.faults ?? [])]);
  if (!faults.ok) return refuse('invalid', faults.message, '/faults');
  const change = { kind: 'fault' as const, id: parts.ports.ids.make('chg'), atMs: ledger.nowMs(), subject, performedBy, eventName, eventId: parts.ports.ids.make('evt'), reason };
  const sent = await send(parts, book, change, faults.choices, options);
  if (!sent.ok) return sent;
  const written = await ledger.write(change);
  // The event is on its way and on record in the log; what is missing is its line in the claim’s timeline.
  if (!written.ok) parts.ports.logger.warn(`an event sent as a fault is missing in the timeline: ${written.message}`);
  return ok({ change, eventId: change.eventId, eventName, deliveries: sent.value, ...(claim === undefined ? {} : { claim }), ...(contact === undefined ? {} : { contact }) });
}

async function undo(ports: Ports, ledger: Ledger, changeId: string): Promise<Reply<Change>> {
  const { book } = ledger;
  const change = book.change(changeId);
  if (change?.kind !== 'done') return refuse('not-found', 'That change is not in the account.', '/changeId');
  if (change.undone) return refuse('conflict', 'That change was undone already.');
  if (book.undoable(change.subject)?.id !== changeId) {
    return refuse('conflict', change.subject.kind === 'contact' ? 'A claim names this contact, so it stays.' : 'The claim was changed again since. Undo its last change first.');
  }
  const undoing = { kind: 'undo' as const, id: ports.ids.make('chg'), atMs: ledger.nowMs(), subject: change.subject, changeId, action: change.action };
  const written = await ledger.write(undoing);
  return written.ok ? ok(undoing) : refuse('surroundings', written.message);
}

/** The JSON of a claim or contact as an event would carry it; undefined where the account has none of that number. */
export function subjectText(book: AccountBook, { kind, id }: AccountSubject): string | undefined {
  if (kind === 'contact') {
    const contact = book.contact(id);
    return contact === undefined ? undefined : contactText(contact);
  }
  const claim = book.claim(id);
  return claim === undefined ? undefined : claimText(claim, claim.contactId === null ? undefined : book.contact(claim.contactId));
}

function endpointProblem(parts: DeskParts, { endpointIds }: ActOptions): ReturnType<typeof refuse> | undefined {
  if (endpointIds === undefined || chosenEndpoints(parts, endpointIds).length > 0) return undefined;
  return refuse('conflict', 'There is no endpoint to send to. Add one in Endpoints.');
}

function chosenEndpoints(parts: DeskParts, endpointIds: readonly string[] | undefined): readonly Endpoint[] {
  if (endpointIds === undefined) return parts.endpoints();
  return [...new Set(endpointIds)].flatMap((id) => parts.endpoint(id) ?? []);
}

function addressed(endpointIds: readonly string[] | undefined): readonly Endpoint[] {
  return (endpointIds ?? []).map(endpointOfAddress).filter((endpoint) => endpoint !== undefined);
}

async function send(
  parts: DeskParts,
  book: AccountBook,
  change: { readonly subject: AccountSubject; readonly performedBy: PerformedBy; readonly eventName: string; readonly eventId: string },
  faults: readonly FaultChoice[],
  options: ActOptions,
): Promise<Reply<Acted['deliveries']>> {
  const { subject, performedBy, eventName, eventId } = change;
  const text = subjectText(book, subject);
  if (text === undefined) throw new Error(`the ${subject.kind} of ${eventName} is not in the account`);
  const sent = await parts.sender.send({
    draft: { name: eventName, source: performedBy.kind === 'user' ? 'ui' : 'api', performedBy, subjectText: text },
    subjectKind: subject.kind,
    eventId,
    endpoints: chosenEndpoints(parts, options.endpointIds),
    faults,
    deliverAnyway: [...(options.deliverAnyway ?? []), ...addressed(options.endpointIds).map(({ id }) => id)],
    ...(options.origin === undefined ? {} : { origin: options.origin }),
  });
  return sent.ok ? ok(sent.value.deliveries) : refuseSend(sent.problem);
}
