import { expect, test } from 'vitest';
import { isFailing, type ActivityRow, type QuickFilter } from '../../../src/shared/model/activity';
import type { Log } from '../../../src/main/core/log/log';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { queryOf } from '../../support/query-of';
import { seededRandom } from '../../support/seeded-random';
import { temporaryFolder } from '../../support/temporary-folder';

async function positions(log: Log, text: string, quick: QuickFilter = 'all'): Promise<readonly number[]> {
  return (await log.activityPage(queryOf(text), quick, 0, 100_000)).rows.map(({ position }) => position);
}

const quickTests: Readonly<Record<QuickFilter, (row: ActivityRow) => boolean>> = {
  all: () => true,
  sent: (row) => row.direction === 'sent' && row.state !== 'not-delivered',
  received: (row) => row.direction === 'received',
  'not-delivered': (row) => row.state === 'not-delivered',
  failing: isFailing,
  'checks-fail': (row) => row.direction === 'received' && row.checkState === 'fail',
  pinned: (row) => row.pinned,
};
const quicks: readonly QuickFilter[] = ['all', 'sent', 'received', 'not-delivered', 'failing', 'checks-fail', 'pinned'];

const queryTests: readonly (readonly [text: string, passes: (row: ActivityRow) => boolean])[] = [
  ['', () => true],
  ['event:claim.*', (row) => row.eventName?.startsWith('claim.') === true],
  ['-event:claim.*', (row) => row.eventName?.startsWith('claim.') !== true],
  ['direction:in state:complete', (row) => row.direction === 'received' && row.state === 'complete'],
  ['state:failed', (row) => row.state === 'failed'],
  ['-direction:in', (row) => row.direction === 'sent'],
];

test('pages, ranks and counts agree with a plain look at every row, while the log changes', async () => {
  const log = await openTestLog(temporaryFolder());
  const random = seededRandom(11);
  const pick = <T>(...items: readonly [T, ...T[]]): T => items[Math.floor(random() * items.length)] ?? items[0];
  const waiting: string[] = [];
  for (let round = 0; round < 12; round += 1) {
    const writes: Promise<{ readonly ok: boolean }>[] = [];
    for (let count = 0; count < 25; count += 1) {
      const answer = { status: pick(200, 200, 503), headers: [], body: new Uint8Array(0), delayMs: 0 };
      const eventName = pick('claim.assigned', 'contact.created', null);
      writes.push(log.addCapture(captureDraft({ eventName, state: pick('complete', 'complete', 'malformed'), checkState: pick('pass', 'fail', 'not-run'), answer })));
    }
    const id = `r${round}`;
    writes.push(log.addEvent(eventRecord(id, pick('claim.updated', 'contact.merged')), [queuedDelivery(`${id}a`, id), queuedDelivery(`${id}b`, id), queuedDelivery(`${id}c`, id, { state: 'not-delivered', reason: 'disabled' })]));
    waiting.push(`${id}a`, `${id}b`);
    for (const result of await Promise.all(writes)) expect(result.ok).toBe(true);
    const delivery = waiting.splice(Math.floor(random() * waiting.length), 1)[0] ?? '';
    written(await log.startAttempt(delivery, 1, 0, { method: 'POST', target: '/', headers: [], body: new Uint8Array(0) }));
    written(await log.finishAttempt(delivery, 1, { startedAtMs: 0, timings: { totalMs: 1 } }, pick('failed', 'delivered')));
    const last = (await log.activityCounts({ kind: 'all' })).all;
    written(await log.setPinned([1 + Math.floor(random() * last), 1 + Math.floor(random() * last)], round % 3 > 0));

    const all = (await log.activityPage({ kind: 'all' }, 'all', 0, 100_000)).rows;
    for (const [text, passes] of queryTests) {
      const counts = await log.activityCounts(queryOf(text));
      for (const quick of quicks) {
        const expected = all.filter((row) => passes(row) && quickTests[quick](row)).map(({ position }) => position);
        expect([text, quick, await positions(log, text, quick)]).toEqual([text, quick, expected]);
        expect(counts[quick]).toBe(expected.length);
        const rank = Math.floor(random() * expected.length);
        const page = await log.activityPage(queryOf(text), quick, rank, 3);
        expect(page).toMatchObject({ fromRank: rank, total: expected.length, logTotal: all.length });
        expect(page.rows.map(({ position }) => position)).toEqual(expected.slice(rank, rank + 3));
        if (expected.length > 0) expect(await log.activityRank(queryOf(text), quick, expected[rank] ?? 0)).toBe(rank);
      }
    }
  }
  await log.close();
});

