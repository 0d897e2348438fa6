import { describe, expect, test } from 'vitest';
import { createInputValidation } from '../../../../../src/main/core/validation/input-validation';
import type { Input, Method } from '../../../../../src/shared/contract/contract';
import type { AnswerRule } from '../../../../../src/shared/model/answer-rule';
import type { Endpoint } from '../../../../../src/shared/model/endpoint';
import { cpuMs } from '../../../../support/cpu-time';
import { importInputs } from './import-inputs';
import { exportInputs } from './export-inputs';
import { filterInputs } from './filter-inputs';
import { deskInputs } from './desk-inputs';
import { scenarioInputs } from './scenario-inputs';
import { sharingInputs } from './sharing-inputs';

const endpoint: Endpoint = {
  id: 'ep_1',
  name: 'Claims mirror',
  url: 'https://example.com/hooks',
  enabled: true,
  events: ['claim.created'],
  sources: 'ui-only',
  headers: [['X-Team', 'claims']],
  timeoutMs: 10_000,
  connectTimeoutMs: 2_000,
  verifyTls: false,
  signing: { kind: 'hmac', headerName: 'X-Signature', digest: 'sha512', encoding: 'base64', prefix: '' },
  retry: { kind: 'exponential', firstDelaySeconds: 5, factor: 2.5, longestDelaySeconds: 600, retries: 8 },
  jitter: 0.1,
  jitterSeed: 7,
  timeScale: 60,
  concurrency: 4,
  paused: true,
};
const { id: _id, ...endpointDraft } = endpoint;
const event: Input<'compose.check'> = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id":1}' };
const performer: Input<'performers.save'> = { id: 'pf_1', performedBy: { kind: 'token', name: 'Mobile App API Token' } };
const sample: Input<'samples.save'> = { id: 'sm_1', name: 'Windscreen', kind: 'claim', text: '{}' };
const customEvent: Input<'catalog.save'> = { name: 'claim.paid', description: 'A claim is paid', subject: 'claim', subjectSchema: '' };
const answer = { status: 503, headers: [['Retry-After', '2']], body: 'Busy', delayMs: 0 } as const;
const rule: AnswerRule = {
  id: 'rl_1',
  name: 'Busy twice',
  enabled: true,
  conditions: [
    { field: 'event', operator: 'like', value: 'claim.*' },
    { field: 'header', name: 'X-Team', operator: 'exists', value: '' },
    { field: 'body', path: 'claim.id', operator: 'is', value: '4211' },
    { field: 'size', operator: 'over', bytes: 1024 },
    { field: 'web-page', made: false },
    { field: 'chance', percent: 12.5 },
  ],
  action: { kind: 'sequence', steps: [{ answer, times: 2 }, { answer: { ...answer, status: 200 }, times: 1 }], key: 'claim.id' },
};

