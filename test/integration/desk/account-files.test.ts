import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { decide } from '../../../src/main/core/account/decide';
import { generateAccount } from '../../../src/main/core/account/generate-account';
import { openOwnAccount, type OwnAccount } from '../../../src/main/core/account/own-account';
import { accountText } from '../../../src/main/core/account/read-account';
import { createAccountValidation } from '../../../src/main/core/validation/account-schema';
import type { DeskAction } from '../../../src/shared/model/desk-action';
import { temporaryFolder } from '../../support/temporary-folder';
import { testPorts } from '../../support/test-ports';

const checks = createAccountValidation();
const journalName = 'account-changes.jsonl';

async function opened(folder: string): Promise<{ readonly account: OwnAccount; readonly notices: readonly string[] }> {
  const notices: string[] = [];
  const account = await openOwnAccount(folder, checks, testPorts(), (sentence) => notices.push(sentence));
  onTestFinished(() => account.close());
  return { account, notices };
}

async function act(account: OwnAccount, action: DeskAction): Promise<void> {
  const number = account.book.changeCount;
  const decided = decide(account.book, action, 1_800_000_000_000 + number * 1_000);
  if (!decided.ok) throw new Error(decided.message);
  const written = await account.write({ kind: 'done', id: `chg_${number}`, atMs: number, action, performedBy: { kind: 'token', name: 'T' }, eventId: `evt_${number}`, ...decided.effect });
  expect(written).toEqual({ ok: true });
}

/** An account of three claims with five changes, and how it was after each of them. */
async function changed(folder: string): Promise<readonly string[]> {
  const { account } = await opened(folder);
  expect(await account.replace(await generateAccount(1, 3))).toEqual({ ok: true });
  const states = [accountText(account.book.account())];
  const claimId = account.book.claims()[0]?.id ?? 0;
  for (const label of ['one', 'zwei', 'три', '四', 'fünf']) {
    await act(account, { kind: 'claim.add_label', claimId, label });
    states.push(accountText(account.book.account()));
  }
  await account.close();
  return states;
}

