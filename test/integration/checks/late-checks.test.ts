import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import type { CaptureDetail } from '../../../src/shared/model/captured-request';
import { exchange } from '../../support/catching';
import { captureDraft } from '../../support/log-drafts';
import { catchUrl, openCore, value } from '../../support/open-core';
import { bytesOf, claim, eventBody } from '../../support/sample-requests';
import { temporaryFolder } from '../../support/temporary-folder';

async function post(app: CoreApp, event: string, body: Uint8Array | object, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const bytes = body instanceof Uint8Array ? body : bytesOf(body);
  const { port } = new URL(catchUrl(app));
  const lines = Object.entries({ Host: 'h', 'Content-Type': 'application/json', 'Event-Name': event, 'Content-Length': String(bytes.length), Connection: 'close', ...headers }).map(([name, text]) => `${name}: ${text}\r\n`);
  const answer = await exchange(Number(port), Buffer.concat([Buffer.from(`POST /hooks HTTP/1.1\r\n${lines.join('')}\r\n`), bytes]));
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  return newestId(app);
}

async function newestId(app: CoreApp): Promise<string> {
  const { rows } = await value(app, 'activity.page', { query: '', quick: 'all', fromRank: 0, limit: 1, newest: true });
  return rows[0]?.id ?? '';
}

/** The record once nothing of its checks is to come, neither on record nor on its page. */
async function settled(app: CoreApp, id: string): Promise<CaptureDetail> {
  for (;;) {
    let stop: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => {
      stop = app.live.subscribe(({ events }) => events.some(({ type }) => type === 'activity.changed') && resolve());
    });
    const detail = await value(app, 'captures.get', { id });
    const isOpen = detail.capture.checkMarks?.includes('later') === true || detail.checks.some(({ title }) => title.startsWith('Being compared') || title.startsWith('The body is being'));
    if (isOpen) await changed;
    stop();
    if (!isOpen) return detail;
  }
}

const said = ({ checks }: CaptureDetail): readonly string[] => checks.filter(({ code }) => code === 'repeated' || code === 'claim-life').map(({ title, earlier }) => `${title.replace(/ [\d.]+ m?s /, ' a while ')}${earlier === undefined ? '' : `, request ${earlier.seq}`}`);
const found = async (app: CoreApp, query: string): Promise<number> => (await value(app, 'activity.counts', { query })).all;

describe('over a restart', () => {
  test('a repeat, a disorder and an id are still told, by the first request of the new run, and the row knows', async () => {
    const folder = temporaryFolder();
    const first = await openCore({ folder });
    await post(first, 'claim.created', eventBody('claim.created', { claim: { ...claim, id: 1 } }));
    await post(first, 'claim.closed', eventBody('claim.closed', { claim: { ...claim, id: 2, status: 'closed' } }));
    await post(first, 'claim.created', eventBody('claim.created', { claim: { ...claim, id: 3 } }), { 'Webhook-Id': 'msg_1' });
    const repeated = await post(first, 'claim.created', eventBody('claim.created', { claim: { ...claim, id: 1 } }));
    await first.close();

    const app = await openCore({ folder });
    const early = await post(app, 'claim.created', eventBody('claim.created', { claim: { ...claim, id: 1 } }));
    expect(said(await settled(app, early))).toEqual(['The same came a while earlier, request 1']);
    const closed = await post(app, 'claim.closed', eventBody('claim.closed', { claim: { ...claim, id: 2, status: 'closed', note: 'again' } }));
    expect(said(await settled(app, closed))).toEqual(['Closed although it was closed, request 2']);
    const other = await post(app, 'claim.assigned', eventBody('claim.assigned', { claim: { ...claim, id: 9 } }), { 'webhook-id': 'msg_1' });
    expect(said(await settled(app, other))).toEqual(['The same came a while earlier, request 3']);
    // What was told in the run before is told again, with the request that it was compared with.
    expect(said(await value(app, 'captures.get', { id: repeated }))).toEqual(['The same came a while earlier, request 1']);
    expect(await found(app, 'check:warned')).toBe(4);
  });

  test('a record of long ago is compared with those before it when it is looked at', async () => {
    const folder = temporaryFolder();
    const first = await openCore({ folder, catch: false });
    const bodyOf = (id: number, status: string): Uint8Array => bytesOf(eventBody('claim.closed', { claim: { ...claim, id, status } }));
    const add = async (id: number, status: string, receivedAtMs: number): Promise<string> => {
      const written = await first.log.addCapture(captureDraft({ headers: [['Event-Name', 'claim.closed']], eventName: 'claim.closed', body: bodyOf(id, status), receivedAtMs, checkState: 'warn', checkMarks: 'warn:claim-life pass' }));
      if (!written.ok) throw new Error(written.problem.message);
      return written.value.id;
    };
    await add(77, 'closed', 1_000);
    const second = await add(77, 'closed', 5_000_000);
    const lone = await add(78, 'closed', 5_000_001);
    await Promise.all(Array.from({ length: 9_000 }, (_, index) => add(1_000 + index, 'closed', 6_000_000 + index)));
    await first.close();

    const app = await openCore({ folder, catch: false });
    expect(said(await settled(app, second))).toEqual(['Closed although it was closed, request 1']);
    // Its row says so, but no earlier event of that claim is there.
    expect(said(await settled(app, lone))).toEqual(['Did not follow from its claim’s events before']);
  });
});

