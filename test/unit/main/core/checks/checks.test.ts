import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createChecks } from '../../../../../src/main/core/checks/checks';
import { createValidation } from '../../../../../src/main/core/validation/validation';
import { bodySchema } from '../../../../../src/shared/catalog/body-schema';
import { providerCatalog, type CatalogEntry } from '../../../../../src/shared/catalog/catalog';
import { worstState, type Check } from '../../../../../src/shared/model/check';
import type { HeaderPair } from '../../../../../src/shared/model/header';
import { bytesOf, claim, eventBody, eventHeaders, providerChecks } from '../../../../support/sample-requests';
import { seededRandom } from '../../../../support/seeded-random';
import { cpuMs } from '../../../../support/cpu-time';

const checks = providerChecks();

function verdicts(headers: readonly HeaderPair[], body: unknown, truncated = false): readonly Check[] {
  return checks.content({ headers, body: body instanceof Uint8Array ? body : bytesOf(body), truncated, state: 'complete' }, undefined).checks;
}

function told(headers: readonly HeaderPair[], body: unknown, truncated = false): string[] {
  return verdicts(headers, body, truncated).map((check) => `${check.state}: ${check.title}${check.pointer === undefined ? '' : ` (${check.pointer})`}`);
}

const assigned = eventHeaders('claim.assigned');

const gzipped: readonly HeaderPair[] = [...assigned, ['Content-Encoding', 'gzip']];

function without(name: string): readonly HeaderPair[] {
  return assigned.filter(([header]) => header !== name);
}

test('an event as the provider sends it passes three checks', () => {
  expect(verdicts(assigned, eventBody('claim.assigned'))).toEqual([
    { code: 'event-name', state: 'pass', title: 'Event-Name header equals body event_name', note: 'claim.assigned' },
    { code: 'schema', state: 'pass', title: 'Body is valid against the schema', note: expect.stringMatching(/^claim\.assigned, \d\d rules$/) },
    { code: 'performed-by', state: 'pass', title: 'performed_by fits source', note: 'ui' },
  ]);
  expect(checks.inspect(assigned, bytesOf(eventBody('claim.assigned')), false)).toEqual({ eventName: 'claim.assigned', source: 'ui', checkState: 'pass' });
});

test('a user who performs an event of source api is told once, with what was expected and found, digits kept', () => {
  const body = JSON.stringify(eventBody('claim.assigned', { source: 'api' })).replace('2642', '26420000000000000001');
  expect(verdicts(assigned, body)).toEqual([
    expect.objectContaining({ code: 'event-name', state: 'pass' }),
    expect.objectContaining({ code: 'schema', state: 'pass' }),
    {
      code: 'performed-by',
      state: 'fail',
      title: 'performed_by does not match source',
      pointer: '/performed_by',
      expected: '{ "name": the API token’s name } because source is "api"',
      found: '{ "user_id": 26420000000000000001, "name": "John Smith" }',
      why: 'Receivers tell people from API tokens by it.',
    },
  ]);
});

