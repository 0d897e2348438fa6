import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaptureState } from '../../../src/shared/model/captured-request';
import type { CheckState } from '../../../src/shared/model/check';
import type { DeliveryState } from '../../../src/shared/model/delivery';
import { failure } from '../../../src/shared/model/failure';
import type { Query, QueryCondition } from '../../../src/shared/query/query';
import { isUnread } from '../../../src/shared/model/look';
import type { Log } from '../../../src/main/core/log/log';
import { searchPath } from '../../../src/main/core/log/search/search-file';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { naiveMatch, type PlainRecord } from '../../support/naive-search';
import { indexAll } from '../../support/index-all';
import { openTestLog, written } from '../../support/open-test-log';
import { seededRandom } from '../../support/seeded-random';
import { temporaryFolder } from '../../support/temporary-folder';

const nowMs = 1_790_000_500_000;
const words = ['urgent', 'Água', 'glass', 'ÜBER', '4211', 'x', 'note', 'in_review', 'a-b', '12345678-aaaa', 'foo.bar', '日本', 'claim'];
const longText = 'a longer text of more than forty characters with the word hidden in it';

/** Random records: JSON of every shape, headers that repeat, deliveries in every state. */
class RecordSource {
  readonly records: PlainRecord[] = [];
  readonly #log: Log;
  readonly #random: () => number;

  constructor(log: Log, seed: number) {
    this.#log = log;
    this.#random = seededRandom(seed);
  }

  async add(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) await (this.#random() < 0.65 ? this.#addCapture() : this.#addDelivery());
  }

