import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../src/main/core/app';
import type { CoreMethod } from '../../src/shared/contract/contract';
import type { RetrySchedule } from '../../src/shared/model/retry-schedule';
import { openCore, value } from '../support/open-core';
import { viewingCases } from './viewing-cases';
import { raise, type Case } from './method-case';
import { columnsCases } from './columns-cases';
import { compareCases } from './compare-cases';
import { lookCases } from './look-cases';
import { groupsCases } from './groups-cases';
import { scenarioCases } from './scenario-cases';
import { selectionCases } from './selection-cases';
import { importCases } from './import-cases';
import { exportCases } from './export-cases';
import { filterCases } from './filter-cases';
import { deskCases } from './desk-cases';
import { sharingCases } from './sharing-cases';
import { sentCases } from './sent-cases';
import { storageCases } from './storage-cases';

const claim = '{"id": 1, "status": "open", "assigned_to": {"user_id": 1, "name": "A"}}';
const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: claim } as const;

const noInput = { good: () => Promise.resolve({}), bad: [{ why: 'unknown field', input: { a: 1 }, code: 'invalid' }] } as const;
const firstEndpoint = (app: CoreApp) => app.workspace.current().endpoints[0] ?? raise('no endpoint');
const firstSample = (app: CoreApp) => app.workspace.current().samples[0] ?? raise('no sample');
const firstPerformer = (app: CoreApp) => app.workspace.current().performers[0] ?? raise('no performer');
const custom = { name: 'claim.archived', description: 'A claim is archived', subject: 'claim', subjectSchema: '{"type": "object"}' } as const;
const rule = { id: 'rl_1', name: 'Down', enabled: true, conditions: [{ field: 'path', operator: 'like', value: '/hooks/*' }], action: { kind: 'one', answer: { status: 503, headers: [], body: 'down', delayMs: 0 } } } as const;
const burst = { events: [{ draft, weight: 1 }], count: 3, pace: { kind: 'as-answered' }, concurrency: 2 } as const;
const burstTo = (app: CoreApp) => ({ ...burst, endpointIds: [firstEndpoint(app).id] });
const gone = { why: 'an id that is gone', input: { id: 'nothing' }, code: 'not-found' } as const;

async function sentAndCaught(app: CoreApp): Promise<{ eventId: string; deliveryId: string; captureId: string; position: number }> {
  const sent = await value(app, 'events.send', draft);
  await app.sender.idle();
  const [delivery] = await value(app, 'deliveries.ofEvent', { eventId: sent.eventId });
  return { eventId: sent.eventId, position: delivery?.position ?? raise('no place'), deliveryId: delivery?.id ?? raise('no delivery'), captureId: delivery?.captureId ?? raise('not joined with its capture') };
}

/** Sends to an address where nothing listens. */
async function failedDelivery(app: CoreApp, retry: RetrySchedule = { kind: 'none' }): Promise<string> {
  await value(app, 'endpoints.update', { id: firstEndpoint(app).id, changes: { url: 'http://127.0.0.1:1/', retry } });
  const sent = await value(app, 'events.send', draft);
  await app.sender.idle();
  return sent.deliveries[0]?.id ?? raise('no delivery');
}

const waitingDelivery = (app: CoreApp): Promise<string> => failedDelivery(app, { kind: 'fixed', delaySeconds: 3600, retries: 1 });

