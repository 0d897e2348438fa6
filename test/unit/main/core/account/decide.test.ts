import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountBook } from '../../../../../src/main/core/account/account-book';
import { decide } from '../../../../../src/main/core/account/decide';
import { generateAccount, seedMoment } from '../../../../../src/main/core/account/generate-account';
import { notOffered, offeredActions } from '../../../../../src/main/core/account/offers';
import { claimText, contactText } from '../../../../../src/main/core/account/subject-text';
import { emptyAccount, type Account, type Claim } from '../../../../../src/shared/model/account';
import { deskEvents, type DeskAction } from '../../../../../src/shared/model/desk-action';
import { carefulReceiver, type ReadBody } from '../../../../support/careful-receiver';
import { anyAction } from '../../../../support/desk-samples';

const textOf = (book: AccountBook, claim: Claim): string => claimText(claim, claim.contactId === null ? undefined : book.contact(claim.contactId));

/** Does it where it applies; gives the body that would be sent. */
function play(book: AccountBook, action: DeskAction, atMs: number): ReadBody | undefined {
  const decided = decide(book, action, atMs);
  if (!decided.ok) return undefined;
  const { eventName, subject, after } = decided.effect;
  book.apply({ kind: 'done', id: `chg_${atMs}`, atMs, subject, action, performedBy: { kind: 'token', name: 'T' }, eventName, eventId: `evt_${atMs}`, after });
  const text = 'claim' in after ? textOf(book, after.claim) : contactText(after.contact);
  return { event_name: eventName, [subject.kind]: JSON.parse(text) } as ReadBody;
}

describe('decide', () => {
  test.each([['an empty account', 0], ['an account of ten', 10]])('no sequence of actions over %s makes an event that contradicts those before it', async (_name, count) => {
    const begun: Account = count === 0 ? emptyAccount : await generateAccount(11, count);
    let sent = 0;
    fc.assert(
      fc.property(fc.array(anyAction, { minLength: 20, maxLength: 60 }), (actions) => {
        const book = new AccountBook(begun);
        const receive = carefulReceiver(begun.claims.map((claim) => JSON.parse(textOf(book, claim)) as never));
        actions.forEach((make, index) => {
          const body = play(book, make(book), seedMoment() + index * 1_000 + 1_000);
          if (body === undefined) return;
          sent += 1;
          expect(receive(body)).toEqual([]);
        });
      }),
      { numRuns: 200 },
    );
    expect(sent).toBeGreaterThan(1_000);
  });

  test('offers exactly what it would do, and names every other event with its reason', async () => {
    const begun = await generateAccount(7, 40);
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), fc.nat(39), (actions, place) => {
        const book = new AccountBook(begun);
        actions.forEach((make, index) => play(book, make(book), seedMoment() + index * 1_000 + 1_000));
        const claim = book.claims()[place];
        if (claim === undefined) throw new Error('no claim');
        const claimId = claim.id;
        const offered = offeredActions(claim);
        const does = (action: DeskAction): boolean => decide(book, action, seedMoment() + 1_000_000).ok;
        expect(offered.includes('claim.close')).toBe(does({ kind: 'claim.close', claimId }));
        expect(offered.includes('claim.reopen')).toBe(does({ kind: 'claim.reopen', claimId }));
        expect(offered.includes('claim.unassign')).toBe(does({ kind: 'claim.unassign', claimId }));
        expect(offered.includes('claim.remove_label')).toBe(claim.labels.some((label) => does({ kind: 'claim.remove_label', claimId, label })));
        const told = new Set([...offered.map((kind) => deskEvents.find(([action]) => action === kind)?.[1]), ...notOffered(claim).map(({ eventName }) => eventName)]);
        expect(told).toEqual(new Set(deskEvents.map(([, eventName]) => eventName).filter((name) => name.startsWith('claim.'))));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    [{ kind: 'claim.add_label', claimId: 4_001, label: ' ' }, 'invalid'],
    [{ kind: 'claim.add_label', claimId: 4_001, label: 'x'.repeat(201) }, 'invalid'],
    [{ kind: 'claim.assign', claimId: 4_001, user: { userId: 1, name: ' ' } }, 'invalid'],
    [{ kind: 'claim.switch_type', claimId: 4_001, type: 'Boat, sunk' }, 'invalid'],
    [{ kind: 'claim.create', type: 'Motor, theft', contactId: 1 }, 'not-found'],
    [{ kind: 'contact.create', name: ' ' }, 'invalid'],
    [{ kind: 'claim.close', claimId: 1 }, 'not-found'],
  ] satisfies readonly (readonly [DeskAction, string])[])('refuses %j as %s', async (action, code) => {
    expect(decide(new AccountBook(await generateAccount(1, 3)), action, seedMoment())).toMatchObject({ ok: false, code, message: expect.stringMatching(/^[A-Z“].*\.$/) as unknown });
  });

  test('keeps the digits of policy and excess as they are', () => {
    const book = new AccountBook(emptyAccount);
    const decided = decide(book, { kind: 'claim.create', type: 'Motor, theft', policyNumber: '90071992547409931', excess: '250.00' }, 0);
    if (!decided.ok || !('claim' in decided.effect.after)) throw new Error('refused');
    expect(claimText(decided.effect.after.claim, undefined)).toContain('"policy_number": 90071992547409931,\n  "excess": 250.00,');
  });

  test('numbers are given once: what was undone does not free its own', () => {
    const book = new AccountBook(emptyAccount);
    const first = play(book, { kind: 'claim.create', type: 'Motor, theft' }, 1);
    book.apply({ kind: 'undo', id: 'chg_2', atMs: 2, subject: { kind: 'claim', id: 1 }, changeId: 'chg_1', action: { kind: 'claim.create', type: 'Motor, theft' } });
    expect(book.claims()).toEqual([]);
    const second = play(book, { kind: 'claim.create', type: 'Motor, theft' }, 3);
    expect([first?.claim?.id, second?.claim?.id]).toEqual([1, 2]);
    expect([first?.claim?.reference, second?.claim?.reference]).toEqual(['MTR-000001', 'MTR-000002']);
  });
});
