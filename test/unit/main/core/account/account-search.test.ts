import { describe, expect, test } from 'vitest';
import { AccountBook } from '../../../../../src/main/core/account/account-book';
import { AccountSearch } from '../../../../../src/main/core/account/account-search';
import { decide } from '../../../../../src/main/core/account/decide';
import { generateAccount, seedMoment } from '../../../../../src/main/core/account/generate-account';
import type { DeskAction } from '../../../../../src/shared/model/desk-action';
import { cpuMs } from '../../../../support/cpu-time';

async function searched(count: number): Promise<{ readonly book: AccountBook; readonly search: AccountSearch; act(action: DeskAction): void }> {
  const book = new AccountBook(await generateAccount(3, count));
  let atMs = seedMoment();
  return {
    book,
    search: new AccountSearch(book),
    act(action) {
      atMs += 1_000;
      const decided = decide(book, action, atMs);
      if (!decided.ok) throw new Error(decided.message);
      book.apply({ kind: 'done', id: `chg_${atMs}`, atMs, action, performedBy: { kind: 'token', name: 'T' }, eventId: 'evt', ...decided.effect });
    },
  };
}

describe('AccountSearch', () => {
  test('finds a claim by each of its parts, and by several words at once', async () => {
    const { book, search, act } = await searched(60);
    act({ kind: 'contact.create', name: 'Sofía Núñez' });
    act({ kind: 'claim.create', type: 'Pet, vet fees', contactId: book.nextContactId - 1, policyNumber: '123456789012345', postcode: 'ZZ9 9ZZ', labels: ['Rare thing'] });
    const id = book.nextClaimId - 1;
    act({ kind: 'claim.assign', claimId: id, user: { userId: 5, name: 'Wei Zhang' } });
    const reference = book.claim(id)?.reference ?? '';
    for (const words of [reference.toLowerCase(), 'nunez', 'SOFÍA', '123456789012345', 'zz9 9zz', 'rare', 'wei zhang pet', `nunez ${reference}`]) {
      expect(search.claims(words, 'all', 0, 10).rows.map((row) => row.id), words).toContain(id);
    }
    expect(search.claims('nunez zhang collision', 'all', 0, 10).total).toBe(0);
    expect(search.contacts('nunez', 0, 10).rows).toMatchObject([{ name: 'Sofía Núñez', claims: 1 }]);
  });

  test('shows the last changed first, counts each filter within the search, and knows ranks', async () => {
    const { book, search, act } = await searched(100);
    const old = search.claims('', 'open', 90, 10).rows.at(0)?.id ?? search.claims('', 'open', 0, 100).rows.at(-1)?.id ?? 0;
    act({ kind: 'claim.close', claimId: old });
    const { rows, counts, total } = search.claims('', 'all', 0, 100);
    expect(rows[0]?.id).toBe(old);
    expect([...rows].sort((a, b) => b.changedAtMs - a.changedAtMs).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(total).toBe(100);
    expect(counts.open + counts.closed).toBe(100);
    expect(counts.changed).toBe(1);
    expect(search.claims('', 'changed', 0, 10).rows.map(({ id }) => id)).toEqual([old]);
    expect(counts.nobody).toBe(book.claims().filter(({ status, assignedTo }) => status === 'open' && assignedTo === null).length);
    expect(search.rank('', 'all', old)).toBe(0);
    expect(search.rank('', 'open', old)).toBeUndefined();
    expect(search.claims('', 'all', 40, 5).rows.map(({ id }) => id)).toEqual(rows.slice(40, 45).map(({ id }) => id));
  });

  test('a keystroke over ten thousand claims costs less than 25 ms', async () => {
    const { search } = await searched(10_000);
    search.claims('', 'all', 0, 100);
    search.claims('warm', 'all', 0, 100);
    const texts = ['m', 'mt', 'mtr', 'mtr-', 'mtr-0', 'mtr-00', 'gl', 'glass', 'glass smi'];
    const beforeMs = cpuMs();
    for (const text of texts) search.claims(text, 'all', 0, 100);
    expect((cpuMs() - beforeMs) / texts.length).toBeLessThan(25);
  });
});
