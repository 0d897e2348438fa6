import type { DeskContract, DeskSummary } from '../../shared/contract/desk-contract';
import { ok, refuse } from '../../shared/contract/reply';
import type { AccountUser } from '../../shared/model/account';
import type { Performer } from '../../shared/model/workspace';
import { claimRow } from './account/account-search';
import type { ValueCheck } from './account/account-files';
import { diskSentence } from './disk-sentence';
import { generateAccount } from './account/generate-account';
import { notOffered, notOfferedOfContact, offeredActions } from './account/offers';
import type { AccountWritten, OwnAccount } from './account/own-account';
import { accountText, readAccount } from './account/read-account';
import { subjectText, type OwnDesk } from './desk';
import { traceOf } from './desk-trace';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';
import type { WorkspaceStore } from './workspace/open-workspace';

/** The methods of the claims desk. */
export type DeskMethod = keyof DeskContract;

export interface DeskHandlerParts {
  readonly desk: OwnDesk;
  readonly log: Log;
  readonly workspace: WorkspaceStore;
  readonly checkAccount: ValueCheck;
}

const labelsTold = 50;
const claimsOfContact = 100;

/** Handlers of the claims desk. */
export function createDeskHandlers({ desk, log, workspace, checkAccount }: DeskHandlerParts): Handlers<DeskMethod> {
  const noClaim = refuse('not-found', 'That claim is not in the account.');
  const noContact = refuse('not-found', 'That contact is not in the account.');
  const summary = (own: OwnAccount) => summaryOf(own, workspace.current().performers);
  const become = (work: (own: OwnAccount) => Promise<AccountWritten>) =>
    desk.exclusively(async (own) => {
      const written = await work(own);
      return written.ok ? ok(summary(own)) : refuse('surroundings', written.message);
    });

  const handlers: Handlers<DeskMethod> = {
    'desk.summary': async () => ok(summary(await desk.account())),
    'desk.claims': async ({ search, filter, fromRank, limit }) => ok((await desk.account()).search.claims(search, filter, fromRank, limit)),
    'desk.rank': async ({ search, filter, claimId }) => {
      const rank = (await desk.account()).search.rank(search, filter, claimId);
      return ok(rank === undefined ? {} : { rank });
    },
    'desk.contacts': async ({ search, fromRank, limit }) => ok((await desk.account()).search.contacts(search, fromRank, limit)),
    'desk.claim': async ({ claimId }) => {
      const { book } = await desk.account();
      const claim = book.claim(claimId);
      const text = subjectText(book, { kind: 'claim', id: claimId });
      if (claim === undefined || text === undefined) return noClaim;
      const undoable = book.undoable({ kind: 'claim', id: claimId });
      const contact = claim.contactId === null ? undefined : book.contact(claim.contactId);
      return ok({ claim, contact: contact ?? null, text, offered: offeredActions(claim), notOffered: notOffered(claim), ...(undoable === undefined ? {} : { undoable }) });
    },
    'desk.contact': async ({ contactId }) => {
      const { book } = await desk.account();
      const contact = book.contact(contactId);
      const text = subjectText(book, { kind: 'contact', id: contactId });
      if (contact === undefined || text === undefined) return noContact;
      const undoable = book.undoable({ kind: 'contact', id: contactId });
      const claims = book.claims().filter((claim) => claim.contactId === contactId).slice(0, claimsOfContact).map(claimRow);
      return ok({ contact, text, claims, notOffered: notOfferedOfContact(contact.createdAt), ...(undoable === undefined ? {} : { undoable }) });
    },
    'desk.timeline': async ({ subject, limit }) => ok(await traceOf(log, (await desk.account()).book.changesOf(subject), limit)),

    'desk.act': async ({ action, performedBy, ...options }) => (await desk.own()).act(action, performedBy, options),
    'desk.sendAsFault': async ({ subject, eventName, performedBy, ...options }) => (await desk.own()).sendAsFault(subject, eventName, performedBy, options),
    'desk.undo': ({ changeId }) => desk.undo(changeId),
    'desk.reset': () => become((own) => own.reset()),
    'desk.generate': async ({ seed, count }) => {
      const account = await generateAccount(seed, count);
      return become((own) => own.replace(account));
    },
    'desk.export': async () => {
      const account = (await desk.account()).book.account();
      return ok({ text: accountText(account), claims: account.claims.length });
    },
    'desk.import': async ({ text }) => {
      const read = readAccount(text, checkAccount);
      return read.ok ? become((own) => own.replace(read.account)) : refuse('invalid', read.message, '/text');
    },
  };
  return whereReadable(handlers);
}

/** The same handlers, which refuse where the account’s files cannot be read, instead of failing. */
function whereReadable(handlers: Handlers<DeskMethod>): Handlers<DeskMethod> {
  const guarded = Object.entries(handlers).map(([method, handler]) => [
    method,
    async (input: never) => {
      try {
        return await (handler as (input: never) => unknown)(input);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === undefined) throw error;
        return refuse('surroundings', `The account could not be read: ${diskSentence(error)}`);
      }
    },
  ]);
  return Object.fromEntries(guarded) as Handlers<DeskMethod>;
}

function summaryOf({ book }: OwnAccount, performers: readonly Performer[]): DeskSummary {
  const labels = new Map<string, number>();
  for (const claim of book.claims()) for (const label of claim.labels) labels.set(label, (labels.get(label) ?? 0) + 1);
  return {
    origin: book.origin,
    claims: book.claimCount,
    contacts: book.contactCount,
    changes: book.changeCount,
    changedClaims: book.changedClaims().size,
    users: usersOf(book.users, performers),
    labels: [...labels].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1)).slice(0, labelsTold).map(([label]) => label),
    lastChangeAtMs: book.lastChange?.atMs ?? null,
  };
}

/** By name. Of two with one number the workspace’s own performer is meant. */
function usersOf(users: readonly AccountUser[], performers: readonly Performer[]): readonly AccountUser[] {
  const own = performers.flatMap(({ performedBy }) => (performedBy.kind === 'user' ? [{ userId: performedBy.userId, name: performedBy.name }] : []));
  return [...new Map([...users, ...own].map((user) => [user.userId, user])).values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.userId - b.userId));
}
