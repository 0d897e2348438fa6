import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountBook } from '../../../../../src/main/core/account/account-book';
import { decide } from '../../../../../src/main/core/account/decide';
import { generateAccount, seedMoment } from '../../../../../src/main/core/account/generate-account';
import type { JournalEntry } from '../../../../../src/main/core/account/journal-entry';
import { accountText, readAccount } from '../../../../../src/main/core/account/read-account';
import { createAccountValidation } from '../../../../../src/main/core/validation/account-schema';
import { anyAction } from '../../../../support/desk-samples';

const checks = createAccountValidation();

describe('AccountBook', () => {
  test('undo, last change first, gives back each account that there was; and reading the lines again gives the same account', async () => {
    const begun = await generateAccount(9, 6);
    fc.assert(
      fc.property(fc.array(anyAction, { minLength: 5, maxLength: 30 }), (actions) => {
        const book = new AccountBook(begun);
        const lines: JournalEntry[] = [];
        const apply = (entry: JournalEntry): void => {
          expect(checks.entry(JSON.parse(JSON.stringify(entry)))).toEqual([]);
          lines.push(entry);
          book.apply(entry);
        };
        const accounts = [accountText(book.account())];
        actions.forEach((make, index) => {
          const action = make(book);
          const atMs = seedMoment() + index * 1_000;
          const decided = decide(book, action, atMs);
          if (!decided.ok) return;
          apply({ kind: 'done', id: `chg_${index}`, atMs, action, performedBy: { kind: 'token', name: 'T' }, eventId: `evt_${index}`, ...decided.effect });
          accounts.push(accountText(book.account()));
        });
        const done = lines.flatMap((line) => (line.kind === 'done' ? [line] : []));
        for (const line of [...done].reverse()) {
          expect(accountText(book.account())).toBe(accounts.pop());
          expect(book.undoable(line.subject)?.id).toBe(line.id);
          apply({ kind: 'undo', id: `undo_${line.id}`, atMs: 0, subject: line.subject, changeId: line.id, action: line.action });
        }
        expect(accountText(book.account())).toBe(accounts.pop());
        expect(book.changedClaims().size).toBe(0);

        const again = new AccountBook(begun);
        for (const line of JSON.parse(JSON.stringify(lines)) as JournalEntry[]) again.apply(line);
        expect(accountText(again.account())).toBe(accountText(book.account()));
        expect(again.changeCount).toBe(book.changeCount);
        expect([again.nextClaimId, again.nextReference('MTR')]).toEqual([book.nextClaimId, book.nextReference('MTR')]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('readAccount', () => {
  test('takes what was exported, as it was', async () => {
    const account = await generateAccount(4, 30);
    const read = readAccount(accountText(account), checks.account);
    expect(read).toEqual({ ok: true, account: { ...account, origin: { kind: 'import', claims: 30 } } });
  });

  const edited = async (edit: (account: { claims: Record<string, unknown>[]; contacts: Record<string, unknown>[] }) => void): Promise<string> => {
    const value = JSON.parse(accountText(await generateAccount(4, 3))) as { claims: Record<string, unknown>[]; contacts: Record<string, unknown>[] };
    edit(value);
    return JSON.stringify(value);
  };
  const firstClaim = (edit: (claim: Record<string, unknown>) => void) => edited(({ claims }) => edit(claims[0] ?? {}));

  test.each([
    ['no JSON', async () => '{', /^The file is not valid JSON/],
    ['another format', async () => '{"format":"hookbench-workspace"}', /^The file is no account: /],
    ['a policy number that would break the JSON of its events', () => firstClaim((claim) => (claim['policyNumber'] = '1,"x":2')), /\/claims\/0\/policyNumber/],
    ['a number used twice', () => edited(({ claims }) => (claims[1] = { ...claims[1], id: claims[0]?.['id'] })), /^\/claims\/1\/id is 4001, which is used twice/],
    ['a reference used twice', () => edited(({ claims }) => (claims[1] = { ...claims[1], reference: claims[0]?.['reference'] })), /^\/claims\/1\/reference is /],
    ['a contact that is not there', () => firstClaim((claim) => (claim['contactId'] = 5)), /^\/claims\/0\/contactId names contact 5/],
    ['a label too long', () => firstClaim((claim) => (claim['labels'] = ['x'.repeat(201)])), /\/claims\/0\/labels\/0/],
    ['an unknown field', () => firstClaim((claim) => (claim['__other'] = 1)), /\/claims\/0/],
  ])('refuses %s in one sentence that names the field', async (_why, text, sentence) => {
    const read = readAccount(await text(), checks.account);
    expect(read).toMatchObject({ ok: false, message: expect.stringMatching(sentence) as unknown });
    expect(read.ok ? '' : read.message).toMatch(/othing was imported\.$/);
  });
});