/** A good input and bad ones for each method: a method without a case does not compile. */
const cases: { readonly [M in CoreMethod]: Case<M> } = {
  ...scenarioCases,
  ...lookCases,
  ...storageCases,
  ...sentCases,
  ...groupsCases,
  'snapshot.get': noInput,
  'workspace.rename': { good: async () => ({ name: 'Motor claims' }), bad: [{ why: 'no name', input: {}, code: 'invalid' }, { why: 'a number', input: { name: 5 }, code: 'invalid' }] },
  'endpoints.add': {
    good: async () => ({ name: 'Claims mirror', url: 'http://localhost:8080/webhooks/claims' }),
    bad: [
      { why: 'ftp', input: { url: 'ftp://example.com' }, code: 'invalid' },
      { why: 'javascript', input: { url: 'javascript:alert(1)' }, code: 'invalid' },
      { why: 'a password in the URL', input: { url: 'https://a:b@example.com/' }, code: 'invalid' },
      { why: 'a line break in a header', input: { headers: [['X-A', 'b\r\nX-C: d']] }, code: 'invalid' },
      { why: 'a header of ours', input: { headers: [['Content-Length', '5']] }, code: 'invalid' },
      { why: 'an empty name', input: { name: '  ' }, code: 'invalid' },
      { why: 'an unknown field', input: { color: 'red' }, code: 'invalid' },
      { why: 'a timeout of nothing', input: { timeoutMs: 0 }, code: 'invalid' },
    ],
  },
  'endpoints.update': { good: async (app) => ({ id: firstEndpoint(app).id, changes: { enabled: false } }), bad: [{ ...gone, input: { id: 'nothing', changes: {} } }, { why: 'not a URL', input: { id: 'ep_local', changes: { url: 'nowhere' } }, code: 'invalid' }] },
  'endpoints.duplicate': { good: async (app) => ({ id: firstEndpoint(app).id }), bad: [gone] },
  'endpoints.delete': { good: async (app) => ({ id: firstEndpoint(app).id }), bad: [gone] },
  'endpoints.restore': { good: async (app) => value(app, 'endpoints.delete', { id: firstEndpoint(app).id }), bad: [{ why: 'half an endpoint', input: { item: { id: 'a' }, index: 0 }, code: 'invalid' }] },
  'endpoints.setupRequest': { good: async (app) => ({ ids: [firstEndpoint(app).id] }), bad: [{ why: 'no ids', input: {}, code: 'invalid' }] },
  'performers.save': { good: async () => ({ id: 'pf_1', performedBy: { kind: 'token', name: 'Sync' } }), bad: [{ why: 'a token with a user id', input: { id: 'pf_1', performedBy: { kind: 'token', name: 'Sync', userId: 1 } }, code: 'invalid' }] },
  'performers.delete': { good: async (app) => ({ id: firstPerformer(app).id }), bad: [gone] },
  'performers.restore': { good: async (app) => value(app, 'performers.delete', { id: firstPerformer(app).id }), bad: [{ why: 'no item', input: { index: 0 }, code: 'invalid' }] },
  'samples.save': { good: async () => ({ id: 'sm_1', name: 'Mine', kind: 'claim', text: claim }), bad: [{ why: 'no name', input: { id: 'sm_1', name: ' ', kind: 'claim', text: claim }, code: 'invalid' }] },
  'samples.delete': { good: async (app) => ({ id: firstSample(app).id }), bad: [gone] },
  'samples.restore': { good: async (app) => value(app, 'samples.delete', { id: firstSample(app).id }), bad: [{ why: 'a place before the first', input: { item: { id: 'a', name: 'b', kind: 'claim', text: '' }, index: -1 }, code: 'invalid' }] },
  'catalog.save': {
    good: async () => custom,
    bad: [
      { why: 'a name of the provider', input: { ...custom, name: 'claim.created' }, code: 'conflict' },
      { why: 'a schema that is not JSON', input: { ...custom, subjectSchema: '{' }, code: 'invalid' },
      { why: 'a schema that is no schema', input: { ...custom, subjectSchema: '{"type": "nonsense"}' }, code: 'invalid' },
    ],
  },
  'catalog.delete': { good: async (app) => ({ name: (await value(app, 'catalog.save', custom)).name }), bad: [{ why: 'a name that is gone', input: { name: 'claim.nothing' }, code: 'not-found' }] },
  'catalog.restore': { good: async () => ({ item: custom, index: 0 }), bad: [{ why: 'no item', input: { index: 0 }, code: 'invalid' }] },
  'settings.update': {
    good: async () => ({ theme: 'dark', catchPort: 0 }),
    bad: [
      { why: 'an unknown theme', input: { theme: 'pink' }, code: 'invalid' },
      { why: 'a port out of range', input: { catchPort: 70_000 }, code: 'invalid' },
      { why: 'a host that others can reach', input: { catchHost: '0.0.0.0' }, code: 'invalid' },
      { why: 'a further port that others can reach', input: { morePorts: [{ id: 'p', host: '0.0.0.0', port: 0, secure: false, enabled: true }] }, code: 'invalid' },
    ],
  },
  'compose.check': { good: async () => draft, bad: [{ why: 'an event not in the catalogue', input: { ...draft, name: 'claim.exploded' }, code: 'invalid' }, { why: 'a source of its own', input: { ...draft, source: 'mail' }, code: 'invalid' }] },
  'compose.preview': { good: async (app) => ({ ...draft, endpointId: firstEndpoint(app).id }), bad: [{ why: 'an endpoint that is gone', input: { ...draft, endpointId: 'nothing' }, code: 'not-found' }, { why: 'no JSON', input: { ...draft, subjectText: '{', endpointId: 'ep_local' }, code: 'invalid' }] },
  'events.send': {
    good: async () => draft,
    bad: [
      { why: 'no subject', input: { ...draft, subjectText: '' }, code: 'invalid' },
      { why: 'a subject that is not JSON', input: { ...draft, subjectText: '{"id": }' }, code: 'invalid' },
      { why: 'a subject that is no object', input: { ...draft, subjectText: '5' }, code: 'invalid' },
      { why: 'a subject over 25 MB', input: { ...draft, subjectText: `{"id":"${'x'.repeat(25 * 1024 * 1024)}"}` }, code: 'invalid' },
      { why: 'an event not in the catalogue', input: { ...draft, name: 'claim.exploded' }, code: 'invalid' },
      { why: 'endpoints that are gone', input: { ...draft, endpointIds: ['nothing'] }, code: 'conflict' },
      { why: 'a fault that does not exist', input: { ...draft, faults: [{ name: 'meltdown' }] }, code: 'invalid' },
      { why: 'a fault’s value out of bounds', input: { ...draft, faults: [{ name: 'duplicate', value: '1000' }] }, code: 'invalid' },
    ],
  },
  'events.contentOf': { good: async (app) => ({ id: (await sentAndCaught(app)).captureId }), bad: [gone] },
  'events.sendAsNew': { good: async (app) => ({ ids: [(await sentAndCaught(app)).deliveryId] }), bad: [{ why: 'an id that is gone', input: { ids: ['nothing'] }, code: 'not-found' }, { why: 'no ids', input: { ids: [] }, code: 'invalid' }] },
  'faults.list': noInput,
  'faults.preview': {
    good: async (app) => ({ draft, endpointId: firstEndpoint(app).id, faults: [{ name: 'duplicate', value: '3,after' }, { name: 'json-invalid' }] }),
    bad: [
      { why: 'an endpoint that is gone', input: { draft, endpointId: 'nothing', faults: [] }, code: 'not-found' },
      { why: 'a fault that does not exist', input: { draft, endpointId: 'ep_local', faults: [{ name: 'meltdown' }] }, code: 'invalid' },
      { why: 'a fault named twice', input: { draft, endpointId: 'ep_local', faults: [{ name: 'drop' }, { name: 'drop' }] }, code: 'invalid' },
    ],
  },
  'bursts.start': {
    good: async (app) => burstTo(app),
    bad: [
      { why: 'an event not in the catalogue', input: { ...burst, endpointIds: ['ep_local'], events: [{ draft: { ...draft, name: 'claim.exploded' }, weight: 1 }] }, code: 'invalid' },
      { why: 'no events', input: { ...burst, endpointIds: ['ep_local'], events: [] }, code: 'invalid' },
      { why: 'no end', input: { ...burst, endpointIds: ['ep_local'], count: 1e12 }, code: 'invalid' },
      { why: 'endpoints that are gone', input: { ...burst, endpointIds: ['nothing'] }, code: 'not-found' },
    ],
  },
  'bursts.stop': { good: async (app) => ({ id: (await value(app, 'bursts.start', burstTo(app))).id }), bad: [gone] },
  'bursts.change': { good: async (app) => ({ id: (await value(app, 'bursts.start', burstTo(app))).id, pace: { kind: 'rate', perSecond: 50 } }), bad: [gone, { why: 'a rate of nothing', input: { id: 'a', pace: { kind: 'rate', perSecond: 0 } }, code: 'invalid' }] },
  'bursts.get': { good: async (app) => ({ id: (await value(app, 'bursts.start', burstTo(app))).id }), bad: [gone] },
  'bursts.list': noInput,
  'activity.page': { good: async () => ({ query: 'event:claim.* direction:sent', quick: 'all', fromRank: 0, limit: 50 }), bad: [{ why: 'an unknown field', input: { query: 'colour:red', quick: 'all', fromRank: 0, limit: 50 }, code: 'invalid' }, { why: 'too many rows', input: { query: '', quick: 'all', fromRank: 0, limit: 100_000 }, code: 'invalid' }] },
  'activity.counts': { good: async () => ({ query: 'claim' }), bad: [{ why: 'a broken query', input: { query: 'state:sideways' }, code: 'invalid' }] },
  'activity.rank': { good: async () => ({ query: '', quick: 'all', position: 1 }), bad: [{ why: 'no position', input: { query: '', quick: 'all' }, code: 'invalid' }] },
  'deliveries.get': { good: async (app) => ({ id: (await sentAndCaught(app)).deliveryId }), bad: [gone] },
  'deliveries.ofEvent': { good: async (app) => ({ eventId: (await sentAndCaught(app)).eventId }), bad: [{ why: 'no event', input: {}, code: 'invalid' }] },
  'deliveries.retryNow': { good: async (app) => ({ ids: [await failedDelivery(app)] }), bad: [{ why: 'an id that is gone', input: { ids: ['nothing'] }, code: 'not-found' }, { why: 'no ids', input: { ids: [] }, code: 'invalid' }] },
  'deliveries.cancel': { good: async (app) => ({ ids: [await waitingDelivery(app)] }), bad: [{ why: 'an id that is gone', input: { ids: ['nothing'] }, code: 'not-found' }, { why: 'no ids', input: { ids: [] }, code: 'invalid' }] },
  'deliveries.redeliver': { good: async (app) => ({ ids: [(await sentAndCaught(app)).deliveryId], deliverAnyway: true }), bad: [{ why: 'an id that is gone', input: { ids: ['nothing'] }, code: 'not-found' }, { why: 'no ids', input: { ids: [] }, code: 'invalid' }] },
  'secrets.set': {
    good: async (app) => ({ endpointId: firstEndpoint(app).id, secret: 'correct horse', secondSecret: 'battery staple' }),
    bad: [{ why: 'an endpoint that is gone', input: { endpointId: 'nothing', secret: 'a' }, code: 'not-found' }, { why: 'an empty secret', input: { endpointId: 'ep_local', secret: '' }, code: 'invalid' }],
  },
  'secrets.remove': { good: async (app) => ({ endpointId: firstEndpoint(app).id }), bad: [{ why: 'an endpoint that is gone', input: { endpointId: 'nothing' }, code: 'not-found' }] },
  'secrets.describe': { good: async (app) => ({ endpointId: firstEndpoint(app).id }), bad: [{ why: 'an endpoint that is gone', input: { endpointId: 'nothing' }, code: 'not-found' }] },
  'secrets.generate': { good: async () => ({ scheme: 'standard-webhooks' }), bad: [{ why: 'a scheme that does not exist', input: { scheme: 'rot13' }, code: 'invalid' }] },
  'captures.get': { good: async (app) => ({ id: (await sentAndCaught(app)).captureId }), bad: [gone] },
  'captures.replay': {
    good: async (app) => ({ ids: [(await sentAndCaught(app)).captureId], url: firstEndpoint(app).url }),
    bad: [{ why: 'an id that is gone', input: { ids: ['nothing'], url: 'http://127.0.0.1:1/' }, code: 'not-found' }, { why: 'not a URL', input: { ids: ['cap_1'], url: 'nowhere' }, code: 'invalid' }],
  },
  'captures.previewReplay': {
    good: async (app) => ({ id: (await sentAndCaught(app)).captureId, url: 'http://127.0.0.1:1/' }),
    bad: [{ why: 'an id that is gone', input: { id: 'nothing', url: 'http://127.0.0.1:1/' }, code: 'not-found' }, { why: 'no URL', input: { id: 'cap_1' }, code: 'invalid' }],
  },
  'captures.bytes': {
    good: async (app) => ({ id: (await sentAndCaught(app)).captureId, part: 'body', from: 0, to: 100 }),
    bad: [
      { why: 'an id that is gone', input: { id: 'nothing', part: 'body', from: 0, to: 1 }, code: 'not-found' },
      { why: 'too much at once', input: { id: 'a', part: 'body', from: 0, to: 1e9 }, code: 'invalid' },
      { why: 'another part', input: { id: 'a', part: 'soul', from: 0, to: 1 }, code: 'invalid' },
    ],
  },
  ...viewingCases,
  ...columnsCases,
  ...compareCases,
  ...selectionCases,
  'records.pin': { good: async (app) => ({ positions: [(await sentAndCaught(app)).position], pinned: true }), bad: [{ why: 'a place before the first', input: { positions: [-1], pinned: true }, code: 'invalid' }] },
  'catch.retry': noInput,
  'catch.pause': noInput,
  'catch.resume': noInput,
  'catch.setReach': { good: async () => ({ open: false }), bad: [{ why: 'neither open nor shut', input: { open: 'a little' }, code: 'invalid' }] },
  'catch.certificate': noInput,
  'rules.save': {
    good: async () => ({ rule, index: 0 }),
    bad: [
      { why: 'an unknown condition', input: { rule: { ...rule, conditions: [{ field: 'mood', operator: 'is', value: 'good' }] } }, code: 'invalid' },
      { why: 'a status that is none', input: { rule: { ...rule, action: { kind: 'one', answer: { ...rule.action.answer, status: 20 } } } }, code: 'invalid' },
      { why: 'a line break in a header', input: { rule: { ...rule, action: { kind: 'one', answer: { ...rule.action.answer, headers: [['X-A', 'b\r\nX-C: d']] } } } }, code: 'invalid' },
    ],
  },
  'rules.delete': { good: async (app) => ({ id: (await value(app, 'rules.save', { rule })).id }), bad: [gone] },
  'rules.restore': { good: async () => ({ item: rule, index: 0 }), bad: [{ why: 'half a rule', input: { item: { id: 'a' }, index: 0 }, code: 'invalid' }] },
  'rules.move': { good: async (app) => ({ id: (await value(app, 'rules.save', { rule })).id, index: 0 }), bad: [{ why: 'an id that is gone', input: { id: 'nothing', index: 0 }, code: 'not-found' }] },
  'rules.try': { good: async (app) => ({ captureId: (await sentAndCaught(app)).captureId, rule }), bad: [{ why: 'a request that is gone', input: { captureId: 'nothing' }, code: 'not-found' }] },
  'rules.activity': noInput,
  ...exportCases,
  ...importCases,
  ...filterCases,
  ...sharingCases,
  ...deskCases,
  'rules.reset': { good: async () => ({}), bad: [{ why: 'an unknown field', input: { all: true }, code: 'invalid' }] },
};

