import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { faultList } from '../../../src/main/core/fault-list';
import { run, start } from '../../support/command-line';
import { openCore, value } from '../../support/open-core';
import { temporaryFolder } from '../../support/temporary-folder';

interface Got {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

async function receiver(status = 200): Promise<{ url: string; got: Got[] }> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ method: request.method ?? '', url: request.url ?? '', headers: request.rawHeaders, body: Buffer.concat(chunks) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got };
}

test('send --faults lists the table', async () => {
  const finished = await run(['send', '--faults', '--json']);
  expect(finished.code).toBe(0);
  expect(finished.json()).toEqual(faultList);
});

test('send --fault puts faults on the event and marks its deliveries', async () => {
  const { url, got } = await receiver();
  const folder = temporaryFolder();
  const sent = await run(['send', 'claim.created', '--to', `${url}/x`, '--fault', 'duplicate=3,after', '--fault', 'event-name-missing', '--data', folder, '--json']);
  expect(sent.code).toBe(0);
  expect(sent.json().filter(({ type }) => type === 'delivery')).toMatchObject([1, 2, 3].map(() => ({ state: 'delivered', faults: ['duplicate=3,after', 'event-name-missing'] })));
  expect(got).toHaveLength(3);
  expect(got.every(({ headers }) => !headers.includes('Event-Name'))).toBe(true);
  expect(new Set(got.map(({ body }) => body.toString())).size).toBe(1);
});

test('send --fault drop sends nothing, delay waits, reorder waits for the next send', async () => {
  const { url, got } = await receiver();
  const folder = temporaryFolder();
  const send = (...more: readonly string[]) => run(['send', 'claim.created', '--to', url, '--data', folder, '--json', ...more]);
  expect((await send('--fault', 'drop')).json()).toMatchObject([{ type: 'delivery', state: 'not-delivered', reason: 'dropped on purpose' }]);
  expect(got).toHaveLength(0);
  expect((await send('--fault', 'delay=50ms')).json()).toMatchObject([{ type: 'attempt', status: 200 }, { type: 'delivery', state: 'delivered' }]);
  expect((await send('--fault', 'reorder')).json()).toMatchObject([{ type: 'delivery', state: 'waiting' }]);
  expect(got).toHaveLength(1);
  expect((await send()).json().filter(({ type }) => type === 'delivery')).toHaveLength(2);
  expect(got).toHaveLength(3);
});

test.each([
  [['--fault', 'meltdown'], /no fault “meltdown”/],
  [['--fault', 'duplicate=1000'], /duplicate takes a number from 2 to 100/],
  [['--fault', 'signature-wrong'], /not signed/],
  [['--rate', '5'], /--rate goes with --count/],
  [['--count', '0'], /--count is a whole number/],
])('send %j ends with 2 and one line', async (args, message) => {
  const finished = await run(['send', 'claim.created', '--to', 'http://127.0.0.1:1/', '--data', temporaryFolder(), ...args]);
  expect(finished.code).toBe(2);
  expect(finished.stderr.trim().split('\n')).toHaveLength(1);
  expect(finished.stderr).toMatch(message);
});

test('send --count sends that many and sums them up', async () => {
  const { url, got } = await receiver();
  const finished = await run(['send', 'claim.created', '--to', url, '--count', '50', '--rate', '500', '--data', temporaryFolder(), '--json']);
  expect(finished.code).toBe(0);
  expect(got).toHaveLength(50);
  expect(finished.json().filter(({ type }) => type === 'delivery')).toHaveLength(50);
  expect(finished.json().at(-1)).toMatchObject({ type: 'burst', state: 'done', eventsSent: 50, acknowledged: 50, failed: 0 });
  const failing = await run(['send', 'claim.created', '--to', 'http://127.0.0.1:1/', '--count', '5', '--data', temporaryFolder()]);
  expect(failing.code).toBe(1);
  expect(failing.stdout.toString()).toContain('5 failed');
});

test('deliveries redeliver sends the same event again', async () => {
  const { url, got } = await receiver();
  const folder = temporaryFolder();
  const sent = await run(['send', 'claim.created', '--to', url, '--data', folder, '--json']);
  const { id } = sent.json().find(({ type }) => type === 'delivery') ?? {};
  const again = await run(['deliveries', 'redeliver', String(id), '--data', folder, '--json']);
  expect(again.code).toBe(0);
  expect(again.json().at(-1)).toMatchObject({ type: 'delivery', state: 'delivered', origin: { kind: 'redelivery', deliveryId: id } });
  expect(got[1]?.body.equals(got[0]?.body ?? Buffer.alloc(0))).toBe(true);
  expect((await run(['deliveries', 'redeliver', 'nothing', '--data', folder])).code).toBe(2);
  expect((await run(['deliveries', 'redeliver', '--data', folder])).code).toBe(2);
});