describe('one thing wrong at a time', () => {
  test.each<[string, readonly HeaderPair[], unknown, string[]]>([
    ['names differ', eventHeaders('claim.closed'), eventBody('claim.reopened', { claim: { ...claim, status: 'closed' } }), ['fail: Event-Name is claim.closed, body says claim.reopened (/event_name)', 'pass: Body is valid against the schema', 'pass: performed_by fits source']],
    ['no header', without('Event-Name'), eventBody('claim.assigned'), ['fail: Event-Name header is missing, body says claim.assigned (/event_name)', 'pass: Body is valid against the schema', 'pass: performed_by fits source']],
    ['empty header', [...without('Event-Name'), ['Event-Name', '']], eventBody('claim.assigned'), ['fail: Event-Name header is empty', 'pass: Body is valid against the schema', 'pass: performed_by fits source']],
    ['two headers', [...assigned, ['EVENT-NAME', 'claim.closed']], eventBody('claim.assigned'), ['fail: Event-Name header came 2 times', 'pass: Body is valid against the schema', 'pass: performed_by fits source']],
    ['no event_name', assigned, { ...eventBody('claim.assigned'), event_name: undefined }, ['fail: Event-Name is claim.assigned, body has no event_name ()', 'pass: Body is valid against the schema', 'pass: performed_by fits source']],
    ['event_name is no text', assigned, eventBody('claim.assigned', { event_name: ['x'] }), ['fail: Event-Name is claim.assigned, body says ["x"] (/event_name)', 'pass: Body is valid against the schema', 'pass: performed_by fits source']],
    ['unknown event', eventHeaders('claim.paid'), eventBody('claim.paid'), ['pass: Event-Name header equals body event_name', 'warn: claim.paid is not in the catalogue', 'pass: performed_by fits source']],
    ['an inherited name', eventHeaders('constructor'), eventBody('constructor'), ['pass: Event-Name header equals body event_name', 'warn: constructor is not in the catalogue', 'pass: performed_by fits source']],
    ['no assignee', assigned, eventBody('claim.assigned', { claim: { ...claim, assigned_to: null } }), ['pass: Event-Name header equals body event_name', 'fail: “assigned_to” must be an object, but is null (/claim/assigned_to)', 'pass: performed_by fits source']],
    ['no claim', assigned, eventBody('claim.assigned', { claim: undefined }), ['pass: Event-Name header equals body event_name', 'fail: “claim” is missing (/claim)', 'pass: performed_by fits source']],
    ['unknown source', assigned, eventBody('claim.assigned', { source: 'web' }), ['pass: Event-Name header equals body event_name', 'fail: “source” must be “ui” or “api”, but is “web” (/source)', 'not-run: performed_by not checked, source is neither ui nor api']],
    ['no performer', assigned, eventBody('claim.assigned', { performed_by: undefined }), ['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'fail: performed_by does not match source (/performed_by)']],
    ['no Content-Type', without('Content-Type'), eventBody('claim.assigned'), ['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'pass: performed_by fits source', 'fail: Content-Type header is missing']],
    ['a form', [...without('Content-Type'), ['content-type', 'application/x-www-form-urlencoded']], eventBody('claim.assigned'), ['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'pass: performed_by fits source', 'fail: Content-Type is application/x-www-form-urlencoded']],
    ['no Host', without('Host'), eventBody('claim.assigned'), ['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'pass: performed_by fits source', 'warn: Host header is missing']],
    ['a web page', [...assigned, ['Sec-Fetch-Mode', 'cors']], eventBody('claim.assigned'), ['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'pass: performed_by fits source', 'warn: A web page made this request']],
    ['a key twice', assigned, JSON.stringify(eventBody('claim.assigned')).replace('"id":4211', '"id":1,"id":4211'), ['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'pass: performed_by fits source', 'warn: “id” is written twice in one object (/claim/id)']],
    ['no body', assigned, '', ['not-run: Event-Name header not compared: the body could not be read', 'fail: Body is empty']],
    ['broken JSON', assigned, '{"claim":\n{"id":1,}}', ['not-run: Event-Name header not compared: the body could not be read', 'fail: Body is not valid JSON']],
    ['bytes that are no UTF-8', assigned, Uint8Array.of(0x22, 0xef, 0xbf, 0xbd, 0xc3, 0x28, 0x22), ['not-run: Event-Name header not compared: the body could not be read', 'fail: Body is not valid UTF-8']],
    ['compressed', gzipped, gzipSync(bytesOf(eventBody('claim.assigned', { source: 'api' }))), ['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'fail: performed_by does not match source (/performed_by)']],
    ['compressed twice', [...assigned, ['Content-Encoding', 'deflate'], ['content-encoding', 'br']], brotliCompressSync(deflateRawSync(bytesOf(eventBody('claim.assigned')))), ['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'pass: performed_by fits source']],
    ['compressed and cut off', gzipped, gzipSync(bytesOf(eventBody('claim.assigned'))).subarray(0, 90), ['not-run: Event-Name header not compared: the body could not be read', 'fail: Body cannot be decompressed']],
    ['said to be compressed', gzipped, eventBody('claim.assigned'), ['not-run: Event-Name header not compared: the body could not be read', 'fail: Body cannot be decompressed']],
    ['an unknown coding', [...assigned, ['Content-Encoding', 'zstd']], Uint8Array.of(0x28, 0xb5), ['not-run: Event-Name header not compared: the body could not be read', 'not-run: Body not checked: it is compressed with “zstd”, which cannot be undone here']],
    ['the coding identity', [...assigned, ['Content-Encoding', 'Identity']], eventBody('claim.assigned'), ['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'pass: performed_by fits source']],
    ['an array', assigned, [1], ['fail: Event-Name is claim.assigned, body has no event_name ()', 'fail: The value must be an object, but is an array of 1 item ()', 'not-run: performed_by not checked, source is neither ui nor api']],
  ])('%s', (_what, headers, body, expected) => {
    expect(told(headers, body)).toEqual(expected);
    const worst = worstState(verdicts(headers, body));
    expect(checks.inspect(headers, body instanceof Uint8Array ? body : bytesOf(body), false).checkState).toBe(worst);
  });

  test('broken JSON and broken UTF-8 are told with their place', () => {
    expect(verdicts(assigned, '{"claim":\n{"id":1,}}')[1]).toMatchObject({ found: 'expected a property name in double quotes, found “}”, line 2, column 9' });
    expect(verdicts(assigned, Uint8Array.of(0x22, 0xef, 0xbf, 0xbd, 0xc3, 0x28, 0x22))[1]).toMatchObject({ found: 'byte 0xc3 at offset 4' });
    expect(verdicts(assigned, Uint8Array.of(0x22, 0xe2, 0x82))[1]).toMatchObject({ found: 'byte 0xe2 at offset 1' });
  });
});

test('what is missing and what is of another kind is told by name and with every digit', () => {
  const [missing] = verdicts(assigned, eventBody('claim.assigned', { claim: { ...claim, id: undefined } })).filter(({ state }) => state === 'fail');
  expect(missing).toMatchObject({ title: '“id” is missing', expected: '“id” in “claim”', found: 'no such key', why: expect.stringContaining('find nothing there'), pointer: '/claim/id' });
  const numbered = (digits: string): Check | undefined => verdicts(assigned, JSON.stringify(eventBody('claim.assigned', { claim: { ...claim, status: 1 } })).replace('"status":1', `"status":${digits}`)).find(({ state }) => state === 'fail');
  for (const digits of ['12345678901234567890', '1E400', '-0', '1.0']) expect(numbered(digits)).toMatchObject({ title: expect.stringMatching(`but is ${digits}$`), found: digits, pointer: '/claim/status' });
});

test('what is said to be gzip and is not is told so', () => {
  expect(verdicts(gzipped, eventBody('claim.assigned'))[1]).toMatchObject({ state: 'fail', found: 'This is no gzip data.', why: expect.any(String) });
});

test('a body that is not read again is named as it was on arrival', () => {
  const told = checks.content({ headers: without('Event-Name'), body: new Uint8Array(), truncated: false, state: 'complete' }, undefined, { whyUnread: 'it is over 25 MB', knownName: 'claim.assigned' });
  expect(told.checks.map(({ title }) => title)).toEqual(['Event-Name header is missing, body says claim.assigned', 'Body not checked: it is over 25 MB']);
});

test('headers that were never read are not missed', () => {
  const codes = (headers: readonly HeaderPair[], state: 'complete' | 'malformed'): readonly string[] => checks.content({ headers, body: new Uint8Array(), truncated: false, state }, undefined).checks.map(({ code }) => code);
  expect(codes([], 'malformed')).not.toContain('host');
  expect(codes([['Content-Type', 'text/plain']], 'malformed')).toContain('host');
  expect(codes([], 'complete')).toContain('host');
});

describe('requests that are no events', () => {
  const notChecked = 'not-run: Not checked: neither an Event-Name header nor an event_name in the body';

  test.each<[string, readonly HeaderPair[], unknown]>([
    ['another webhook', [['Host', 'a'], ['Content-Type', 'application/json'], ['X-GitHub-Event', 'push']], { ref: 'main' }],
    ['a form', [['Host', 'a'], ['Content-Type', 'text/plain']], 'a=b'],
    ['a GET', [['Host', 'a']], ''],
    ['an array', [['Host', 'a']], [{ event_name: 'claim.closed' }]],
  ])('%s is not judged', (_what, headers, body) => {
    expect(told(headers, body)).toEqual([notChecked]);
    expect(checks.inspect(headers, bytesOf(body), false)).toMatchObject({ eventName: null, checkState: 'not-run' });
  });

  test('but a web page is told all the same', () => {
    expect(told([['Host', 'a'], ['Origin', 'https://example.com']], '')).toEqual([notChecked, 'warn: A web page made this request']);
  });
});

describe('bodies that are not all there', () => {
  test('are not judged, but their header is read', () => {
    const cut = bytesOf(eventBody('claim.assigned')).subarray(0, 40);
    expect(told(assigned, cut, true)).toEqual(['not-run: Event-Name header not compared: the body could not be read', 'not-run: Body not checked: not all of it was received, or not all was kept']);
    expect(checks.inspect(assigned, cut, true)).toEqual({ eventName: 'claim.assigned', source: null, checkState: 'not-run' });
    expect(checks.content({ headers: assigned, body: cut, truncated: false, state: 'incomplete' }, undefined).checks.map(({ state }) => state)).toEqual(['not-run', 'not-run']);
  });

  test('over 1 MB, and where it swells to more, only names are read on arrival; the rest comes later', () => {
    const body = bytesOf(eventBody('claim.assigned', { claim: { ...claim, note: 'x'.repeat(1024 * 1024) }, source: 'api' }));
    expect(checks.inspect(assigned, body, false)).toEqual({ eventName: 'claim.assigned', source: 'api', checkState: 'not-run', checkMarks: 'later' });
    expect(checks.inspect(without('Event-Name'), body, false)).toEqual({ eventName: 'claim.assigned', source: 'api', checkState: 'fail', checkMarks: 'fail:event-name later' });
    expect(checks.inspect(gzipped, gzipSync(body), false)).toEqual({ eventName: 'claim.assigned', source: null, checkState: 'not-run', checkMarks: 'later' });
    const request = { headers: assigned, body, truncated: false, state: 'complete' } as const;
    expect(checks.content(request, undefined)).toMatchObject({ isOpen: true, checks: [{ code: 'event-name', state: 'not-run' }, { code: 'body-json', state: 'not-run' }] });
    const read = checks.content(request, undefined, { parsedBytes: 25 * 1024 * 1024 });
    expect(read).toMatchObject({ isOpen: false, eventName: 'claim.assigned', source: 'api' });
    expect(read.checks.map(({ state, title }) => `${state}: ${title}`)).toEqual(['pass: Event-Name header equals body event_name', 'pass: Body is valid against the schema', 'fail: performed_by does not match source']);
    expect(checks.content(request, undefined, { whyUnread: 'it took too long' }).checks[1]).toEqual({ code: 'body-json', state: 'not-run', title: 'Body not checked: it took too long' });
  });

  test('a small body that swells costs no more than a small one', () => {
    const bomb = gzipSync(new Uint8Array(60 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(64 * 1024);
    const before = cpuMs();
    for (let round = 0; round < 20; round += 1) expect(checks.inspect(gzipped, bomb, false)).toMatchObject({ checkMarks: 'later' });
    expect((cpuMs() - before) / 20).toBeLessThan(15);
  });

  test('with millions of values nothing is parsed, whether it is JSON or not', () => {
    const read = (text: string): readonly Check[] => checks.content({ headers: assigned, body: bytesOf(text), truncated: false, state: 'complete' }, undefined, { parsedBytes: 25 * 1024 * 1024 }).checks;
    const many = 'not-run: Body not checked: it holds over 3 million values';
    for (const text of [`[${'[],'.repeat(1_600_000)}1]`, '['.repeat(3_100_000), `{"a":[${'{"a":1},'.repeat(1_100_000)}`]) expect(read(text).map(({ state, title }) => `${state}: ${title}`)).toContain(many);
    expect(read(`{"event_name":"claim.assigned","a":"${'\\",[:'.repeat(700_000)}"}`)[0]).toMatchObject({ state: 'pass' });
  });

  test('over 25 MB nothing is judged but what the headers and names tell', () => {
    const body = new Uint8Array(25 * 1024 * 1024 + 1).fill(0x20);
    expect(checks.inspect(assigned, body, false)).toEqual({ eventName: 'claim.assigned', source: null, checkState: 'not-run' });
    expect(told(assigned, body)[1]).toBe('not-run: Body not checked: it is over 25 MB');
  });

  test('a very large body with two faults is told both', () => {
    const body = eventBody('claim.assigned', { claim: { ...claim, id: null, labels: Array(30_000).fill('x') }, source: 'api' });
    expect(told(assigned, body)).toEqual([
      'pass: Event-Name header equals body event_name',
      'fail: “id” must be a whole number or a text, but is null (/claim/id)',
      'fail: performed_by does not match source (/performed_by)',
    ]);
  });
});

test('a user’s own event is checked by its own schema, references within it included', () => {
  const own: CatalogEntry = {
    name: 'claim.paid',
    group: 'Your own',
    subject: 'claim',
    description: '',
    origin: 'user',
    bodySchema: bodySchema('claim.paid', 'claim', { $defs: { money: { type: 'number' } }, properties: { paid: { $ref: '#/$defs/money' } } }),
  };
  const validation = createValidation();
  const ownChecks = createChecks({ entry: (name) => (name === own.name ? own : undefined), compile: (schema) => validation.compile(schema) });
  const request = { headers: eventHeaders('claim.paid'), body: bytesOf(eventBody('claim.paid', { claim: { paid: 'ten' } })), truncated: false, state: 'complete' as const };
  expect(ownChecks.content(request, undefined).checks[1]).toMatchObject({ state: 'fail', title: '“paid” must be a number, but is “ten”', pointer: '/claim/paid' });
  expect(ownChecks.inspect(request.headers, request.body, false).checkState).toBe('fail');
});

test('names are cut after 200 characters', () => {
  const { eventName } = checks.inspect(eventHeaders('x'.repeat(60_000)), bytesOf(''), false);
  expect(eventName).toBe('x'.repeat(200));
});

test('the mark of the list and the page agree on random requests, and nothing throws', () => {
  const states = new Map<string, number>();
  for (let seed = 1; seed <= 3_000; seed += 1) {
    const { headers, body, truncated } = randomRequest(seed);
    const inspected = checks.inspect(headers, body, truncated);
    const said = checks.content({ headers, body, truncated, state: 'complete' }, undefined).checks;
    expect(inspected.checkState, `seed ${seed}`).toBe(worstState(said));
    for (const check of said) {
      expect(check.title.length, `seed ${seed}`).toBeLessThan(600);
      if (check.state === 'fail' || check.state === 'warn') expect(check, `seed ${seed}`).toMatchObject({ expected: expect.any(String), found: expect.any(String), why: expect.any(String) });
    }
    states.set(inspected.checkState, (states.get(inspected.checkState) ?? 0) + 1);
  }
  for (const state of ['pass', 'warn', 'fail', 'not-run']) expect(states.get(state) ?? 0, state).toBeGreaterThan(20);
});

function randomRequest(seed: number): { readonly headers: readonly HeaderPair[]; readonly body: Uint8Array; readonly truncated: boolean } {
  const random = seededRandom(seed);
  const odd = (): boolean => random() < 0.12;
  const pick = <T>(items: readonly T[]): T => items.at(Math.floor(random() * items.length)) as T;
  const name = pick(['claim.assigned', 'claim.closed', 'contact.created', 'claim.paid', ...providerCatalog.map((entry) => entry.name)]);
  const headers: HeaderPair[] = [];
  if (!odd()) headers.push(['Host', 'a']);
  if (!odd()) headers.push(['content-TYPE', odd() ? 'text/plain' : pick(['application/json', 'application/json; charset=utf-8', 'application/vnd.x+json'])]);
  if (!odd()) headers.push(['event-name', odd() ? 'claim.closed' : name]);
  if (odd()) headers.push(['Event-Name', name]);
  if (odd()) headers.push([pick(['Origin', 'sec-fetch-site', 'Sec-Fetch-Mode']), 'x']);
  if (odd()) headers.push(['Content-Encoding', pick(['identity', 'gzip', ''])]);
  const body: Record<string, unknown> = {};
  const subject = { ...claim, status: name === 'claim.closed' ? 'closed' : 'open', assigned_to: name === 'claim.unassigned' ? null : claim.assigned_to, ...(odd() ? { id: pick([null, {}, 'x']) } : {}) };
  if (!odd()) body[name.startsWith('contact') ? 'contact' : 'claim'] = odd() ? pick([null, [], 'x', 1]) : subject;
  if (!odd()) body['event_name'] = odd() ? pick([null, 1, 'claim.closed', 'constructor']) : name;
  if (!odd()) body['source'] = odd() ? pick(['web', null, 1]) : pick(['ui', 'api']);
  if (!odd()) body['performed_by'] = odd() ? pick([null, [], 'x', { name: '' }]) : pick([{ user_id: 1, name: 'J' }, { name: 'T' }, { user_id: '1', name: 'J' }]);
  let text = odd() ? pick(['', '[]', 'null', '"x"', '{}', '\ufeff{}']) : JSON.stringify(body);
  if (odd()) text = text.slice(0, Math.floor(random() * text.length));
  if (odd()) text = text.replace('{', '{"id":1,"id":"a:b\\"",');
  const bytes = bytesOf(text);
  if (odd() && bytes.length > 0) bytes[Math.floor(random() * bytes.length)] = 0xff;
  return { headers, body: bytes, truncated: odd() };
}

test('an inspection of 2 KB costs about a tenth of a millisecond or less', () => {
  const body = bytesOf(eventBody('claim.assigned', { claim: { ...claim, note: 'A long note: with marks, and so on. '.repeat(45) } }));
  expect(body.length).toBeGreaterThan(1_800);
  const times = 5_000;
  for (let round = 0; round < times; round += 1) checks.inspect(assigned, body, false);
  const startedAtMs = cpuMs();
  for (let round = 0; round < times; round += 1) checks.inspect(assigned, body, false);
  expect((cpuMs() - startedAtMs) / times).toBeLessThan(0.15);
});

test('what failed or warned is named in a few words for the log', () => {
  expect(checks.inspect(assigned, bytesOf(eventBody('claim.assigned')), false).checkMarks).toBeUndefined();
  const { checkState, checkMarks } = checks.inspect(assigned, bytesOf(eventBody('claim.created')), false);
  expect(checkState).toBe('fail');
  const found = checks.content({ headers: assigned, body: bytesOf(eventBody('claim.created')), truncated: false, state: 'complete' }, undefined).checks;
  const named = found.filter(({ state }) => state === 'fail' || state === 'warn').map(({ state, code }) => `${state}:${code}`);
  expect(new Set(checkMarks?.split(' ').filter((mark) => mark !== 'pass'))).toEqual(new Set(named));
  expect(checkMarks?.split(' ').includes('pass')).toBe(found.some(({ state }) => state === 'pass'));
});