describe('bodies that take long', () => {
  const large = (changes: object = {}): object => eventBody('claim.assigned', { claim: { ...claim, note: 'x'.repeat(2 * 1024 * 1024) }, ...changes });

  test('are judged soon after, and the row, its names and the filter know', async () => {
    const app = await openCore();
    const wrong = await post(app, 'claim.assigned', large({ source: 'api' }));
    const packed = await post(app, 'claim.assigned', gzipSync(bytesOf(large({ source: 'api' }))), { 'Content-Encoding': 'gzip' });
    const right = await post(app, 'claim.assigned', brotliCompressSync(bytesOf(large())), { 'Content-Encoding': 'br' });
    for (const id of [wrong, packed]) expect((await settled(app, id)).checks).toContainEqual(expect.objectContaining({ code: 'performed-by', state: 'fail', pointer: '/performed_by' }));
    const { checks, capture } = await settled(app, right);
    expect(checks.map(({ code, state }) => `${state}:${code}`)).toEqual(['pass:event-name', 'pass:schema', 'pass:performed-by']);
    expect(capture).toMatchObject({ eventName: 'claim.assigned', source: 'ui', checkState: 'pass' });
    expect(capture.checkMarks).toBeUndefined();
    expect(await found(app, 'check:failed')).toBe(2);
    expect((await value(app, 'activity.counts', { query: '' }))['checks-fail']).toBe(2);
  });

  test('that cannot be read are told with the reason, and catching goes on', async () => {
    const app = await openCore();
    const bomb = await post(app, 'claim.assigned', gzipSync(Buffer.alloc(40 * 1024 * 1024, ' ')), { 'Content-Encoding': 'gzip' });
    const cut = await post(app, 'claim.assigned', gzipSync(bytesOf(`${'x'.repeat(3_000_000)}${Math.random()}`)).subarray(0, 2_000), { 'Content-Encoding': 'gzip' });
    const deep = await post(app, 'claim.assigned', Buffer.alloc(2_000_000, '['));
    const odd = await post(app, 'claim.assigned', bytesOf(large()), { 'Content-Encoding': 'zstd' });
    const told = async (id: string): Promise<unknown> => (await settled(app, id)).checks.find(({ code }) => code.startsWith('body-'));
    expect(await told(bomb)).toMatchObject({ state: 'not-run', title: 'Body not checked: decompressed it is over 25 MB' });
    expect(await told(cut)).toMatchObject({ state: 'fail', found: 'The compressed data ends before its end.' });
    expect(await told(deep)).toMatchObject({ state: 'fail', title: 'Body is not valid JSON' });
    expect(await told(odd)).toMatchObject({ state: 'not-run', title: expect.stringContaining('“zstd”') });
    expect(await post(app, 'claim.created', eventBody('claim.created'))).not.toBe('');
  });
});