  #pick<T>(...items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)] as T;
  }

  #text(): string {
    return this.#pick('', longText, 'true', `${this.#pick(...words)} ${this.#pick(...words)}`, this.#pick(...words), '2026-11-01T10:00:00Z', 'line\nbreak', '"quoted"', 'c:\\path');
  }

  #value(depth: number): unknown {
    const kind = this.#random();
    if (depth < 4 && kind < 0.2) return Array.from({ length: Math.floor(this.#random() * 4) }, () => this.#value(depth + 1));
    if (depth < 4 && kind < 0.45) return Object.fromEntries(Array.from({ length: Math.floor(this.#random() * 3) }, () => [this.#pick('id', 'labels', '0', 'Note', 'a b', 'x.y', ''), this.#value(depth + 1)]));
    if (kind < 0.6) return this.#pick(0, -0, 1, 4211, 1.5, -7, 1e21, 100);
    return kind < 0.68 ? this.#pick(true, false, null) : this.#text();
  }

  #body(): string {
    const kind = this.#random();
    if (kind < 0.1) return this.#pick('', 'no json urgent', '{"claim": {"id": 4211}', 'Água');
    const text = JSON.stringify(kind < 0.2 ? [{ claim: this.#value(1) }] : { claim: this.#value(0), id: this.#value(3), event: 'claim.x' });
    return this.#random() < 0.2 ? text.replaceAll('u', '\\u0075') : text;
  }

  #headers(): readonly (readonly [string, string])[] {
    return Array.from({ length: Math.floor(this.#random() * 4) }, () => [this.#pick('X-Request-Id', 'x-request-id', 'Event-Name', 'X_Y'), this.#pick('abc', 'ABC', '', 'abc-1234567890', 'f00-4211', longText)] as const);
  }

  async #addCapture(): Promise<void> {
    const body = Buffer.from(this.#body());
    const state = this.#pick<CaptureState>('complete', 'complete', 'incomplete', 'malformed');
    const checkState = this.#pick<CheckState>('pass', 'warn', 'fail', 'not-run');
    const checkMarks = { pass: undefined, 'not-run': undefined, warn: this.#pick('warn:host', 'warn:host pass'), fail: this.#pick('fail:body-json', 'fail:body-json warn:a-check-with-a-long-name-7 pass', 'fail:schema-required warn:repeated-key', 'warn:event-known fail:body-utf8') }[checkState];
    const status = this.#pick(200, 204, 404, 503, 0);
    const draft = captureDraft({
      body,
      bodyBytes: body.length,
      state,
      checkState,
      ...(checkMarks === undefined ? {} : { checkMarks }),
      headers: this.#headers(),
      eventName: this.#pick('claim.created', 'claim.note added', 'contact.merged', null),
      source: this.#pick('ui', 'api', 'an-integration-of-version-12', null),
      method: this.#pick('POST', 'PUT'),
      target: this.#pick('/hooks/claims?x=1', '/hooks', '/', '/slow/12345678901234567890', `/${'long/'.repeat(20)}`),
      durationMs: this.#pick(0, 1.5, 999.5, 1_000, 1_000.25, 5_000),
      receivedAtMs: nowMs - this.#pick(0, 1_000, 600_000, 600_001, 86_400_000),
      answer: { status, headers: [], body: new Uint8Array(0), delayMs: 0 },
    });
    const { id } = written(await this.#log.addCapture(draft));
    const plain = { direction: 'received', id, ids: [id], event: draft.eventName, source: draft.source, methods: [draft.method], path: draft.target, addresses: [], endpoint: [], statuses: status === 0 ? [] : [status], failures: [], attempts: null } as const;
    this.records.push({ ...plain, durationMs: draft.durationMs, sizeBytes: draft.bodyBytes, timeMs: draft.receivedAtMs, state, checkState, checkMarks: checkMarks ?? '', pinned: false, unread: true, noted: false, headers: draft.headers, bodies: [body.toString()], subject: null });
  }

  async #addDelivery(): Promise<void> {
    const number = this.records.length;
    const [id, eventId] = [`dlv_${number}`, `evt_${number}`];
    const subject = JSON.stringify(this.#value(0));
    const event = { ...eventRecord(eventId, this.#pick('claim.created', 'contact.merged')), subjectText: subject };
    const endpointName = this.#pick('Local', 'Slack bridge', 'Über');
    const url = this.#pick('http://127.0.0.1:4455/hooks', 'https://bridge.example/in?key=urgent');
    const isTried = this.#random() < 0.8;
    const createdAtMs = nowMs - this.#pick(0, 1_000, 600_000, 86_400_000);
    written(await this.#log.addEvent(event, [queuedDelivery(id, eventId, { endpointName, url, createdAtMs, ...(isTried ? {} : { state: 'not-delivered', reason: 'disabled' }) })]));
    const parsed = new URL(url);
    const bare = { direction: 'sent', id, ids: [id, eventId], event: event.name, source: 'ui', methods: [], path: parsed.pathname, addresses: [url], endpoint: [endpointName, 'end_1'], statuses: [], failures: [], attempts: 0, durationMs: null } as const;
    this.records.push({ ...bare, sizeBytes: 0, timeMs: createdAtMs, state: isTried ? 'queued' : 'not-delivered', checkState: null, checkMarks: '', pinned: false, unread: true, noted: false, headers: [], bodies: [], subject });
    const attempts = isTried ? this.#pick(0, 1, 1, 2) : 0;
    for (let number2 = 1; number2 <= attempts; number2 += 1) await this.attempt(number, this.#random() < 0.8);
  }

  /** One more attempt of a delivery, ended or left on its way. */
  async attempt(place: number, ends = true): Promise<void> {
    const before = this.records[place];
    if (before === undefined || before.attempts === null || before.state === 'sending') return;
    const number = before.attempts + 1;
    const body = this.#body();
    const headers = this.#headers();
    const method = this.#pick('POST', 'PUT');
    written(await this.#log.startAttempt(before.id, number, nowMs, { method, target: '/target', headers, body: Buffer.from(body) }));
    const started: PlainRecord = { ...before, attempts: number, state: 'sending', methods: [...before.methods, method], addresses: [...before.addresses, '/target'], headers: [...before.headers, ...headers], bodies: [...before.bodies, body], sizeBytes: Buffer.byteLength(body) };
    this.records[place] = started;
    if (!ends) return;
    const state = this.#pick<DeliveryState>('delivered', 'failed', 'waiting');
    const status = this.#pick(200, 503, undefined);
    const durationMs = this.#pick(3, 1_500.5);
    const answer = status === undefined ? {} : { answer: { httpVersion: '1.1', status, statusText: '', headers: [], body: new Uint8Array(0), bodyBytes: 0, truncated: false } };
    written(await this.#log.finishAttempt(before.id, number, { startedAtMs: nowMs, timings: { totalMs: durationMs }, ...answer, ...(status === undefined ? { failure: failure('timeout') } : {}) }, state));
    this.records[place] = { ...started, state, durationMs, statuses: [...before.statuses, ...(status === undefined ? [] : [status])], failures: [...before.failures, ...(status === undefined ? ['timeout'] : [])] };
  }

  async note(place: number): Promise<void> {
    const record = this.records[place];
    if (record === undefined) return;
    written(await this.#log.setMarks([place + 1], { note: 'to look at' }, nowMs));
    this.records[place] = { ...record, noted: true };
  }

  async pin(place: number): Promise<void> {
    const record = this.records[place];
    if (record === undefined) return;
    written(await this.#log.setPinned([place + 1], true));
    this.records[place] = { ...record, pinned: true };
  }
}

const pattern = fc.oneof(
  fc.constantFrom(...words, 'ui', 'API', 'claim.created', '/hooks', '/hooks/claims?x=1', 'local', 'end_1', 'abc', '', 'true', 'an-integration-of-version-12', '0', '1.5', longText, 'abc-1234567890', 'dlv_3', 'cap_2', 'evt_4', 'line\nbreak').map((text) => ({ pieces: [text] })),
  fc.constantFrom(['claim.', ''], ['', ''], ['', 'e'], ['/', 's'], ['a', 'b', ''], ['', 'word', ''], ['cap_', ''], ['f00', '11'], ['2026', ''], ['urg', ''], ['', ' urgent'], ['abc-12', ''], ['', 'ng']).map((pieces) => ({ pieces })),
);
const comparison = fc.constantFrom('=', '!=', '>', '>=', '<', '<=' as const);
const path = fc.array(fc.constantFrom('claim', 'id', 'labels', '0', '1', 'Note', 'note', 'x.y', 'a b', ''), { minLength: 1, maxLength: 4 });
const condition: fc.Arbitrary<QueryCondition> = fc.oneof(
  fc.record({ kind: fc.constant('words' as const), text: fc.oneof(fc.constantFrom(...words, 'URG*', 'foo', 'review', 'cla*', 'break', 'hooks/claims', ': abc', '%', 'hidden in', 'längst', '/target', 'no*'), fc.constantFrom('in', 'key=urgent', 'x-request-id: abc')), phrase: fc.boolean() }),
  fc.record({ kind: fc.constant('text' as const), field: fc.constantFrom('event', 'source', 'method', 'path', 'endpoint', 'id' as const), pattern }),
  fc.record({ kind: fc.constant('number' as const), field: fc.constantFrom('status', 'attempts', 'duration', 'size' as const), comparison, value: fc.constantFrom(0, 1, 2, 200, 404, 503, 1_000, 1_000.25, 20) }),
  fc.record({ kind: fc.constant('range' as const), field: fc.constantFrom('status', 'duration' as const), from: fc.constant(400), to: fc.constantFrom(499, 1_000) }),
  fc.record({ kind: fc.constant('failure' as const), code: fc.constantFrom('timeout', 'refused' as const) }),
  fc.record({ kind: fc.constant('direction' as const), value: fc.constantFrom('sent', 'received' as const) }),
  fc.record({ kind: fc.constant('state' as const), value: fc.constantFrom('complete', 'incomplete', 'malformed', 'queued', 'sending', 'waiting', 'delivered', 'failed', 'not-delivered', 'cancelled', 'unknown') }),
  fc.record({ kind: fc.constant('header' as const), name: fc.constantFrom('X-Request-ID', 'event-name', 'x_y', 'none'), pattern }, { requiredKeys: ['kind', 'name'] }),
  fc.record(
    {
      kind: fc.constant('body' as const),
      path,
      test: fc.oneof(fc.record({ kind: fc.constant('text' as const), pattern }), fc.record({ kind: fc.constant('number' as const), number: fc.record({ comparison, text: fc.constantFrom('0', '1', '4211', '-7.0', '1e21', '1.50') }) })),
    },
    { requiredKeys: ['kind', 'path'] },
  ),
  fc.record({ kind: fc.constant('time' as const), relation: fc.constantFrom('after', 'before' as const), moment: fc.constantFrom(0, 1_000, 600_000, 86_400_000).map((agoMs) => ({ kind: 'at' as const, atMs: nowMs - agoMs })) }),
  fc.record({ kind: fc.constant('check' as const), value: fc.constantFrom('failed', 'warned', 'passed', 'not-run', 'host', 'body', 'schema', 'repeated', 'body-json', 'a-check-with-a-long-name-7', 'none') }),
  fc.record({ kind: fc.constant('mark' as const), mark: fc.constantFrom('pinned', 'noted', 'unread' as const) }),
);
const leaf = condition.map((each): Query => ({ kind: 'condition', condition: each, span: { from: 0, to: 0 } }));
const { tree } = fc.letrec<{ tree: Query }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts): Query => ({ kind: 'and', parts })) },
    { weight: 1, arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts): Query => ({ kind: 'or', parts })) },
    { weight: 1, arbitrary: tie('tree').map((part): Query => ({ kind: 'not', part })) },
  ),
}));

async function agrees(log: Log, records: readonly PlainRecord[], seed: number, numRuns: number): Promise<void> {
  const look = log.look();
  const known = records.map((record, place) => ({ ...record, unread: isUnread(look, place + 1) }));
  await fc.assert(
    fc.asyncProperty(tree, async (query) => {
      const { rows } = await log.activityPage(query, 'all', 0, 10_000);
      expect(rows.map(({ position }) => position)).toEqual(known.flatMap((record, place) => (naiveMatch(query, record, nowMs) ? [place + 1] : [])));
    }),
    { seed, numRuns },
  );
}

test('any query finds what a plain look at every record finds, without an index, with one, with one that is behind, and with one that is broken', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  const source = new RecordSource(log, 5);
  await source.add(120);
  log.setLook({ readTo: 30, keptTo: 80, seenTo: 110 });
  await agrees(log, source.records, 1, 250);

  indexAll(folder);
  expect(await log.unindexed()).toBe(0);
  await agrees(log, source.records, 2, 500);

  await source.add(30);
  expect(await log.unindexed()).toBeGreaterThan(0);
  for (const place of [2, 5, 8, 13, 40, 41, 42, 43, 44]) await source.attempt(place);
  for (const place of [1, 60]) await source.pin(place);
  for (const place of [3, 60, 149]) await source.note(place);
  await agrees(log, source.records, 3, 250);
  indexAll(folder);
  for (const place of [50, 51, 52, 53]) await source.attempt(place);
  indexAll(folder);
  await agrees(log, source.records, 4, 250);

  truncateSync(searchPath(folder), 3 * 4096);
  await agrees(log, source.records, 5, 60);
  writeFileSync(searchPath(folder), 'no database');
  await agrees(log, source.records, 6, 60);
  await log.close();
  indexAll(folder);
  const again = await openTestLog(folder, { mode: 'read' });
  await agrees(again, source.records, 7, 100);
  rmSync(searchPath(folder));
  await agrees(again, source.records, 8, 60);
  await again.close();
});
