import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import type { Burst, BurstOrder } from '../../../src/shared/model/burst';
import { openCore, value } from '../../support/open-core';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id":1}' } as const;
const other = { ...draft, name: 'claim.assigned' } as const;

async function orderTo(app: CoreApp, url: string, more: Partial<BurstOrder>): Promise<BurstOrder> {
  const endpoint = await value(app, 'endpoints.add', { url, events: ['claim.created', 'claim.assigned'] });
  return { events: [{ draft, weight: 1 }], endpointIds: [endpoint.id], count: 100, pace: { kind: 'as-answered' }, concurrency: 8, ...more };
}

/** Resolves with the burst as told at its end; `told` gets every telling. */
function ended(app: CoreApp, told: Burst[] = []): Promise<Burst> {
  return new Promise((resolve) => {
    app.live.subscribe(({ events }) => {
      for (const event of events) {
        if (event.type !== 'burst.changed') continue;
        told.push(event.burst);
        if (['done', 'stopped', 'failed'].includes(event.burst.state)) resolve(event.burst);
      }
    });
  });
}

describe('a burst', () => {
  test('sends exactly the mix, and counts every answer', async () => {
    const app = await openCore({ catch: false });
    let number = 0;
    const receiver = await rawReceiver(({ socket }) => {
      number += 1;
      socket.write(plainAnswer(number % 10 === 0 ? 503 : 200));
    });
    const end = ended(app);
    const started = await value(app, 'bursts.start', await orderTo(app, receiver.url, { events: [{ draft, weight: 3 }, { draft: other, weight: 1 }], count: 400 }));
    expect(started.state).toBe('running');
    const { figures, state } = await end;
    expect(state).toBe('done');
    expect(figures).toMatchObject({ eventsSent: 400, deliveries: 400, underWay: 0, acknowledged: 360, failed: 40, notDelivered: 0, statuses: [{ outcome: 200, count: 360 }, { outcome: 503, count: 40 }], failures: [] });
    expect(receiver.requests.filter(({ head }) => head.includes('Event-Name: claim.created\r\n'))).toHaveLength(300);
    expect(figures.latency.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(400);
    expect(figures.latency.p50Ms).toBeLessThanOrEqual(figures.latency.p99Ms);
    expect(figures.rates.counts.reduce((sum, count) => sum + count, 0)).toBe(400);
    const page = await value(app, 'activity.page', { query: '', quick: 'sent', fromRank: 0, limit: 500 });
    expect(page.total).toBe(400);
    expect(page.rows.every((row) => row.direction === 'sent' && row.origin?.kind === 'burst' && row.origin.burstId === started.id)).toBe(true);
  });

  test('names failures where nothing answers', async () => {
    const app = await openCore({ catch: false });
    const end = ended(app);
    await value(app, 'bursts.start', await orderTo(app, 'http://127.0.0.1:1/', { count: 20 }));
    expect((await end).figures).toMatchObject({ acknowledged: 0, failed: 20, failures: [{ outcome: 'refused', count: 20 }] });
  });

  test('has no more under way than it was told, however slow the receiver is, and ends what is under way when stopped', async () => {
    const app = await openCore({ catch: false });
    const waiting: (() => void)[] = [];
    const receiver = await rawReceiver(({ socket }) => void waiting.push(() => socket.write(plainAnswer(200))));
    const end = ended(app);
    const { id } = await value(app, 'bursts.start', await orderTo(app, receiver.url, { count: 100_000, concurrency: 4 }));
    await receiver.received(4);
    expect((await value(app, 'bursts.get', { id })).figures).toMatchObject({ eventsSent: 4, underWay: 4 });
    expect(await app.dispatch({})('bursts.start', await orderTo(app, receiver.url, {}))).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect((await value(app, 'bursts.stop', { id })).state).toBe('stopping');
    for (const answer of waiting) answer();
    const { state, figures } = await end;
    expect(state).toBe('stopped');
    expect(figures).toMatchObject({ eventsSent: 4, deliveries: 4, underWay: 0, acknowledged: 4 });
    expect(receiver.requests).toHaveLength(4);
  });

  test('keeps to its rate, is told of at most four times a second, and can be held', async () => {
    const app = await openCore({ catch: false });
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const told: Burst[] = [];
    const end = ended(app, told);
    const { id } = await value(app, 'bursts.start', await orderTo(app, receiver.url, { count: 60, pace: { kind: 'rate', perSecond: 5 } }));
    await receiver.received(3);
    expect((await value(app, 'bursts.change', { id, paused: true })).state).toBe('paused');
    await app.sender.idle();
    const { figures: held } = await value(app, 'bursts.get', { id });
    expect(held.eventsSent).toBeLessThan(60);
    expect((await value(app, 'bursts.change', { id, paused: false, pace: { kind: 'rate', perSecond: 50 } })).order.pace).toEqual({ kind: 'rate', perSecond: 50 });
    const { durationMs, figures } = await end;
    expect(figures.acknowledged).toBe(60);
    expect(durationMs).toBeGreaterThan(((60 - held.eventsSent - 6) * 1_000) / 50);
    expect(told.length).toBeLessThanOrEqual(Math.ceil(durationMs / 250) + 2);
  });

  test('is kept, and the next one of its kind is compared with it', async () => {
    const app = await openCore({ catch: false });
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const order = await orderTo(app, receiver.url, { count: 10 });
    const ids: string[] = [];
    for (let run = 0; run < 12; run += 1) {
      const end = ended(app);
      ids.push((await value(app, 'bursts.start', order)).id);
      await end;
    }
    const list = await value(app, 'bursts.list', {});
    expect(list.map(({ id }) => id)).toEqual(ids.slice(-10).reverse());
    expect(list[0]?.previous).toMatchObject({ id: ids.at(-2), figures: { acknowledged: 10 } });
    expect(list.at(-1)?.previous).toBeUndefined();
  });

  test('refuses faults that would hold it up', async () => {
    const app = await openCore({ catch: false });
    const order = await orderTo(app, 'http://127.0.0.1:1/', { faults: [{ name: 'reorder' }] });
    expect(await app.dispatch({})('bursts.start', order)).toMatchObject({ ok: false, error: { code: 'invalid', field: '/faults' } });
  });
});
