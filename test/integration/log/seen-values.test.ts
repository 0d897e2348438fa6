import { expect, test } from 'vitest';
import type { Log } from '../../../src/main/core/log/log';
import type { SeenField } from '../../../src/shared/contract/filter-contract';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { temporaryFolder } from '../../support/temporary-folder';

async function filledLog(): Promise<Log> {
  const log = await openTestLog(temporaryFolder());
  const body = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  const drafts = [
    captureDraft({ eventName: 'claim.created', body: body({ claim: { id: 1, labels: ['glass', 'urgent'] }, 'odd name': null }) }),
    captureDraft({ eventName: 'claim.created', body: body({ claim: { id: 1, labels: ['urgent'] } }), method: 'PUT' }),
    captureDraft({ eventName: 'claim.closed', source: 'api', body: Buffer.from('[{"id": 1.0}]'), state: 'incomplete' }),
    captureDraft({ eventName: null, source: null, body: Buffer.from('['.repeat(30_000)), target: '/other', answer: { status: 503, headers: [], body: new Uint8Array(0), delayMs: 0 } }),
    captureDraft({ eventName: '100%', body: Buffer.from(`${'['.repeat(30_000)}${']'.repeat(30_000)}`), headers: [['X-Request-Id', 'a-1'], ['x-request-ID', 'a-2']] }),
  ];
  for (const draft of drafts) written(await log.addCapture(draft));
  written(await log.addEvent(eventRecord('ev_1', 'contact.merged'), [queuedDelivery('dl_1', 'ev_1', { endpointName: 'Slack bridge' })]));
  written(await log.startAttempt('dl_1', 1, 0, { method: 'POST', target: '/slack', headers: [['X-Sent', 'yes']], body: body({ contact: { id: 9 } }) }));
  written(await log.finishAttempt('dl_1', 1, { startedAtMs: 0, timings: { totalMs: 1 }, failure: { code: 'timeout', message: '', nextStep: '' } }, 'failed'));
  return log;
}

const expectations: readonly (readonly [SeenField, string, readonly string[]])[] = [
  ['event', '', ['claim.created 2', '100% 1', 'claim.closed 1', 'contact.merged 1']],
  ['event', 'CL', ['claim.created 2', 'claim.closed 1']],
  ['event', '100%', ['100% 1']],
  ['event', '%', []],
  ['event', 'c_aim', []],
  ['source', '', ['ui 4', 'api 1']],
  ['method', '', ['POST 5', 'PUT 1']],
  ['endpoint', 's', ['Slack bridge 1']],
  ['path', '/o', ['/other 1']],
  ['path', '/s', ['/slack 1']],
  ['status', '', ['200 4', '503 1', 'timeout 1']],
  ['state', 'in', ['incomplete 1']],
  ['header', 'x-', ['x-twice 4', 'x-request-id 1', 'x-sent 1']],
  [{ header: 'X-REQUEST-ID' }, '', ['a-1 1', 'a-2 1']],
  ['body', 'c', ['claim 2', 'claim.id 2', 'claim.labels 2', 'contact 1', 'contact.id 1']],
  ['body', '"', ['"odd name" 1']],
  [{ body: ['claim', 'labels'] }, 'u', ['urgent 2']],
  [{ body: ['claim', 'labels', '1'] }, '', ['urgent 1']],
  [{ body: ['id'] }, '', ['1.0 1']],
  [{ body: ['odd name'] }, '', ['null 1']],
  [{ body: ['claim'] }, '', []],
];

test('values seen are those of the newest records, the most frequent first', async () => {
  const log = await filledLog();
  for (const [field, prefix, expected] of expectations) {
    const seen = await log.seenValues(field, prefix, 20);
    expect(seen.map(({ value, count }) => `${value} ${count}`), `${JSON.stringify(field)} that begin with “${prefix}”`).toEqual(expected);
  }
  expect(await log.seenValues('event', '', 1)).toEqual([{ value: 'claim.created', count: 2 }]);
});
