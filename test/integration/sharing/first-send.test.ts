import { expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import { endpointDefaults } from '../../../src/shared/model/endpoint';
import { catchUrl, openCore, value } from '../../support/open-core';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: '{"id": 1}' } as const;
const empty = { version: 1, name: 'Theirs', endpoints: [], performers: [], samples: [], events: [], rules: [] };
const endpointAt = (url: string, more: object = {}) => ({ ...endpointDefaults, id: 'ep_theirs', name: 'Theirs', url, events: ['claim.created'], ...more });

async function imported(app: CoreApp, endpoint: object): Promise<string> {
  const reply = await value(app, 'sharing.import', { text: JSON.stringify({ ...empty, endpoints: [endpoint] }), parts: ['endpoints'] });
  const [id] = reply.added.endpoints;
  if (id === undefined) throw new Error('nothing was imported');
  return id;
}

const captured = async (app: CoreApp): Promise<number> => (await app.log.captures({ kind: 'all' }, 0, 100)).length;

test('asks before the first send to an imported private address, whatever sends, and once', async () => {
  const app = await openCore();
  const id = await imported(app, endpointAt(`${catchUrl(app)}/theirs`));
  const dispatch = app.dispatch({});
  const sends: readonly (readonly [string, object])[] = [
    ['events.send', { ...draft, endpointIds: [id] }],
    ['bursts.start', { events: [{ draft, weight: 1 }], endpointIds: [id], count: 2, pace: { kind: 'as-answered' }, concurrency: 1 }],
  ];
  for (const [method, input] of sends) {
    const reply = await dispatch(method, input);
    expect(reply, method).toMatchObject({ ok: false, error: { code: 'conflict', confirm: { endpointIds: [id] } } });
    expect(reply.ok ? '' : reply.error.message).toBe('Theirs came with an imported workspace and points at 127.0.0.1, an address of this computer. Confirm it once before the first send.');
  }
  await app.sender.idle();
  expect(await captured(app)).toBe(0);

  await value(app, 'endpoints.confirm', { ids: [id] });
  for (const [method, input] of sends) expect(await dispatch(method, input), method).toMatchObject({ ok: true });
});

test('asks before a replay to the address of an imported endpoint', async () => {
  const app = await openCore();
  await value(app, 'events.send', draft);
  await app.sender.idle();
  const [capture] = await app.log.captures({ kind: 'all' }, 0, 1);
  const url = `${catchUrl(app)}/theirs`;
  const id = await imported(app, endpointAt(url));
  expect(await app.dispatch({})('captures.replay', { ids: [capture?.id], url })).toMatchObject({ ok: false, error: { confirm: { endpointIds: [id] } } });
  await app.sender.idle();
  expect(await captured(app)).toBe(1);
});

test('asks before a cloud’s credentials and for a name that leads to this computer', async () => {
  const app = await openCore({ catch: false });
  for (const url of ['http://169.254.169.254/latest/meta-data', 'http://2852039166/', 'http://localhost:9/']) {
    const id = await imported(app, endpointAt(url, { name: url }));
    expect(await app.dispatch({})('events.send', { ...draft, endpointIds: [id] }), url).toMatchObject({ ok: false, error: { confirm: { endpointIds: [id] } } });
  }
});

test('an endpoint that gets nothing is not asked about', async () => {
  const app = await openCore({ catch: false });
  const id = await imported(app, endpointAt('http://10.0.0.1/', { enabled: false }));
  const sent = await value(app, 'events.send', { ...draft, endpointIds: [id] });
  expect(sent.deliveries).toMatchObject([{ state: 'not-delivered', reason: 'disabled' }]);
});

test('a public address is not asked about, and counts as sent to', async () => {
  const app = await openCore({ catch: false });
  const id = await imported(app, endpointAt('http://192.0.2.1:9/', { connectTimeoutMs: 100, timeoutMs: 100 }));
  await value(app, 'events.send', { ...draft, endpointIds: [id] });
  expect(app.workspace.current().endpoints.find((endpoint) => endpoint.id === id)).not.toHaveProperty('imported');
});

test('a workspace goes out without secrets and comes in once', async () => {
  const app = await openCore({ catch: false });
  await value(app, 'endpoints.add', { name: 'Mirror', url: 'https://example.com/hooks', headers: [['Authorization', 'Bearer abc'], ['X-Team', 'claims']] });
  const shared = await value(app, 'sharing.export', {});
  expect(shared.withheld).toEqual([{ endpointName: 'Mirror', headerName: 'Authorization' }]);
  expect(shared.text).not.toContain('Bearer abc');
  expect(JSON.parse(shared.text)).not.toHaveProperty('settings');

  const other = await openCore({ catch: false });
  const before = other.workspace.current();
  expect(await value(other, 'sharing.read', { text: shared.text })).toMatchObject({ adds: { endpoints: 1, performers: 0, samples: 0, events: 0, rules: 0 }, endpoints: [{ name: 'Mirror', reach: 'public' }] });
  const { added } = await value(other, 'sharing.import', { text: shared.text, parts: ['endpoints', 'samples'] });
  expect(other.workspace.current().endpoints.at(-1)).toMatchObject({ name: 'Mirror', imported: true, headers: [['Authorization', ''], ['X-Team', 'claims']] });
  expect(await value(other, 'sharing.read', { text: shared.text })).toMatchObject({ adds: { endpoints: 0 } });
  await value(other, 'sharing.takeBack', { added });
  expect(other.workspace.current()).toEqual(before);
});

test('what is no workspace is refused by the field that is wrong', async () => {
  const app = await openCore({ catch: false });
  const refused: readonly (readonly [string, string])[] = [
    ['{"version": 1', 'This file is not JSON'],
    [JSON.stringify({ ...empty, endpoints: [endpointAt('ftp://example.com')] }), 'The endpoint “Theirs” cannot be imported: The URL begins with “ftp:”.'],
    [JSON.stringify({ ...empty, endpoints: [{ ...endpointAt('https://example.com'), secret: 'x' }] }), '“secret” is not known here.'],
    [JSON.stringify({ ...empty, version: 9 }), '/version: '],
    [JSON.stringify({ ...empty, events: [{ name: 'claim.paid', description: '', subject: 'claim', subjectSchema: '{"type": 5}' }] }), 'The event “claim.paid” cannot be imported'],
  ];
  for (const [text, message] of refused) {
    const reply = await app.dispatch({})('sharing.import', { text, parts: ['endpoints', 'events'] });
    expect(reply.ok ? 'taken' : reply.error.message).toContain(message);
  }
});
