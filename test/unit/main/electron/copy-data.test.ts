import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkTarget, copyData, folderProblem } from '../../../../src/main/electron/copy-data';
import { temporaryFolder } from '../../../support/temporary-folder';

function folders(): { from: string; to: string } {
  const base = temporaryFolder();
  const from = join(base, 'from');
  const to = join(base, 'to');
  mkdirSync(join(from, 'window'), { recursive: true });
  mkdirSync(join(from, 'set aside', 'deep'), { recursive: true });
  mkdirSync(to);
  writeFileSync(join(from, 'log.db'), Buffer.alloc(3_000_000, 7));
  writeFileSync(join(from, 'workspace.json'), '{}');
  writeFileSync(join(from, 'set aside', 'deep', 'workspace.json'), 'broken');
  writeFileSync(join(from, 'window', 'Cookies'), 'own');
  return { from, to };
}

test('copies every file but what is left out, byte for byte, and leaves the old folder alone', async () => {
  const { from, to } = folders();
  await copyData(from, to, ['window']);
  expect(readdirSync(to, { recursive: true }).toSorted()).toEqual(['log.db', 'set aside', join('set aside', 'deep'), join('set aside', 'deep', 'workspace.json'), 'workspace.json']);
  expect(readFileSync(join(to, 'log.db')).equals(readFileSync(join(from, 'log.db')))).toBe(true);
  expect(existsSync(join(from, 'window', 'Cookies'))).toBe(true);
});

test('a copy that fails half way is taken back', async () => {
  const { from, to } = folders();
  // The same name as a folder: the file cannot be put there.
  mkdirSync(join(to, 'workspace.json'));
  await expect(copyData(from, to, ['window'])).rejects.toThrow('workspace.json');
  expect(readdirSync(to)).toEqual([]);
  expect(readFileSync(join(from, 'workspace.json'), 'utf8')).toBe('{}');
});

test('an empty folder elsewhere will do', async () => {
  const { from, to } = folders();
  expect(await checkTarget(from, to)).toEqual({ ok: true, folder: to });
});

test('says why a folder will not do', async () => {
  const { from, to } = folders();
  expect(await checkTarget(from, from)).toEqual({ ok: false, message: 'The data is already in that folder.' });
  const inside = join(from, 'inside');
  mkdirSync(inside);
  expect(await checkTarget(from, inside)).toEqual({ ok: false, message: `${inside} lies inside the data folder. Choose one outside it.` });
  const gone = join(to, 'gone');
  expect(await checkTarget(from, gone)).toEqual({ ok: false, message: `${gone} cannot be used: it is not there.` });
  const file = join(to, 'file');
  writeFileSync(file, '');
  expect(await checkTarget(from, file)).toEqual({ ok: false, message: `${file} cannot be used: it is not a folder.` });
  expect(await checkTarget(from, to)).toEqual({ ok: false, message: `${to} is not empty. Choose an empty folder, so that nothing in it is mixed up.` });
});

test.each([
  ['EACCES', 'it may not be written'],
  ['EROFS', 'it is read-only'],
  ['ENOSPC', 'the disk is full'],
])('%s in plain words', (code, words) => {
  expect(folderProblem(Object.assign(new Error('raw'), { code }))).toBe(words);
});

test('a problem without a name of ours keeps its own words', () => {
  expect(folderProblem(new Error('log.db differs from its copy'))).toBe('log.db differs from its copy');
});
