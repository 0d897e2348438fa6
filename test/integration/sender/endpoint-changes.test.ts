import { expect, test } from 'vitest';
import type { LiveEvent } from '../../../src/shared/contract/live-events';
import { openCore, value } from '../../support/open-core';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id": 1}' } as const;

test('a 410 disables the endpoint, says so, and can be undone', async () => {
  const receiver = await rawReceiver(({ socket }) => void socket.write(plainAnswer(410)));
  const app = await openCore({ catch: false });
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { url: receiver.url, retry: { kind: 'preset', preset: 'quick' } } });
  const notice = new Promise<LiveEvent>((resolve) => {
    app.live.subscribe(({ events }) => {
      const found = events.find(({ type }) => type === 'notice');
      if (found !== undefined) resolve(found);
    });
  });
  const sent = await value(app, 'events.send', draft);
  expect(await notice).toEqual({ type: 'notice', message: 'Local catch server answered 410 Gone, so it was disabled.', disabledEndpointId: 'ep_local' });
  expect(app.workspace.current().endpoints[0]?.enabled).toBe(false);
  expect((await value(app, 'deliveries.get', { id: sent.deliveries[0]?.id ?? '' })).delivery).toMatchObject({ state: 'failed' });
  expect(await value(app, 'endpoints.update', { id: 'ep_local', changes: { enabled: true } })).toMatchObject({ enabled: true });
});

test('deliveries to a paused endpoint leave when it is resumed, and end when it is deleted', async () => {
  const receiver = await rawReceiver(({ socket }) => void socket.write(plainAnswer(200)));
  const app = await openCore({ catch: false });
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { url: receiver.url, paused: true } });
  const first = await value(app, 'events.send', draft);
  expect(first.deliveries).toMatchObject([{ state: 'waiting', reason: 'paused' }]);
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { paused: false } });
  await receiver.received(1);
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { paused: true } });
  const second = await value(app, 'events.send', draft);
  const ended = new Promise((resolve) => app.onDelivery((delivery) => (delivery.state === 'not-delivered' ? resolve(delivery) : undefined)));
  await value(app, 'endpoints.delete', { id: 'ep_local' });
  expect(await ended).toMatchObject({ id: second.deliveries[0]?.id, reason: 'deleted' });
  expect(receiver.requests).toHaveLength(1);
});

test('an event without any endpoint is on record like any outcome', async () => {
  const app = await openCore({ catch: false });
  await value(app, 'endpoints.delete', { id: 'ep_local' });
  const sent = await value(app, 'events.send', draft);
  expect(sent.deliveries).toMatchObject([{ state: 'not-delivered', reason: 'no-endpoint', endpointName: 'No endpoint' }]);
  expect((await value(app, 'activity.page', { query: '', quick: 'not-delivered', fromRank: 0, limit: 10 })).rows).toHaveLength(1);
});

test('the planned times of a delivery are told to its end', async () => {
  const receiver = await rawReceiver(({ socket }) => void socket.write(plainAnswer(500)));
  const app = await openCore({ catch: false });
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { url: receiver.url, retry: { kind: 'fixed', delaySeconds: 600, retries: 3 } } });
  const sent = await value(app, 'events.send', draft);
  await app.sender.idle();
  const { delivery, plan } = await value(app, 'deliveries.get', { id: sent.deliveries[0]?.id ?? '' });
  const firstMs = delivery.nextAttemptAtMs ?? 0;
  expect(plan?.planned).toEqual([{ number: 2, atMs: firstMs }, { number: 3, atMs: firstMs + 600_000 }, { number: 4, atMs: firstMs + 1_200_000 }]);
  const page = await value(app, 'activity.page', { query: 'state:waiting', quick: 'all', fromRank: 0, limit: 10 });
  expect(page.rows).toMatchObject([{ state: 'waiting', attemptCount: 1, attemptLimit: 4, nextAttemptAtMs: firstMs }]);
});

test('a URL or header that cannot be used is wrong input', async () => {
  const app = await openCore({ catch: false });
  await app.workspace.change((now) => ({ ...now, endpoints: now.endpoints.map((endpoint) => ({ ...endpoint, url: 'ftp://example.com/' })) }));
  expect(await app.dispatch({})('events.send', draft)).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

test.each([
  [{ retry: { kind: 'exponential', firstDelaySeconds: 60, factor: 2, longestDelaySeconds: 10, retries: 2 } }, '/changes/retry'],
  [{ signing: { kind: 'hmac', headerName: 'Content-Length', digest: 'sha256', encoding: 'hex', prefix: '' } }, '/changes/signing'],
  [{ concurrency: 0 }, '/changes/concurrency'],
  [{ timeScale: 7 }, '/changes/timeScale'],
  [{ retry: { kind: 'preset', preset: 'mailchimp' } }, '/changes/retry/preset'],
])('bad values of an endpoint are refused by their field: %j', async (changes, field) => {
  const app = await openCore({ catch: false });
  expect(await app.dispatch({})('endpoints.update', { id: 'ep_local', changes })).toMatchObject({ ok: false, error: { code: 'invalid', field } });
});