describe('the account on disk', () => {
  test('is there again as it was, without a line of a change that was refused', async () => {
    const folder = temporaryFolder();
    const states = await changed(folder);
    const { account, notices } = await opened(folder);
    expect(accountText(account.book.account())).toBe(states.at(-1));
    expect(notices).toEqual([]);
    expect(await account.write({ kind: 'void', changeId: 'chg_4' })).toEqual({ ok: true });
    expect(account.book.changeCount).toBe(4);
    await account.close();
    expect(accountText((await opened(folder)).account.book.account())).toBe(states.at(-2));
  });

  test('cut anywhere, it is the account after the last whole line, and goes on from there', async () => {
    const folder = temporaryFolder();
    const states = await changed(folder);
    const bytes = readFileSync(join(folder, journalName));
    const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([place]) => place + 1);
    for (let length = ends[0] ?? 0; length <= bytes.length; length += 41) {
      const cut = temporaryFolder();
      copyFileSync(join(folder, 'account.json'), join(cut, 'account.json'));
      writeFileSync(join(cut, journalName), bytes.subarray(0, length));
      const whole = ends.filter((end) => end <= length).length - 1;
      const { account, notices } = await opened(cut);
      expect(accountText(account.book.account()), `${length} bytes`).toBe(states[whole]);
      expect(notices).toEqual([]);
      await act(account, { kind: 'contact.create', name: 'After the cut' });
      await account.close();
      const again = (await opened(cut)).account;
      expect(again.book.contacts().at(-1)?.name).toBe('After the cut');
    }
  });

  test('survives kill -9 in the middle of changes: whatever was told as written is there', async () => {
    const folder = temporaryFolder();
    let before = 0;
    for (const wanted of [1, 25, 80]) {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../../support/account-child.mjs'), inject('ownAccountUrl'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      const told: string[] = [];
      const lines = createInterface({ input: child.stdout });
      const gone = Promise.all([once(lines, 'close'), once(child, 'exit')]);
      lines.on('line', (line) => {
        told.push(line);
        if (told.length === wanted) child.kill('SIGKILL');
      });
      await gone;
      const { account, notices } = await opened(folder);
      expect(notices).toEqual([]);
      for (const line of told) expect(account.book.change(line.replace('ok ', ''))).toBeDefined();
      const written = account.book.changeCount - before;
      // At most the one that was on its way is there without having been told.
      expect([told.length, told.length + 1]).toContain(written);
      before = account.book.changeCount;
      await account.close();
    }
  });

  test('a broken line is set aside with the file, and the changes before it stay', async () => {
    const folder = temporaryFolder();
    const states = await changed(folder);
    const lines = readFileSync(join(folder, journalName), 'utf8').split('\n');
    lines[3] = (lines[3] ?? '').replace('"labels"', '"lables"');
    writeFileSync(join(folder, journalName), lines.join('\n'));
    const { account, notices } = await opened(folder);
    expect(accountText(account.book.account())).toBe(states[2]);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^Line 4 of account-changes\.jsonl could not be read \(.+\)\. The file was set aside as account-changes\.jsonl\.damaged-/);
    const aside = readdirSync(folder).find((name) => name.includes('damaged')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(lines.join('\n'));
  });

  test.each([['not JSON', '{"claims": ['], ['no account', '{"format":"hookbench-account","version":1}'], ['a newer format', '{"format":"hookbench-account","version":9}']])('a base that is %s is set aside with its changes, and the desk is empty', async (_why, text) => {
    const folder = temporaryFolder();
    await changed(folder);
    writeFileSync(join(folder, 'account.json'), text);
    const { account, notices } = await opened(folder);
    expect(account.book.claimCount).toBe(0);
    expect(notices[0]).toMatch(/^account\.json could not be read \(.+\)\. It was set aside as /);
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toHaveLength(2);
    await account.close();
    expect((await opened(folder)).notices).toEqual([]);
  });

  test('a new account never gets the changes of the one before', async () => {
    const folder = temporaryFolder();
    await changed(folder);
    const old = readFileSync(join(folder, journalName));
    const { account } = await opened(folder);
    await account.replace(await generateAccount(2, 3));
    const made = accountText(account.book.account());
    await account.close();
    // As a power cut between the two files would leave it.
    writeFileSync(join(folder, journalName), old);
    expect(accountText((await opened(folder)).account.book.account())).toBe(made);
  });

  test('reset gives back what the seed made', async () => {
    const folder = temporaryFolder();
    const states = await changed(folder);
    const { account } = await opened(folder);
    expect(await account.reset()).toEqual({ ok: true });
    expect(accountText(account.book.account())).toBe(states[0]);
    await account.close();
    expect(accountText((await opened(folder)).account.book.account())).toBe(states[0]);
  });

  test('a change of ten thousand claims costs a line, not the account', async () => {
    const folder = temporaryFolder();
    const { account } = await opened(folder);
    await account.replace(await generateAccount(1, 10_000));
    const base = statSync(join(folder, 'account.json'));
    const before = statSync(join(folder, journalName)).size;
    for (const claim of account.book.claims().slice(0, 20)) await act(account, { kind: 'claim.add_label', claimId: claim.id, label: 'seen' });
    expect(statSync(join(folder, journalName)).size - before).toBeLessThan(20 * 2_000);
    expect(statSync(join(folder, 'account.json')).mtimeMs).toBe(base.mtimeMs);
  });

  test('what cannot be written is not in force, and leaves no half line', async () => {
    const folder = temporaryFolder();
    const states = await changed(folder);
    const { account } = await opened(folder);
    const path = join(folder, journalName);
    const bytes = readFileSync(path);
    // Taken away under the program: nothing can be appended.
    mkdirSync(join(folder, 'elsewhere'));
    renameSync(path, join(folder, 'elsewhere', journalName));
    const claimId = account.book.claims()[0]?.id ?? 0;
    const decided = decide(account.book, { kind: 'claim.add_label', claimId, label: 'six' }, 0);
    if (!decided.ok) throw new Error(decided.message);
    const written = await account.write({ kind: 'done', id: 'chg_x', atMs: 0, action: { kind: 'claim.add_label', claimId, label: 'six' }, performedBy: { kind: 'token', name: 'T' }, eventId: 'evt_x', ...decided.effect });
    expect(written).toMatchObject({ ok: false, message: expect.stringMatching(/^The account was not saved: the data folder is gone/) as unknown });
    expect(accountText(account.book.account())).toBe(states.at(-1));
    renameSync(join(folder, 'elsewhere', journalName), path);
    rmdirSync(join(folder, 'elsewhere'));
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});
