import type { ClaimFilter, ClaimRow, ContactRow, DeskPage } from '../../../shared/contract/desk-contract';
import type { Claim, Contact } from '../../../shared/model/account';
import type { AccountBook } from './account-book';

/** Matches of one search, in the order in which they are shown, and how many each filter leaves. */
interface Matches {
  readonly key: string;
  readonly all: readonly Claim[];
  readonly byFilter: Readonly<Record<ClaimFilter, readonly Claim[]>>;
}

/**
 * Finds claims and contacts by what stands in them. The text of each is made once and kept until it changes, and so are the matches of the last search,
 * so that a keystroke looks through ten thousand short texts and a page of the same search through none.
 */
export class AccountSearch {
  readonly #book: AccountBook;
  readonly #texts = new Map<Claim | Contact, string>();
  #matches: Matches | undefined;
  #order: { readonly revision: number; readonly claims: readonly Claim[] } | undefined;
  #isWarm = false;
  #contacts: { readonly key: string; readonly list: readonly Contact[] } | undefined;
  #claimCounts: { readonly revision: number; readonly byContact: ReadonlyMap<number, number> } | undefined;

  constructor(book: AccountBook) {
    this.#book = book;
  }

  claims(search: string, filter: ClaimFilter, fromRank: number, limit: number): DeskPage<ClaimRow> & { readonly counts: Readonly<Record<ClaimFilter, number>> } {
    this.#warm();
    const { byFilter } = this.#find(search);
    const found = byFilter[filter];
    const counts = { all: byFilter.all.length, open: byFilter.open.length, closed: byFilter.closed.length, nobody: byFilter.nobody.length, changed: byFilter.changed.length };
    return { fromRank, rows: found.slice(fromRank, fromRank + limit).map(claimRow), total: found.length, counts };
  }

  rank(search: string, filter: ClaimFilter, claimId: number): number | undefined {
    const rank = this.#find(search).byFilter[filter].findIndex(({ id }) => id === claimId);
    return rank < 0 ? undefined : rank;
  }

  contacts(search: string, fromRank: number, limit: number): DeskPage<ContactRow> {
    const list = this.#findContacts(search);
    const counts = this.#claimsByContact();
    const rows = list.slice(fromRank, fromRank + limit).map(({ id, name, email, phone }) => ({ id, name, email, phone, claims: counts.get(id) ?? 0 }));
    return { fromRank, rows, total: list.length };
  }

  #find(search: string): Matches {
    const key = `${this.#book.revision} ${search}`;
    if (this.#matches?.key === key) return this.#matches;
    const words = wordsOf(search);
    const ordered = this.#ordered();
    const all = words.length === 0 ? ordered : ordered.filter((claim) => fits(this.#textOfClaim(claim), words));
    const changed = this.#book.changedClaims();
    const byFilter = {
      all,
      open: all.filter(({ status }) => status === 'open'),
      closed: all.filter(({ status }) => status === 'closed'),
      nobody: all.filter(({ status, assignedTo }) => status === 'open' && assignedTo === null),
      changed: changed.size === 0 ? [] : all.filter(({ id }) => changed.has(id)),
    };
    this.#matches = { key, all, byFilter };
    return this.#matches;
  }

  /** Makes the texts once the first page is told, so that the first keystroke need not wait for them. */
  #warm(): void {
    if (this.#isWarm) return;
    this.#isWarm = true;
    setImmediate(() => {
      for (const claim of this.#book.claims()) this.#textOfClaim(claim);
    });
  }

  #ordered(): readonly Claim[] {
    const { revision } = this.#book;
    if (this.#order?.revision !== revision) {
      // ISO 8601 in UTC sorts as text; ids part what was changed at the same moment.
      const claims = [...this.#book.claims()].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : b.id - a.id));
      this.#order = { revision, claims };
      if (this.#texts.size > 4 * (claims.length + 100)) this.#texts.clear();
    }
    return this.#order.claims;
  }

  #findContacts(search: string): readonly Contact[] {
    const key = `${this.#book.revision} ${search}`;
    if (this.#contacts?.key === key) return this.#contacts.list;
    const words = wordsOf(search);
    const found = this.#book.contacts().filter((contact) => fits(this.#textOfContact(contact), words));
    const list = found.map((contact) => [plain(contact.name), contact] as const).sort(([a, { id }], [b, other]) => (a < b ? -1 : a > b ? 1 : id - other.id)).map(([, contact]) => contact);
    this.#contacts = { key, list };
    return list;
  }

  #claimsByContact(): ReadonlyMap<number, number> {
    if (this.#claimCounts?.revision !== this.#book.revision) {
      const byContact = new Map<number, number>();
      for (const { contactId } of this.#book.claims()) if (contactId !== null) byContact.set(contactId, (byContact.get(contactId) ?? 0) + 1);
      this.#claimCounts = { revision: this.#book.revision, byContact };
    }
    return this.#claimCounts.byContact;
  }

  #textOfClaim(claim: Claim): string {
    return this.#kept(claim, () => {
      const contact = claim.contactId === null ? undefined : this.#book.contact(claim.contactId);
      return [claim.reference, claim.id, claim.type.name, claim.policyNumber, claim.incident.postcode, claim.assignedTo?.name ?? 'nobody', contact?.name ?? '', ...claim.labels].join('\n');
    });
  }

  #textOfContact(contact: Contact): string {
    return this.#kept(contact, () => [contact.name, contact.email ?? '', contact.phone ?? '', contact.address?.line1 ?? '', contact.address?.town ?? '', contact.address?.postcode ?? ''].join('\n'));
  }

  #kept(record: Claim | Contact, make: () => string): string {
    const found = this.#texts.get(record);
    if (found !== undefined) return found;
    const text = plain(make());
    this.#texts.set(record, text);
    return text;
  }
}

/** A claim in one line. */
export function claimRow(claim: Claim): ClaimRow {
  const { id, reference, type, status, assignedTo, labels, updatedAt } = claim;
  return { id, reference, type: type.name, status, assignee: assignedTo?.name ?? null, labels, changedAtMs: Date.parse(updatedAt) };
}

const beyondAscii = /\P{ASCII}/u;

function wordsOf(search: string): readonly string[] {
  return plain(search).split(/\s+/).filter((word) => word !== '');
}

function fits(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** Without case and accents, so that “nunez” finds Núñez. */
function plain(text: string): string {
  return beyondAscii.test(text) ? text.normalize('NFD').replaceAll(/\p{Mn}/gu, '').toLowerCase() : text.toLowerCase();
}
