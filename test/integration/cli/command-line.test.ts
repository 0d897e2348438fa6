import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { providerCatalog } from '../../../src/shared/catalog/catalog';
import { run, start, type Running } from '../../support/command-line';
import { temporaryFolder } from '../../support/temporary-folder';
import { waitFor } from '../../support/wait-for';

async function listening(folder: string): Promise<{ catching: Running; url: string }> {
  const catching = start(['listen', '--port', '0', '--data', folder, '--json']);
  const first = await catching.next();
  expect(first).toMatchObject({ type: 'listening', data: folder });
  const [url] = first['urls'] as string[];
  return { catching, url: url ?? '' };
}

/** A receiver that answers every request with this status and keeps what it got. */
async function receiver(status: number): Promise<{ url: string; got: { headers: string[]; body: Buffer }[] }> {
  const got: { headers: string[]; body: Buffer }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ headers: request.rawHeaders, body: Buffer.concat(chunks) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks?a=b`, got };
}

test('demo sends and catches all 18 events, and exits 0', async () => {
  const finished = await run(['demo', '--json']);
  expect(finished.stderr).toContain('18 of 18');
  expect(finished.code).toBe(0);
  expect(finished.json().filter((row) => row['held'] === true)).toHaveLength(18);
});

test('events lists the provider’s nine', async () => {
  const finished = await run(['events', '--json']);
  expect(finished.code).toBe(0);
  expect(finished.json().map((event) => event['name'])).toEqual(providerCatalog.map((entry) => entry.name));
});

describe('listen', () => {
  test('tells of each request once it is on disk, and ends with 0 on SIGTERM and SIGINT', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const folder = temporaryFolder();
      const { catching, url } = await listening(folder);
      const body = randomBytes(5_000);
      const answer = await fetch(`${url}/any/path?x=1`, { method: 'PUT', headers: { 'Event-Name': 'claim.created', 'X-Odd': 'é' }, body });
      expect(answer.status).toBe(200);
      const captured = await catching.next();
      expect(captured).toMatchObject({ type: 'captured', seq: 1, state: 'complete', method: 'PUT', target: '/any/path?x=1', bodyBytes: 5_000, truncated: false, bodySha256: createHash('sha256').update(body).digest('hex'), eventName: 'claim.created', source: null });
      expect(captured['receivedAt']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      // A reader works beside the writer.
      const beside = await run(['captures', 'body', String(captured['id']), '--data', folder]);
      expect(beside.stdout.equals(body)).toBe(true);
      expect(await catching.end(signal)).toBe(0);
      const after = await run(['captures', 'list', '--data', folder, '--json']);
      expect(after.json()).toHaveLength(1);
    }
  });

  test('names a port that is taken, and ends with 3', async () => {
    const folder = temporaryFolder();
    const { url } = await listening(folder);
    const { port } = new URL(url);
    const second = await run(['listen', '--port', port, '--data', temporaryFolder()]);
    expect(second.code).toBe(3);
    expect(second.stderr).toContain(port);
    expect(second.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('of a folder in use ends with 3 and names folder and process', async () => {
    const folder = temporaryFolder();
    const { catching } = await listening(folder);
    const second = await run(['listen', '--port', '0', '--data', folder]);
    expect(second.code).toBe(3);
    expect(second.stderr).toContain(folder);
    expect(second.stderr).toContain(String(catching.child.pid));
  });
});

describe('send', () => {
  test.each([
    ['ui', ['--user-id', '2642', '--user-name', 'John Smith'], '{"claim":{"id":90071992547409931,"excess":250.00},"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}'],
    ['api', ['--token-name', 'Mobile App API Token'], '{"claim":{"id":90071992547409931,"excess":250.00},"event_name":"claim.assigned","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
  ])('makes the provider’s bytes with source %s', async (source, flags, body) => {
    const { url, got } = await receiver(200);
    const finished = await run(['send', 'claim.assigned', '--to', url, '--source', source, ...flags, '--subject', '-', '--data', temporaryFolder(), '--json'], '{"id": 90071992547409931, "excess": 250.00}');
    expect(finished.code).toBe(0);
    expect(got[0]?.body.toString()).toBe(body);
    expect(got[0]?.headers.slice(0, 6)).toEqual(['Host', new URL(url).host, 'Content-Type', 'application/json', 'Event-Name', 'claim.assigned']);
    const [attempt, delivery] = finished.json();
    expect(attempt).toMatchObject({ type: 'attempt', number: 1, status: 200 });
    expect(delivery).toMatchObject({ type: 'delivery', id: attempt?.['delivery'], event: 'claim.assigned', state: 'delivered' });
  });

  test('ends with 1 where a delivery failed, and says how', async () => {
    const { url } = await receiver(503);
    const finished = await run(['send', 'claim.created', '--to', url, '--to', 'http://127.0.0.1:9/', '--data', temporaryFolder(), '--json']);
    expect(finished.code).toBe(1);
    const attempts = finished.json().filter((line) => line['type'] === 'attempt');
    expect(attempts).toEqual(expect.arrayContaining([expect.objectContaining({ status: 503 }), expect.objectContaining({ failure: 'refused' })]));
  });

  test('without --to goes to the workspace’s endpoints, and keeps what is not delivered with its reason', async () => {
    const folder = temporaryFolder();
    const { url, got } = await receiver(204);
    await run(['send', 'claim.created', '--to', url, '--data', folder]);
    const path = join(folder, 'workspace.json');
    const workspace = JSON.parse(readFileSync(path, 'utf8')) as { endpoints: Record<string, unknown>[] };
    const [first] = workspace.endpoints;
    workspace.endpoints = [{ ...first, url }, { ...first, id: 'ep_2', name: 'Nothing', events: [] }, { ...first, id: 'ep_3', name: 'People only', sources: 'ui-only' }];
    writeFileSync(path, JSON.stringify(workspace));
    const finished = await run(['send', 'claim.created', '--source', 'api', '--data', folder, '--json']);
    expect(finished.code).toBe(0);
    expect(got).toHaveLength(2);
    const deliveries = finished.json().filter((line) => line['type'] === 'delivery');
    expect(deliveries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: 'delivered' }),
        expect.objectContaining({ endpoint: 'Nothing', state: 'not-delivered', reason: 'endpoint not subscribed' }),
        expect.objectContaining({ endpoint: 'People only', state: 'not-delivered', reason: 'endpoint takes UI only' }),
      ]),
    );
    const listed = await run(['deliveries', 'list', '--where', 'state:not-delivered', '--data', folder, '--json']);
    expect(listed.json()).toHaveLength(2);
  });

  test.each([
    [['send'], 'Name the event'],
    [['send', 'claim.exploded'], 'not in the catalogue'],
    [['send', 'claim.created', '--to', 'ftp://a'], 'Only http'],
    [['send', 'claim.created', '--to', 'nowhere'], 'not a URL'],
    [['send', 'claim.created', '--source', 'mail'], '--source is ui or api'],
    [['send', 'claim.created', '--user-id', 'x'], '--user-id is a whole number'],
    [['send', 'claim.created', '--source', 'api', '--user-id', '5'], 'go with --source ui'],
    [['send', 'claim.created', '--subject', '/nothing/here.json'], 'cannot be read'],
    [['send', 'claim.created', '--colour', 'red'], '--colour'],
    [['fly'], 'no command'],
    [['captures'], 'captures takes'],
    [['captures', 'show'], 'Name the captured request'],
    [['captures', 'list', '--where', 'colour:red'], '--where'],
    [['captures', 'list', '--where', 'urgent status:abc'], '(character 15)'],
    [['captures', 'list', '--group', 'colour'], '--group takes event or claim'],
    [['captures', 'export', '--format', 'har', '--where', 'a or'], '(character '],
    [['deliveries', 'list', '--where', '(state:failed'], '(character 1)'],
    [['captures', 'export', '--format', 'pdf'], '--format'],
    [['deliveries', 'fly'], 'deliveries takes'],
  ])('%j ends with 2 and one line', async (args, words) => {
    const finished = await run([...args, '--data', temporaryFolder()]);
    expect(finished.stderr).toContain(words);
    expect(finished.stderr.trim().split('\n')).toHaveLength(1);
    expect(finished.code).toBe(2);
    expect(finished.stdout).toHaveLength(0);
  });

  test('of a subject that is not JSON ends with 2', async () => {
    const { url, got } = await receiver(200);
    const finished = await run(['send', 'claim.created', '--to', url, '--subject', '-', '--data', temporaryFolder()], '{"id": }');
    expect(finished.code).toBe(2);
    expect(finished.stderr).toContain('not valid JSON');
    expect(got).toHaveLength(0);
  });
});

describe('captures', () => {
  test('exports are exact: curl sends the same bytes again', async () => {
    const folder = temporaryFolder();
    const { catching, url } = await listening(folder);
    const bodies = ['{"claim":{"id":1},"note":"it\'s $(touch /tmp/hookbench-ran) `id`"}', '@/etc/passwd', 'plain\nlines\n', '\u0000\u0001\u001b[31mred', ''];
    for (const [index, body] of bodies.entries()) {
      await fetch(`${url}/hooks?n=${index}&x[]={1}`, { method: 'POST', headers: { 'Event-Name': 'claim.created', 'X-Quote': `it's "${index}" $HOME` }, body });
      await catching.next();
    }
    const commands = await run(['captures', 'export', '--format', 'curl', '--data', folder]);
    execFileSync('bash', ['-c', commands.stdout.toString()], { stdio: 'ignore' });
    const repeated = [];
    for (let index = 0; index < bodies.length; index += 1) repeated.push(await catching.next());
    const list = (await run(['captures', 'list', '--data', folder, '--json'])).json();
    for (const [index, again] of repeated.entries()) {
      const original = list[index];
      for (const field of ['method', 'target', 'bodySha256', 'bodyBytes']) expect(again[field], `${index} ${field}`).toEqual(original?.[field]);
      const own = new Set(['connection', 'host', 'content-length']);
      const kept = (headers: unknown) => (headers as [string, string][]).filter(([name]) => !own.has(name.toLowerCase()));
      expect(kept(again['headers'])).toEqual(kept(original?.['headers']));
    }
    expect(existsSync('/tmp/hookbench-ran')).toBe(false);
    await catching.end('SIGTERM');
    const har = JSON.parse((await run(['captures', 'export', '--format', 'har', '--data', folder])).stdout.toString()) as { log: { entries: unknown[] } };
    expect(har.log.entries).toHaveLength(bodies.length * 2);
    const ndjson = (await run(['captures', 'export', '--format', 'ndjson', '--where', 'event:claim.*', '--data', folder])).json();
    expect(ndjson.map((line) => Buffer.from(String(line['bodyBase64']), 'base64').toString())).toEqual([...bodies, ...bodies]);
    const listed = await run(['captures', 'list', '--where', 'direction:in status:2xx (event:claim.* or size:>1gb) -header[none]', '--data', folder, '--json']);
    expect(listed.json()).toHaveLength(bodies.length * 2);
  });

  test('are listed in groups, by what was sent and by claim, that with the newest request first', async () => {
    const folder = temporaryFolder();
    const { catching, url } = await listening(folder);
    const post = async (body: string, headers: Readonly<Record<string, string>> = {}): Promise<void> => {
      await fetch(url, { method: 'POST', headers: { 'Event-Name': 'claim.created', ...headers }, body });
      await catching.next();
    };
    for (let times = 0; times < 2; times += 1) await post('{"claim":{"id":12345678901234567890,"reference":"MTR-1"}}', { 'Webhook-Id': 'msg_1' });
    await post('{"claim":{"id":7}}');
    await post('not JSON');
    await catching.end('SIGTERM');
    const grouped = async (...more: readonly string[]) => (await run(['captures', 'list', '--data', folder, '--json', ...more])).json().map(({ group, label, requests }) => [group, label, requests]);
    expect(await grouped('--group', 'event')).toEqual([['request:cap_4', null, 1], ['request:cap_3', null, 1], ['message:webhook-id:msg_1', null, 2]]);
    expect(await grouped('--group', 'claim')).toEqual([['claim:7', null, 1], ['claim:12345678901234567890', 'MTR-1', 2], ['none', null, 1]]);
    expect(await grouped('--group', 'claim', '--where', 'header[webhook-id]', '--limit', '1')).toEqual([['claim:12345678901234567890', 'MTR-1', 2]]);
    const table = (await run(['captures', 'list', '--data', folder, '--group', 'claim'])).stdout.toString();
    expect(table.split('\n')[2]).toMatch(/^claim:12345678901234567890 {2}MTR-1 {2}2 /);
  });

  test('exports keep secrets out unless told otherwise, to a file or a folder', async () => {
    const folder = temporaryFolder();
    const { catching, url } = await listening(folder);
    await fetch(url, { method: 'POST', headers: { Authorization: 'Bearer s3cret', 'Event-Name': 'claim.created' }, body: '{"a":1}' });
    await catching.next();
    await catching.end('SIGTERM');
    for (const format of ['har', 'ndjson', 'csv', 'curl']) {
      const out = join(folder, `out.${format}`);
      expect((await run(['captures', 'export', '--format', format, '--out', out, '--data', folder])).code).toBe(0);
      expect(readFileSync(out, 'utf8')).not.toContain('s3cret');
      const kept = await run(['captures', 'export', '--format', format, '--keep', 'authorization', '--data', folder]);
      expect(kept.stdout.toString()).toContain('Bearer s3cret');
    }
    const bodies = join(folder, 'bodies');
    expect((await run(['captures', 'export', '--format', 'bodies', '--out', bodies, '--data', folder])).code).toBe(0);
    expect(readFileSync(join(bodies, readdirSync(bodies)[0] ?? ''), 'utf8')).toBe('{"a":1}');
    for (const wrong of [['--format', 'bodies', '--out', bodies], ['--format', 'bodies'], ['--format', 'xlsx'], ['--format', 'har', '--keep', 'everything']]) {
      expect((await run(['captures', 'export', ...wrong, '--data', folder])).code, wrong.join(' ')).toBe(2);
    }
    expect((await run(['captures', 'export', '--format', 'har', '--out', join(folder, 'none', 'a.har'), '--data', folder])).code).toBe(3);
  });

  test('an export that is interrupted leaves nothing, and one whose reader goes away ends without a fault', async () => {
    const folder = temporaryFolder();
    const { catching, url } = await listening(folder);
    const body = JSON.stringify({ claim: { id: 1, note: '"a" '.repeat(1_000_000) } });
    for (let count = 0; count < 6; count += 1) await fetch(url, { method: 'POST', body });
    await catching.end('SIGTERM');
    const out = join(temporaryFolder(), 'out.har');
    const interrupted = start(['captures', 'export', '--format', 'har', '--out', out, '--data', folder]);
    // Behind all others, so that on a busy machine too it is seen at work before it has ended.
    setPriority(interrupted.child.pid ?? 0, constants.priority.PRIORITY_LOW);
    await waitFor(() => expect(readdirSync(dirname(out))).toEqual([expect.stringMatching(/^out\.har\.[0-9a-f]{8}\.unfinished$/)]), { interval: 1 });
    expect(await interrupted.end('SIGINT')).toBe(1);
    expect(readdirSync(dirname(out))).toEqual([]);
    const { child } = start(['captures', 'export', '--format', 'ndjson', '--data', folder]);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  });

  test('raw gives back a malformed request byte for byte', async () => {
    const folder = temporaryFolder();
    const { catching, url } = await listening(folder);
    const bytes = Buffer.from('POST / HTTP/1.1\r\nHost : a\r\nContent-Length: 3\r\n\r\nabc');
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.resume();
    const captured = await catching.next();
    expect(captured).toMatchObject({ state: 'malformed', problem: { code: expect.any(String), message: expect.any(String) } });
    const raw = await run(['captures', 'raw', String(captured['id']), '--data', folder]);
    expect(raw.stdout.equals(bytes)).toBe(true);
  });

  test('shows a terminal no escape sequence from outside', async () => {
    const folder = temporaryFolder();
    const { catching, url } = await listening(folder);
    await fetch(url, { method: 'POST', headers: { 'Event-Name': 'a\u009b31m' }, body: '{"event_name":"\\u001b[31m"}' });
    const captured = await catching.next();
    const shown = await run(['captures', 'show', String(captured['id']), '--data', folder]);
    expect(shown.stdout.toString()).toContain('<009B>');
    expect(shown.stdout.toString()).not.toContain('\u009b');
  });
});
