import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { safeFileName, saveBytes } from '../../../../src/main/electron/save-bytes';
import { ok, refuse } from '../../../../src/shared/contract/reply';
import { temporaryFolder } from '../../../support/temporary-folder';

const readerOf = (bytes: Buffer) => (from: number, to: number) => ok(new Uint8Array(bytes.subarray(from, to)));

test.each([0, 1, 4 * 1024 * 1024, 9 * 1024 * 1024 + 5])('writes %i bytes exactly', async (size) => {
  const path = join(temporaryFolder(), 'body.bin');
  const bytes = Buffer.alloc(size, 'abc\0\xff', 'latin1');
  expect(await saveBytes(path, readerOf(bytes))).toEqual(ok({ saved: true }));
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('a record that goes away while it is read leaves no file', async () => {
  const folder = temporaryFolder();
  const gone = refuse('not-found', 'That record is no longer in the log.');
  expect(await saveBytes(join(folder, 'body'), (from) => (from === 0 ? ok(new Uint8Array(4 * 1024 * 1024)) : gone))).toEqual(gone);
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that is not there gets a plain sentence', async () => {
  const path = join(temporaryFolder(), 'gone', 'body');
  expect(await saveBytes(path, readerOf(Buffer.from('x')))).toEqual(refuse('surroundings', `${path} could not be saved: it is not there.`));
  expect(existsSync(path)).toBe(false);
});

test.each([
  ['claim.json', 'claim.json'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system.ini', 'system.ini'],
  ['..', 'body'],
  ['', 'body'],
  ['.bashrc', 'bashrc'],
  ['a\u0000b\u202egnp.exe', 'a_b_gnp.exe'],
  ['a:b*c?.txt', 'a_b_c_.txt'],
  ['x'.repeat(500), 'x'.repeat(120)],
])('the name %j is offered as %j', (suggested, offered) => {
  expect(safeFileName(suggested)).toBe(offered);
});