const good: { readonly [M in Method]: Input<M> } = {
  ...scenarioInputs,
  'snapshot.get': {},
  'workspace.rename': { name: 'Team' },
  'endpoints.add': endpointDraft,
  'endpoints.update': { id: 'ep_1', changes: { name: 'Other' } },
  'endpoints.duplicate': { id: 'ep_1' },
  'endpoints.delete': { id: 'ep_1' },
  'endpoints.restore': { item: endpoint, index: 0 },
  'endpoints.setupRequest': { ids: ['ep_1'] },
  'performers.save': performer,
  'performers.delete': { id: 'pf_1' },
  'performers.restore': { item: performer, index: 1 },
  'samples.save': sample,
  'samples.delete': { id: 'sm_1' },
  'samples.restore': { item: sample, index: 2 },
  'catalog.save': customEvent,
  'catalog.delete': { name: 'claim.paid' },
  'catalog.restore': { item: customEvent, index: 0 },
  'settings.update': { theme: 'dark' },
  'compose.check': event,
  'compose.preview': { ...event, endpointId: 'ep_1' },
  'events.send': { ...event, endpointIds: ['ep_1'] },
  'events.contentOf': { id: 'cap_1' },
  'events.sendAsNew': { ids: ['cap_1', 'dlv_1'], endpointIds: ['ep_1'] },
  'columns.values': { positions: [4, 9], columns: ['header[x-request-id]', 'body.claim.labels.0'] },
  'events.history': { words: 'closed Smith', limit: 50, before: 9 },
  'events.composed': { eventId: 'evt_1' },
  'endpoints.lastAttempt': { id: 'ep_1' },
  'compare.series': { query: 'event:claim.*', after: 7 },
  'storage.clearable': {},
  'storage.clear': { upTo: 12 },
  'look.get': {},
  'look.set': { readTo: 4, keptTo: 9, seenTo: 7 },
  'records.mark': { positions: [4], colour: null, note: 'Seen' },
  'groups.lines': { query: '', quick: 'all', by: 'claim', folded: true, except: ['claim:7'], from: 0, limit: 100, near: { group: 'claim:7', position: 4, line: 2 } },
  'selection.summary': { selection: { records: [4], matches: { query: 'event:claim.*', quick: 'sent', from: 1, to: 9, except: [2] } } },
  'selection.rows': { selection: { records: [4, 7], matches: { query: '', quick: 'all', from: 0, to: 9, except: [], groups: { by: 'claim', each: [{ id: 'claim:7', to: 9 }, { id: 'none', to: 4 }] } } }, after: 4, limit: 100 },
  'captures.previewReplay': { id: 'cap_1', url: 'http://localhost:8080/', resign: 'ep_1' },
  'faults.list': {},
  'faults.preview': { draft: event, endpointId: 'ep_1', faults: [{ name: 'duplicate', value: '3,after' }, { name: 'drop' }] },
  'bursts.start': { events: [{ draft: event, weight: 6 }, { draft: event, weight: 1 }], endpointIds: ['ep_1'], count: 5_000, pace: { kind: 'rate', perSecond: 500 }, concurrency: 16, faults: [{ name: 'gzip' }] },
  'bursts.stop': { id: 'brs_1' },
  'bursts.change': { id: 'brs_1', pace: { kind: 'as-answered' }, paused: true },
  'bursts.get': { id: 'brs_1' },
  'bursts.list': {},
  'deliveries.redeliver': { ids: ['dlv_1'], deliverAnyway: true },
  'bodies.decoded': { body: { of: 'captured', id: 'cap_1' } },
  'bodies.bytes': { body: { of: 'received', id: 'dlv_1', attempt: 2 }, decoded: true, from: 0, to: 10 },
  'desktop.saveBody': { body: { of: 'sent', id: 'dlv_1', attempt: 1 }, decoded: false, from: 3, to: 9, suggestedName: 'part.png' },
  'captures.replay': { ids: ['cap_1'], url: 'http://localhost:8080/' },
  'activity.page': { query: '', quick: 'all', fromRank: 0, limit: 200 },
  'activity.counts': { query: 'claim' },
  'activity.rank': { query: '', quick: 'sent', position: 12 },
  'deliveries.get': { id: 'dlv_1' },
  'deliveries.ofEvent': { eventId: 'evt_1' },
  'deliveries.retryNow': { ids: ['dlv_1', 'dlv_2'] },
  'deliveries.cancel': { ids: ['dlv_1'] },
  'secrets.set': { endpointId: 'ep_1', secret: 'correct horse', secondSecret: 'battery staple' },
  'secrets.remove': { endpointId: 'ep_1' },
  'secrets.describe': { endpointId: 'ep_1' },
  'secrets.generate': { scheme: 'github' },
  'captures.get': { id: 'cap_1' },
  'captures.bytes': { id: 'cap_1', part: 'body', from: 0, to: 4096 },
  'records.pin': { positions: [1, 2], pinned: true },
  'catch.retry': {},
  'catch.pause': {},
  'catch.resume': {},
  'catch.setReach': { open: true },
  'catch.certificate': {},
  'rules.save': { rule, index: 0 },
  'rules.delete': { id: 'rl_1' },
  'rules.restore': { item: rule, index: 0 },
  'rules.move': { id: 'rl_1', index: 1 },
  'rules.try': { captureId: 'cap_1', rule },
  'rules.activity': {},
  ...exportInputs,
  ...importInputs,
  ...filterInputs,
  ...sharingInputs,
  ...deskInputs,
  'rules.reset': { id: 'rl_1', key: '4211' },
  'desktop.copy': { text: 'copied' },
  'desktop.mail': { subject: 'Please set up', body: 'Hello' },
  'desktop.nameActions': { actions: [{ id: 'palette.open', label: 'Search and run', keys: 'Ctrl K' }, { id: 'catch.copyUrl', label: 'Copy the catch URL' }] },
  'desktop.showDataFolder': {},
  'desktop.saveAccount': {},
  'desktop.saveWorkspace': {},
  'desktop.openScenario': { id: 'own/whole-life.yaml' },
  'desktop.saveReport': { runId: 'run_1', format: 'html' },
  'desktop.moveDataFolder': {},
  'desktop.saveCertificate': {},
  'desktop.saveBytes': { captureId: 'cap_1', part: 'raw', suggestedName: 'claim.json' },
};
const methods = Object.keys(good) as Method[];
const validate = createInputValidation();

describe.each(methods)('%s', (method) => {
  test('takes a good input', () => {
    expect(validate(method, good[method])).toEqual([]);
  });

  test('refuses what is no object, and names a property that it does not know', () => {
    for (const value of [undefined, null, 1, 'text', true, [good[method]]]) expect(validate(method, value)).toHaveLength(1);
    expect(validate(method, { ...good[method], surprise: 1 })).toEqual([
      { pointer: '/surprise', keyword: 'additionalProperties', message: '“surprise” is not known here.', expected: 'no “surprise” in the outermost object', found: 'a key of that name' },
    ]);
    expect(validate(method, JSON.parse('{"__proto__": {}}'))).toHaveLength(1);
  });

  test('refuses the wrong type for each property', () => {
    for (const property of Object.keys(good[method])) {
      const [problem] = validate(method, { ...good[method], [property]: Symbol.iterator });
      expect(problem?.pointer).toBe(`/${property}`);
    }
  });
});

