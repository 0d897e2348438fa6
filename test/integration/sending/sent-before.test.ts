import { describe, expect, test } from 'vitest';
import type { LiveEvent } from '../../../src/shared/contract/live-events';
import type { EventDraft } from '../../../src/shared/model/event';
import type { WaitingRetries } from '../../../src/shared/model/waiting-retries';
import { openCore, value } from '../../support/open-core';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';

const draft: EventDraft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id": 1, "reference":"MTR-1",  "excess": 250.00}' };
const byToken: EventDraft = { ...draft, name: 'claim.closed', source: 'api', performedBy: { kind: 'token', name: 'Mobile App' }, subjectText: '{"id":12345678901234567890}' };

describe('events sent before', () => {
  test('are listed newest first and page by page, found by every word, without those that no hand sent', async () => {
    const app = await openCore();
    const endpointIds = app.workspace.current().endpoints.map(({ id }) => id);
    await value(app, 'events.send', draft);
    await value(app, 'bursts.start', { events: [{ draft: { ...draft, name: 'claim.assigned' }, weight: 1 }], endpointIds, count: 3, pace: { kind: 'as-answered' }, concurrency: 1 });
    await app.sender.idle();
    await value(app, 'events.send', { ...byToken, faults: [{ name: 'duplicate', value: '3,after' }] });
    await app.sender.idle();

    const all = await value(app, 'events.history', { words: '', limit: 50 });
    expect(all.events.map(({ name, subject, faults, endpoints }) => [name, subject, faults, endpoints])).toEqual([
      ['claim.closed', '12345678901234567890', ['duplicate=3,after'], 1],
      ['claim.created', 'MTR-1', [], 1],
    ]);
    expect(all.next).toBeUndefined();
    const first = await value(app, 'events.history', { words: '', limit: 1 });
    expect(first.events.map(({ name }) => name)).toEqual(['claim.closed']);
    const second = await value(app, 'events.history', { words: '', limit: 1, ...(first.next === undefined ? {} : { before: first.next }) });
    expect(second.events.map(({ name }) => name)).toEqual(['claim.created']);
    const names = async (words: string): Promise<readonly string[]> => (await value(app, 'events.history', { words, limit: 50 })).events.map(({ name }) => name);
    expect(await names('SMITH mtr-1')).toEqual(['claim.created']);
    expect(await names('mobile')).toEqual(['claim.closed']);
    expect(await names('mobile smith')).toEqual([]);
  });

  test('come back as they were composed, to the byte, with the faults that can be asked for', async () => {
    const app = await openCore();
    const sent = await value(app, 'events.send', { ...draft, faults: [{ name: 'delay', value: '1s' }, { name: 'gzip' }] });
    const composed = await value(app, 'events.composed', { eventId: sent.eventId });
    expect(composed.draft).toEqual(draft);
    expect(composed.faults).toEqual([{ name: 'delay', value: '1s' }, { name: 'gzip' }]);
  });
});

test('the last attempt of an endpoint is the one that ended last, answered or not', async () => {
  const app = await openCore();
  const receiver = await rawReceiver(({ socket, number }) => (number === 1 ? socket.write(plainAnswer(503)) : socket.destroy()));
  const { id } = await value(app, 'endpoints.add', { name: 'Bridge', url: receiver.url, events: [draft.name], retry: { kind: 'none' } });
  expect(await value(app, 'endpoints.lastAttempt', { id })).toEqual({});
  const first = await value(app, 'events.send', { ...draft, endpointIds: [id] });
  await app.sender.idle();
  await value(app, 'events.send', { ...draft, endpointIds: app.workspace.current().endpoints.filter((each) => each.id !== id).map((each) => each.id) });
  await app.sender.idle();
  const answered = await value(app, 'endpoints.lastAttempt', { id });
  expect(answered.last).toMatchObject({ deliveryId: first.deliveries[0]?.id, position: first.deliveries[0]?.position, status: 503 });
  await value(app, 'events.send', { ...draft, endpointIds: [id] });
  await app.sender.idle();
  const failed = await value(app, 'endpoints.lastAttempt', { id });
  expect(failed.last).not.toHaveProperty('status');
  expect(failed.last?.failure).toMatch(/\.$/);
  expect(failed.last?.position).toBeGreaterThan(answered.last?.position ?? Number.POSITIVE_INFINITY);
});

test('retries that wait are told as they come and go, those of a paused endpoint included, and what was only put off is none', async () => {
  const app = await openCore();
  const told: WaitingRetries[] = [];
  let hear: () => void = () => undefined;
  app.live.subscribe(({ events }: { readonly events: readonly LiveEvent[] }) => {
    for (const event of events) if (event.type === 'waiting.changed') told.push(event.waiting);
    hear();
  });
  const until = (count: number): Promise<void> =>
    new Promise((resolve) => {
      hear = () => {
        if (told.at(-1)?.count === count) resolve();
      };
      hear();
    });
  const { id } = await value(app, 'endpoints.add', { name: 'Bridge', url: 'http://127.0.0.1:1/', events: [draft.name], retry: { kind: 'fixed', delaySeconds: 3600, retries: 1 } });
  await value(app, 'events.send', { ...draft, endpointIds: [id], faults: [{ name: 'delay', value: '1h' }] });
  const failed = await value(app, 'events.send', { ...draft, endpointIds: [id] });
  await until(1);
  const delivery = await value(app, 'deliveries.get', { id: failed.deliveries[0]?.id ?? '' });
  expect(told.at(-1)).toEqual({ count: 1, nextAtMs: delivery.delivery.nextAttemptAtMs });
  expect((await value(app, 'snapshot.get', {})).waiting).toEqual(told.at(-1));
  expect((await value(app, 'activity.counts', { query: 'state:waiting attempts:>0' })).all).toBe(1);
  await value(app, 'deliveries.cancel', { ids: [delivery.delivery.id] });
  await until(0);
  expect(told.at(-1)).toEqual({ count: 0 });
});
