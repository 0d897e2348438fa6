import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerWindowFile } from '../../../../src/main/electron/window-files';
import { temporaryFolder } from '../../../support/temporary-folder';

function windowFolder(): string {
  const outside = temporaryFolder();
  const folder = join(outside, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'a.js'), 'let a;');
  writeFileSync(join(outside, 'secret.json'), '{}');
  symlinkSync(join(outside, 'secret.json'), join(folder, 'link.json'));
  symlinkSync(outside, join(folder, 'way-out'));
  return folder;
}

const get = (folder: string, url: string) => answerWindowFile(folder, { method: 'GET', url });

test('serves the page and its files with the policy and their type', async () => {
  const folder = windowFolder();
  for (const [url, type] of [
    ['app://hookbench/', 'text/html; charset=utf-8'],
    ['app://hookbench/index.html?x=../..#y', 'text/html; charset=utf-8'],
    ['app://hookbench/assets/a.js', 'text/javascript; charset=utf-8'],
  ] as const) {
    const answer = await get(folder, url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe(type);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
    );
  }
  expect(await (await get(folder, 'app://hookbench/assets/a.js')).text()).toBe('let a;');
});

test.each([
  'app://hookbench/../secret.json',
  'app://hookbench/%2e%2e/secret.json',
  'app://hookbench/..%2fsecret.json',
  'app://hookbench/..%5csecret.json',
  'app://hookbench/assets/../../secret.json',
  'app://hookbench//secret.json',
  'app://hookbench/%2fetc%2fpasswd',
  'app://hookbench/C:/index.html',
  'app://hookbench/index.html%00.js',
  'app://hookbench/%zz',
  'app://hookbench/link.json',
  'app://hookbench/way-out/secret.json',
  'app://hookbench/assets',
  'app://hookbench/assets/none.js',
  'app://hookbench/index.html/a.js',
  'app://other/index.html',
  'app://hookbench.other/index.html',
  'https://hookbench/index.html',
])('answers %s with 404', async (url) => {
  const answer = await get(windowFolder(), url);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('');
});

test('answers nothing but GET', async () => {
  expect((await answerWindowFile(windowFolder(), { method: 'POST', url: 'app://hookbench/' })).status).toBe(405);
});