describe('bounds', () => {
  const cases: readonly (readonly [Method, object, string])[] = [
    ['workspace.rename', { name: '' }, '“name” must be a text that is not empty, but is empty.'],
    ['workspace.rename', { name: 'x'.repeat(201) }, '“name” must be at most 200 characters long, but is 201 characters long.'],
    ['endpoints.add', { url: `https://${'x'.repeat(8_192)}` }, '“url” must be at most 8192 characters long, but is 8200 characters long.'],
    ['endpoints.add', { timeoutMs: 99 }, '“timeoutMs” must be 100 or more, but is 99.'],
    ['endpoints.add', { timeoutMs: 300_001 }, '“timeoutMs” must be 300000 or less, but is 300001.'],
    ['endpoints.add', { timeoutMs: Number.NaN }, '“timeoutMs” must be a whole number, but is NaN.'],
    ['endpoints.add', { headers: Array.from({ length: 201 }, () => ['A', 'b']) }, '“headers” must be a list of at most 200, but is an array of 201 items.'],
    ['endpoints.add', { headers: [['A']] }, 'Item 0 of “headers” must be a list of at least 2, but is an array of 1 item.'],
    ['endpoints.add', { headers: [['A', 'b', 'c']] }, 'Item 0 of “headers” must be a list of at most 2, but is an array of 3 items.'],
    ['endpoints.add', { sources: 'api' }, '“sources” must be “ui-and-api” or “ui-only”, but is “api”.'],
    ['endpoints.add', { id: 'ep_1' }, '“id” is not known here.'],
    ['endpoints.update', { id: 'ep_1' }, '“changes” is missing.'],
    ['settings.update', { catchPort: 65_536 }, '“catchPort” must be 65535 or less, but is 65536.'],
    ['settings.update', { textSize: 105 }, '“textSize” must be 90, 100, 110 or 125, but is 105.'],
    ['settings.update', { whenFull: 'answer-200' }, '“whenFull” must be “answer-507”, “answer-503” or “hang-up”, but is “answer-200”.'],
    ['settings.update', { limits: { headerTimeoutMs: 50 } }, '“headerTimeoutMs” must be 100 or more, but is 50.'],
    ['settings.update', { catchPort: -1 }, '“catchPort” must be 0 or more, but is -1.'],
    ['settings.update', { catchPort: 80.5 }, '“catchPort” must be a whole number, but is 80.5.'],
    ['activity.page', { ...good['activity.page'], limit: 501 }, '“limit” must be 500 or less, but is 501.'],
    ['activity.page', { ...good['activity.page'], limit: 0 }, '“limit” must be 1 or more, but is 0.'],
    ['compose.check', { ...event, source: 'web' }, '“source” must be “ui” or “api”, but is “web”.'],
    ['compose.check', { ...event, performedBy: { kind: 'token', name: 'T', userId: 1 } }, '“userId” is not known here.'],
    ['compose.check', { ...event, performedBy: { kind: 'user', name: 'J' } }, '“userId” is missing.'],
    ['compose.check', { ...event, performedBy: { kind: 'robot' } }, '“kind” must be “user” or “token”, but is “robot”.'],
    ['rules.save', { rule: { ...rule, conditions: [{ field: 'size', operator: 'is', bytes: 1 }] } }, 'Item 0 of “conditions” must be of one of the allowed forms, but is an object.'],
    ['rules.save', { rule: { ...rule, action: { kind: 'one', answer: { ...answer, status: 99 } } } }, '“action” must be of one of the allowed forms, but is an object.'],
    ['records.pin', { positions: [1.5], pinned: true }, 'Item 0 of “positions” must be a whole number, but is 1.5.'],
    ['events.send', { ...event, endpointIds: 'all' }, '“endpointIds” must be an array, but is “all”.'],
  ];

  test.each(cases)('%s %#', (method, input, message) => {
    expect(validate(method, input)).toMatchObject([{ message }]);
  });

  test('takes every kind of action', () => {
    const actions: readonly AnswerRule['action'][] = [
      { kind: 'one', answer },
      { kind: 'limit', perSecond: 5, retryAfterSeconds: 2, answer },
      { kind: 'fault', fault: { name: 'reset' } },
      { kind: 'fault', fault: { name: 'half-body', answer } },
      { kind: 'fault', fault: { name: 'drip', answer, byteIntervalMs: 20 } },
    ];
    for (const action of actions) expect(validate('rules.save', { rule: { ...rule, action } })).toEqual([]);
  });

  test('takes a subject of 26 MB, not one character more, and looks at it at once', () => {
    const startedAtMs = cpuMs();
    expect(validate('compose.check', { ...event, subjectText: '💩'.repeat(13 * 1024 * 1024) })).toEqual([]);
    expect(validate('compose.check', { ...event, subjectText: 'x'.repeat(26 * 1024 * 1024 + 1) })).toMatchObject([{ pointer: '/subjectText', keyword: 'maxLength' }]);
    expect(cpuMs() - startedAtMs).toBeLessThan(1000);
  });
});
