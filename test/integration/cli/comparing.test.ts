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
