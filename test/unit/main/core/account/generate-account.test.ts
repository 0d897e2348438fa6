import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { generateAccount, seedMoment } from '../../../../../src/main/core/account/generate-account';
import { accountText } from '../../../../../src/main/core/account/read-account';
import { claimText } from '../../../../../src/main/core/account/subject-text';
import { createAccountValidation } from '../../../../../src/main/core/validation/account-schema';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('generateAccount', () => {
  test.each([
    [2026, 10, 'e18ee9005493b7e892957873f2d5c211a6f40b69c577afef8605ec260678420f'],
    [2026, 10_000, '5d3b8b4a0aca2837c05f097f652e4a2cbc599f168b40fb83e9d3a2e3bb0af420'],
    [0, 1, '710268cbe4e00421fb6c30e25c7d9e2c9a70ff4a86eeb9a0a926152efaba0ca5'],
  ])('seed %i with %i claims is the same account, byte for byte', async (seed, count, hash) => {
    expect(sha256(accountText(await generateAccount(seed, count)))).toBe(hash);
  });

  test('reads neither the clock nor the zone nor what was made before', async () => {
    const before = accountText(await generateAccount(5, 50));
    const zone = process.env['TZ'];
    vi.useFakeTimers({ now: Date.UTC(2031, 0, 1), toFake: ['Date'] });
    process.env['TZ'] = 'Pacific/Kiritimati';
    try {
      await generateAccount(6, 20);
      expect(accountText(await generateAccount(5, 50))).toBe(before);
    } finally {
      vi.useRealTimers();
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('another seed is another account', async () => {
    expect(accountText(await generateAccount(1, 10))).not.toBe(accountText(await generateAccount(2, 10)));
  });

  test('makes claims that look real and hold together', async () => {
    const account = await generateAccount(2026, 2_000);
    expect(createAccountValidation().account({ format: 'hookbench-account', version: 1, ...account })).toEqual([]);
    expect(new Set(account.claims.map(({ reference }) => reference)).size).toBe(2_000);
    const contacts = new Map(account.contacts.map((contact) => [contact.id, contact]));
    for (const claim of account.claims) {
      expect(Date.parse(claim.createdAt)).toBeLessThanOrEqual(Date.parse(claim.updatedAt));
      expect(Date.parse(claim.updatedAt)).toBeLessThanOrEqual(seedMoment());
      expect(claim.incident.date <= claim.createdAt.slice(0, 10)).toBe(true);
      expect(claim.closedAt !== null).toBe(claim.status === 'closed');
      expect(() => JSON.parse(claimText(claim, contacts.get(claim.contactId ?? 0)))).not.toThrow();
    }
    const closed = account.claims.filter(({ status }) => status === 'closed').length;
    expect(closed).toBeGreaterThan(400);
    expect(closed).toBeLessThan(900);
    // Nobody is ever written to.
    for (const { email } of account.contacts) expect(email ?? 'a@example.com').toMatch(/@example\.com$/);
  });
});
