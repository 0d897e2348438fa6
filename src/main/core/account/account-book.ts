import type { Account, AccountOrigin, AccountSubject, AccountUser, Claim, Contact } from '../../../shared/model/account';
import type { Change, DoneChange } from '../../../shared/model/change';
import type { ClaimType } from '../../../shared/model/claim-type';
import type { AccountView } from './decide';
import type { JournalEntry } from './journal-entry';

/**
 * An account in memory: how it was made, and every line of the journal on top. A line costs the same whether there are ten claims or ten thousand.
 * Numbers are given once: what was undone does not free its own, since an event has told of it.
 */
export class AccountBook implements AccountView {
  readonly origin: AccountOrigin;
  readonly users: readonly AccountUser[];
  /** Rises with every line, so that what was worked out from the account knows when it is stale. */
  revision = 0;
  readonly #claims = new Map<number, Claim>();
  readonly #contacts = new Map<number, Contact>();
  readonly #changes: Change[] = [];
  readonly #places = new Map<string, number>();
  readonly #bySubject = new Map<string, number[]>();
  readonly #before = new Map<string, Claim | undefined>();
  readonly #references = new Map<string, number>();
  #nextClaimId = 1;
  #nextContactId = 1;

  constructor(account: Account) {
    this.origin = account.origin;
    this.users = account.users;
    for (const contact of account.contacts) this.#put({ contact });
    for (const claim of account.claims) this.#put({ claim });
  }

  claim = (id: number): Claim | undefined => this.#claims.get(id);
  contact = (id: number): Contact | undefined => this.#contacts.get(id);
  claims = (): readonly Claim[] => [...this.#claims.values()];
  contacts = (): readonly Contact[] => [...this.#contacts.values()];
  get claimCount(): number {
    return this.#claims.size;
  }
  get contactCount(): number {
    return this.#contacts.size;
  }
  get nextClaimId(): number {
    return this.#nextClaimId;
  }
  get nextContactId(): number {
    return this.#nextContactId;
  }
  nextReference(prefix: ClaimType['prefix']): string {
    return `${prefix}-${String((this.#references.get(prefix) ?? 0) + 1).padStart(6, '0')}`;
  }

  get changeCount(): number {
    return this.#changes.length;
  }
  get lastChange(): Change | undefined {
    return this.#changes.at(-1);
  }
  change(id: string): Change | undefined {
    return this.#changes[this.#places.get(id) ?? -1];
  }
  /** The changes of a claim or contact, oldest first. */
  changesOf(subject: AccountSubject): readonly Change[] {
    return (this.#bySubject.get(keyOf(subject)) ?? []).flatMap((place) => this.#changes[place] ?? []);
  }
  /** True where a claim was changed since the account was made, and that was not undone. */
  isChanged(claimId: number): boolean {
    return this.changesOf({ kind: 'claim', id: claimId }).some((change) => change.kind === 'done' && !change.undone);
  }
  changedClaims(): ReadonlySet<number> {
    const changed = new Set<number>();
    for (const change of this.#changes) if (change.kind === 'done' && !change.undone && change.subject.kind === 'claim') changed.add(change.subject.id);
    return changed;
  }

  /** The change that undo would take: the last one of its claim or contact that stands; a contact that a claim names stays. */
  undoable(subject: AccountSubject): DoneChange | undefined {
    const last = this.changesOf(subject).findLast((change): change is DoneChange => change.kind === 'done' && !change.undone);
    if (subject.kind === 'contact' && this.claims().some(({ contactId }) => contactId === subject.id)) return undefined;
    return last;
  }

  /** Puts a line on top. Lines come in the order of the journal. */
  apply(entry: JournalEntry): void {
    this.revision += 1;
    switch (entry.kind) {
      case 'done': {
        const { after, ...change } = entry;
        this.#before.set(entry.id, entry.subject.kind === 'claim' ? this.#claims.get(entry.subject.id) : undefined);
        this.#put(after);
        this.#add({ ...change, undone: false });
        return;
      }
      case 'fault':
        this.#add(entry);
        return;
      case 'undo':
        this.#putBack(entry.changeId);
        this.#add(entry);
        return;
      case 'void':
        this.#putBack(entry.changeId);
        this.#remove(entry.changeId);
    }
  }

  /** The account as it is now, whole. */
  account(): Account {
    return { origin: this.origin, users: this.users, contacts: this.contacts(), claims: this.claims() };
  }

  #put(record: { readonly claim: Claim } | { readonly contact: Contact }): void {
    if ('contact' in record) {
      this.#contacts.set(record.contact.id, record.contact);
      this.#nextContactId = Math.max(this.#nextContactId, record.contact.id + 1);
      return;
    }
    const { claim } = record;
    this.#claims.set(claim.id, claim);
    this.#nextClaimId = Math.max(this.#nextClaimId, claim.id + 1);
    const [prefix = '', number = ''] = claim.reference.split('-', 2);
    if (/^\d{1,9}$/.test(number)) this.#references.set(prefix, Math.max(this.#references.get(prefix) ?? 0, Number(number)));
  }

  #add(change: Change): void {
    const place = this.#changes.push(change) - 1;
    this.#places.set(change.id, place);
    const key = keyOf(change.subject);
    const places = this.#bySubject.get(key);
    if (places === undefined) this.#bySubject.set(key, [place]);
    else places.push(place);
  }

  #putBack(changeId: string): void {
    const place = this.#places.get(changeId) ?? -1;
    const change = this.#changes[place];
    if (change?.kind !== 'done') return;
    const { subject } = change;
    const before = this.#before.get(changeId);
    if (subject.kind === 'contact') this.#contacts.delete(subject.id);
    else if (before === undefined) this.#claims.delete(subject.id);
    else this.#claims.set(subject.id, before);
    this.#changes[place] = { ...change, undone: true };
  }

  /** Only the last line can be taken back, since it is not yet anyone's ground. */
  #remove(changeId: string): void {
    const last = this.#changes.at(-1);
    if (last?.id !== changeId) return;
    this.#changes.pop();
    this.#places.delete(changeId);
    this.#before.delete(changeId);
    this.#bySubject.get(keyOf(last.subject))?.pop();
  }
}

function keyOf({ kind, id }: AccountSubject): string {
  return `${kind} ${id}`;
}