test('words are found wherever a record has them, and nothing in them is taken for SQL or a pattern', async () => {
  const log = await openTestLog(temporaryFolder());
  const hostile = `100%_"quote" \\back 'single' ; DROP`;
  written(await log.addCapture(captureDraft({ body: Buffer.from(`{"Name":"Ünïcode","x":${JSON.stringify(hostile)}}`), target: '/hooks?token=InTarget' })));
  written(await log.addCapture(captureDraft({ headers: [['X-Sig', Buffer.from('Grüße', 'utf8').toString('latin1')], ['X-Old', 'Gr\u00fc\u00dfe'], ['X-Quote', '"q"']], body: new Uint8Array([0xff, 0x00, 0x41, 0x62, 0x63]) })));
  written(await log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1', { endpointName: 'Slack Bridge', url: 'http://bridge.example/in' }), queuedDelivery('dlv_2', 'evt_1')]));
  written(await log.startAttempt('dlv_2', 1, 0, { method: 'POST', target: '/t', headers: [['X-Mine', 'yes-here']], body: Buffer.from('wire body text') }));
  const found = (text: string): Promise<readonly number[]> => positions(log, text);
  expect(await found('name')).toEqual([1]);
  expect(await found('Ünïcode')).toEqual([1]);
  expect(await found('intarget')).toEqual([1]);
  expect(await found('"100%_"')).toEqual([1]);
  expect(await found('%')).toEqual([1]);
  expect(await found('\\\\back')).toEqual([1]);
  expect(await found(`'single'`)).toEqual([1]);
  expect(await found('DROP')).toEqual([1]);
  expect(await found('Grüße')).toEqual([2]);
  expect(await found('ABC')).toEqual([2]);
  expect(await found('slack')).toEqual([3]);
  expect(await found('bridge.example')).toEqual([3]);
  expect(await found('12345678901234567890')).toEqual([3, 4]);
  expect(await found('yes-here')).toEqual([4]);
  expect(await found('"wire body"')).toEqual([4]);
  expect(await found('-wire')).toEqual([1, 2, 3]);
  expect(await found('event:cl%im.assigned')).toEqual([]);
  expect(await found('event:CLAIM.assigned')).toEqual([1, 2, 3, 4]);
  expect((await log.captures(queryOf('abc'), 0, 10)).map(({ seq }) => seq)).toEqual([2]);
  expect((await log.deliveries(queryOf('claim'), 0, 10)).map(({ id }) => id)).toEqual(['dlv_1', 'dlv_2']);
  expect((await log.deliveries(queryOf('claim'), 3, 10)).map(({ id }) => id)).toEqual(['dlv_2']);
  await log.close();
});

test('a question asked after a change is told sees that change', async () => {
  const log = await openTestLog(temporaryFolder());
  const seen: Promise<readonly [number, number]>[] = [];
  log.onChange((change) => seen.push(log.activityPage({ kind: 'all' }, 'all', 0, 0).then(({ logTotal }) => [change.lastPosition, logTotal] as const)));
  for (let batch = 0; batch < 30; batch += 1) await Promise.all(Array.from({ length: 20 }, () => log.addCapture(captureDraft())));
  for (const [lastPosition, logTotal] of await Promise.all(seen)) expect(logTotal).toBeGreaterThanOrEqual(lastPosition);
  expect((await log.usage()).records).toBe(600);
  await log.close();
});

test('a long search lets other questions pass', async () => {
  const log = await openTestLog(temporaryFolder());
  const body = Buffer.alloc(60_000, 'haystack ');
  for (let batch = 0; batch < 10; batch += 1) await Promise.all(Array.from({ length: 100 }, () => log.addCapture(captureDraft({ body }))));
  const order: string[] = [];
  const search = log.activityPage(queryOf('needle'), 'all', 0, 10).then(() => order.push('search'));
  const open = log.capture('cap_500').then(() => order.push('capture'));
  await Promise.all([search, open]);
  expect(order).toEqual(['capture', 'search']);
  await log.close();
});

test('a body of 25 MB goes in and comes out in parts', async () => {
  const log = await openTestLog(temporaryFolder());
  const body = Buffer.alloc(25 * 1024 * 1024, 'abcdefg');
  const place = written(await log.addCapture(captureDraft({ body, bodySha256: 'a'.repeat(64) })));
  const part = await log.captureBytes(place.id, 'body', 24 * 1024 * 1024, 24 * 1024 * 1024 + 10);
  expect(Buffer.from(part ?? [])).toEqual(body.subarray(24 * 1024 * 1024, 24 * 1024 * 1024 + 10));
  expect(Buffer.from((await log.capture(place.id))?.body ?? []).equals(body)).toBe(true);
  await log.close();
});
