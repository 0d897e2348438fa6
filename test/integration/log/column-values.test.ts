import { expect, test } from 'vitest';
import { columnDefaults, readColumn, type ColumnSource } from '../../../src/shared/model/stream-column';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { temporaryFolder } from '../../support/temporary-folder';

function sources(...columns: readonly string[]): readonly ColumnSource[] {
  return columns.map((column) => {
    const read = readColumn(column);
    if (!read.ok) throw new Error(read.message);
    return read.source;
  });
}

const text = (value: string, isCut = false) => ({ kind: 'text', text: value, cut: isCut });

test('reads headers and body paths as they are written, of captured requests and of the last attempt', async () => {
  const log = await openTestLog(temporaryFolder());
  const body = '{"claim":{"id":12345678901234567890,"excess":250.00,"labels":["a","b\\u0041"],"parts":[{"n":1},{"n":2}],"id":"twice"},"odd":null}';
  written(await log.addCapture(captureDraft({ body: Buffer.from(body) })));
  written(await log.addCapture(captureDraft({ body: Buffer.from('no JSON') })));
  written(await log.addCapture(captureDraft({ body: Buffer.from(`{"claim":{"id":"${'x'.repeat(140_000)}"}}`) })));
  written(await log.addCapture(captureDraft({ body: Buffer.from(`{"claim":{"id":"${'y'.repeat(300)}"}}`) })));
  written(await log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1'), queuedDelivery('dlv_2', 'evt_1')]));
  const request = (id: number) => ({ method: 'POST', target: '/', headers: [['Event-Name', 'claim.assigned'], ['X-Try', String(id)]] as const, body: Buffer.from(`{"claim":{"id":${id}}}`) });
  written(await log.startAttempt('dlv_1', 1, 1_790_000_000_001, request(1)));
  written(await log.startAttempt('dlv_1', 2, 1_790_000_000_002, request(2)));

  const columns = sources('header[X-TWICE]', 'body.claim.id', 'body.claim.excess', 'body.claim.labels', 'body.claim.labels.1', 'body.claim.parts.n', 'body.odd', 'body.none');
  const [first, plain, large, long] = await log.columnValues([1, 2, 3, 4], columns);
  expect(first).toEqual({
    position: 1,
    values: [text('one, two'), text('12345678901234567890, twice'), text('250.00'), text('["a","b\\u0041"]'), text('bA'), text('1, 2'), text('null'), { kind: 'none' }],
  });
  expect(plain?.values.slice(0, 2)).toEqual([text('one, two'), { kind: 'none' }]);
  expect(large?.values.slice(0, 2)).toEqual([text('one, two'), { kind: 'too-large' }]);
  expect(long?.values[1]).toEqual(text('y'.repeat(200), true));
  expect(await log.columnValues([5, 6], sources('header[x-try]', 'body.claim.id'))).toEqual([{ position: 5, values: [text('2'), text('2')] }, { position: 6, values: [{ kind: 'none' }, { kind: 'none' }] }]);
});

test('a column is one of ours, a header or a body path, and nothing else', () => {
  for (const { column } of columnDefaults) expect(readColumn(column)).toMatchObject({ ok: true, source: { kind: 'own' } });
  expect(readColumn('header[X-Request-Id]')).toEqual({ ok: true, source: { kind: 'header', name: 'X-Request-Id' } });
  expect(readColumn('body.a.0.b')).toEqual({ ok: true, source: { kind: 'body', path: ['a', '0', 'b'] } });
  for (const wrong of ['', 'soul', 'header[]', 'header[a b]', 'header[x', 'body.', 'body..a', 'Time']) expect(readColumn(wrong), wrong).toMatchObject({ ok: false });
});