const hostile: readonly unknown[] = [undefined, null, 5, 'text', [], [1], { __proto__: null }, JSON.parse('{"__proto__": {"polluted": true}}'), new Date(0), { toString: 1 }];

describe.each(Object.keys(cases) as CoreMethod[])('%s', (method) => {
  const { good } = cases[method];

  test('answers a good input', async () => {
    const app = await openCore();
    const reply = await app.dispatch({})(method, await good(app));
    expect(reply).toMatchObject({ ok: true });
  });
});

test('every method refuses its bad inputs by code and sentence, and changes nothing', async () => {
  // They change nothing, so one core stands for all of them.
  const app = await openCore();
  const dispatch = app.dispatch({});
  const before = app.workspace.current();
  for (const method of Object.keys(cases) as CoreMethod[]) {
    for (const { why, input, code } of cases[method].bad) {
      const reply = await dispatch(method, input);
      expect(reply, `${method}: ${why}`).toMatchObject({ ok: false, error: { code } });
      expect(reply.ok ? '' : reply.error.message, `${method}: ${why}`).toMatch(/^\S.*[.?]$/s);
    }
    expect(app.workspace.current(), method).toEqual(before);
  }
});

test('bytes that a record does not have are no bytes, not a fault', async () => {
  const app = await openCore();
  const { captureId: id } = await sentAndCaught(app);
  expect(await value(app, 'captures.bytes', { id, part: 'raw', from: 0, to: 100 })).toHaveLength(0);
  expect(await value(app, 'captures.bytes', { id, part: 'body', from: 1_000_000, to: 1_000_100 })).toHaveLength(0);
});

test('two that ask for the certificate at once on first need get the same one', async () => {
  const app = await openCore();
  const [first, second] = await Promise.all([value(app, 'catch.certificate', {}), value(app, 'catch.certificate', {})]);
  expect(second.fingerprint).toBe(first.fingerprint);
});

test('every method refuses hostile shapes without a fault', async () => {
  const app = await openCore();
  const dispatch = app.dispatch({});
  for (const method of Object.keys(cases)) {
    for (const input of hostile) {
      const reply = await dispatch(method, input);
      if (!reply.ok) expect(reply.error.code, method).toBe('invalid');
      else expect(Object.keys(Object(input)), `${method}: only an object without fields may pass`).toEqual([]);
    }
  }
  expect('polluted' in {}).toBe(false);
});

test('a method that does not exist is refused by name, inherited ones too', async () => {
  const app = await openCore({ catch: false });
  for (const method of ['nothing.here', 'toString', '__proto__', 'constructor', '']) {
    expect(await app.dispatch({})(method, {})).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
  }
});