test('captures replay sends the captured bytes to the URL', async () => {
  const { url, got } = await receiver(503);
  const folder = temporaryFolder();
  const catching = start(['listen', '--port', '0', '--data', folder, '--json']);
  const [caughtAt] = (await catching.next())['urls'] as string[];
  await fetch(`${caughtAt}/from?x=1`, { method: 'PUT', headers: { 'X-Odd': 'a' }, body: Uint8Array.of(0, 1, 255) });
  const { id } = await catching.next();
  expect(await catching.end('SIGTERM')).toBe(0);
  expect((await run(['captures', 'replay', String(id), '--to', url, '--data', folder, '--json'])).code).toBe(1);
  expect(got).toMatchObject([{ method: 'PUT', url: '/from?x=1' }]);
  expect([...(got[0]?.body ?? [])]).toEqual([0, 1, 255]);
  expect(got[0]?.headers.map((text) => text.toLowerCase())).toContain('x-odd');
  for (const args of [[String(id)], [String(id), '--to', 'nowhere'], ['cap_99', '--to', url]]) expect((await run(['captures', 'replay', ...args, '--data', folder])).code).toBe(2);
});

test('several deliveries and captured requests are sent again at once, named or by a query, and what is refused is told one by one', async () => {
  const { url, got } = await receiver();
  const folder = temporaryFolder();
  const sentIds: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const sent = await run(['send', 'claim.created', '--to', url, '--data', folder, '--json']);
    sentIds.push(String(sent.json().find(({ type }) => type === 'delivery')?.['id']));
  }
  const named = await run(['deliveries', 'redeliver', ...sentIds, 'nothing', '--data', folder]);
  expect(named.code).toBe(1);
  expect(named.stderr).toContain('nothing: That record is no longer in the log.');
  expect(got).toHaveLength(4);
  const asNew = await run(['deliveries', 'send-as-new', '--where', `id:${sentIds[0] ?? ''}`, '--data', folder, '--json']);
  expect(asNew.code).toBe(0);
  expect(asNew.json().at(-1)).toMatchObject({ type: 'delivery', state: 'delivered', origin: { kind: 'sent-as-new', recordId: sentIds[0] } });
  expect(got).toHaveLength(5);

  const catching = start(['listen', '--port', '0', '--data', folder, '--json']);
  const [caughtAt] = (await catching.next())['urls'] as string[];
  for (const path of ['/one', '/two']) await fetch(`${caughtAt}${path}`, { method: 'POST', body: path });
  expect(await catching.end('SIGTERM')).toBe(0);
  expect((await run(['captures', 'replay', '--where', 'path:/one', '--to', url, '--data', folder])).code).toBe(0);
  expect(got.slice(5).map(({ url: target }) => target)).toEqual(['/one']);
  const noSigner = await run(['captures', 'replay', '--where', 'path:/one', '--to', url, '--resign', 'Nobody', '--data', folder]);
  expect(noSigner.code).toBe(2);
  expect(noSigner.stderr).toMatch(/^--resign: there is no endpoint “Nobody”\. There are /);
  for (const args of [['--where', 'path:/none', '--to', url], ['cap_1', '--where', 'path:/one', '--to', url], ['--where', 'nonsense:1', '--to', url], ['--to', url]]) {
    expect((await run(['captures', 'replay', ...args, '--data', folder])).code).toBe(2);
  }
});

test('deliveries redeliver names an endpoint that would not get the event, and sends there on demand', async () => {
  const { url, got } = await receiver();
  const folder = temporaryFolder();
  const app = await openCore({ folder });
  const endpoint = await value(app, 'endpoints.add', { name: 'Bridge', url, events: ['claim.created'] });
  const { deliveries } = await value(app, 'events.send', { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: '{"id":1}', endpointIds: [endpoint.id] });
  await app.sender.idle();
  await value(app, 'endpoints.update', { id: endpoint.id, changes: { enabled: false } });
  await app.close();
  const id = deliveries[0]?.id ?? '';
  const held = await run(['deliveries', 'redeliver', id, '--data', folder]);
  expect(held.code).toBe(1);
  expect(held.stdout.toString()).toContain('not delivered: endpoint is disabled');
  expect(held.stderr).toContain('--anyway sends it all the same');
  expect(got).toHaveLength(1);
  expect((await run(['deliveries', 'redeliver', id, '--anyway', '--data', folder])).code).toBe(0);
  expect(got).toHaveLength(2);
});
