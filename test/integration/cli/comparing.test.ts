import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { run, start } from '../../support/command-line';
import { temporaryFolder } from '../../support/temporary-folder';

test('captures compare tells what differs, with what is ignored left out, and exits by whether something does', async () => {
  const folder = temporaryFolder();
  const catching = start(['listen', '--port', '0', '--data', folder, '--json']);
  const { urls } = (await catching.next()) as { urls: string[] };
  const ids: string[] = [];
  for (const body of ['{"claim":{"id":4211,"at":"1"},"n":90071992547409931}', '{"n":90071992547409931,"claim":{"id":4211,"at":"2"}}', '{"claim":{"id":4211,"at":"1"},"n":90071992547409932}']) {
    await fetch(`${urls[0]}/hooks`, { method: 'POST', headers: { 'Event-Name': 'claim.created', 'Content-Type': 'application/json' }, body });
    ids.push(String((await catching.next())['id']));
  }
  await catching.end('SIGTERM');
  const [a = '', b = '', c = ''] = ids;
  const compare = (...args: string[]) => run(['captures', 'compare', ...args, '--data', folder, '--json']);

  expect((await compare(a, a)).code).toBe(0);
  expect((await compare(a, b, '--ignore-key-order', '--ignore', 'claim.at')).json()).toMatchObject([{ type: 'comparison', same: true, sameBytes: false, ignored: [{ text: 'claim.at', count: 1 }] }]);
  const ordered = await compare(a, b, '--ignore', 'claim.at');
  expect([ordered.code, ordered.json()[0]]).toEqual([1, expect.objectContaining({ in: 'body', finding: 'moved', at: 'claim' })]);
  const digits = await compare(a, c);
  expect([digits.code, digits.json()[0]]).toEqual([1, { type: 'difference', in: 'body', finding: 'changed', at: 'n', a: '90071992547409931', b: '90071992547409932' }]);
  const words = await run(['captures', 'compare', a, c, '--data', folder]);
  expect(words.stdout.toString()).toContain('A receiver that reads numbers as doubles sees no difference.');

  for (const wrong of [[a], [a, 'cap_99'], [a, b, 'x'], [a, b, '--ignore', 'a..']]) expect((await compare(...wrong)).code).toBe(2);
});

test('captures compare takes deliveries too, and compares what a coding holds', async () => {
  const folder = temporaryFolder();
  const catching = start(['listen', '--port', '0', '--data', folder, '--json']);
  const { urls } = (await catching.next()) as { urls: string[] };
  const url = `${urls[0]}/hooks`;
  const ids: string[] = [];
  for (const body of ['{"a":1,"b":2}', '{"b":2,"a":1}']) {
    await fetch(url, { method: 'POST', headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' }, body: gzipSync(body) });
    ids.push(String((await catching.next())['id']));
  }
  const other = temporaryFolder();
  const sent = await run(['send', 'claim.created', '--to', url, '--data', other, '--json']);
  expect(sent.code).toBe(0);
  await catching.end('SIGTERM');
  const compare = (data: string, ...args: string[]) => run(['captures', 'compare', ...args, '--data', data, '--json']);
  const codings = await compare(folder, ids[0] ?? '', ids[1] ?? '', '--ignore-key-order', '--ignore', 'header[content-length]');
  expect(codings.json().at(-1)).toMatchObject({ type: 'comparison', body: { by: 'structure', same: 2 }, same: true });
  const [delivery] = (await run(['deliveries', 'list', '--data', other, '--json'])).json();
  const id = String(delivery?.['id']);
  expect((await compare(other, id, id)).json()).toMatchObject([{ same: true, body: { by: 'structure' } }]);
  const none = await compare(other, id, 'dlv_none');
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('no delivery “dlv_none”')]);
});
