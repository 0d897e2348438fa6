import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { catchUrl, openCore, value } from '../../support/open-core';

test('a series comes page by page, what it says undone from its coding, and large bodies by their hash', async () => {
  const app = await openCore();
  const url = catchUrl(app);
  const large = Buffer.alloc(300 * 1024, 'x');
  for (let count = 0; count < 9; count += 1) await fetch(url, { method: 'POST', body: Buffer.alloc(250 * 1024, String(count)) });
  await fetch(url, { method: 'POST', body: large, headers: { 'X-Which': 'large' } });
  await fetch(url, { method: 'POST', body: gzipSync('{"claim":{"id":7}}'), headers: { 'Content-Encoding': 'gzip', 'X-Which': 'gzip' } });
  await fetch(url, { method: 'POST', body: 'not gzip', headers: { 'Content-Encoding': 'gzip', 'X-Which': 'broken' } });
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { enabled: false } });
  await value(app, 'events.send', { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: '{"id":1,"status":"open","assigned_to":{"user_id":1,"name":"A"}}' });
  await app.sender.idle();

  const entries = [];
  let pages = 0;
  for (let after = 0; ; pages += 1) {
    const page = await value(app, 'compare.series', { query: '', after });
    entries.push(...page.entries);
    if (page.done) break;
    expect(page.after).toBeGreaterThan(after);
    after = page.after;
  }
  expect(pages).toBeGreaterThan(0);
  expect(entries.map(({ body, digest }) => digest ?? Buffer.from(body.subarray(0, 18)).toString())).toEqual([
    ...Array.from({ length: 9 }, (_, count) => String(count).repeat(18)),
    expect.stringMatching(/^307200 bytes, [0-9a-f]{64}$/),
    '{"claim":{"id":7}}',
    'not gzip',
  ]);
  expect(entries.at(-2)?.headers).toContainEqual(['X-Which', 'gzip']);
});
