import { describe, expect, onTestFinished, test } from 'vitest';
import { createSender } from '../../../src/main/core/sender/sender';
import type { Sender } from '../../../src/main/core/sender/sender-port';
import type { DeliverySummary } from '../../../src/shared/model/delivery';
import type { Endpoint } from '../../../src/shared/model/endpoint';
import type { EventDraft, EventRecord } from '../../../src/shared/model/event';
import { retryPresets } from '../../../src/shared/model/retry-preset';
import { plannedSeconds } from '../../../src/shared/model/retry-schedule';
import type { RetrySchedule } from '../../../src/shared/model/retry-schedule';
import { MemoryRecord } from '../../support/memory-record';
import { countingReceiver } from '../../support/counting-receiver';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import type { RawRequest } from '../../support/raw-receiver';
import { endpointAt } from '../../support/test-endpoint';
import { testPorts } from '../../support/test-ports';
import { VirtualClock } from '../../support/virtual-clock';

const startMs = Date.UTC(2026, 10, 23, 10, 0, 0);
const draft: EventDraft = { name: 'claim.assigned', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id":4211}' };
const fixed: RetrySchedule = { kind: 'fixed', delaySeconds: 60, retries: 3 };

interface Bench {
  readonly sender: Sender;
  readonly record: MemoryRecord;
  readonly clock: VirtualClock;
  readonly endpoints: Map<string, Endpoint>;
  readonly gone: string[];
  /** Resolves with the next step of any delivery that passes. */
  step(passes: (delivery: DeliverySummary) => boolean): Promise<DeliverySummary>;
  send(endpoint: Endpoint): Promise<string>;
}

function bench(record = new MemoryRecord()): Bench {
  const clock = new VirtualClock(startMs);
  const endpoints = new Map<string, Endpoint>();
  const gone: string[] = [];
  const waiters = new Set<(delivery: DeliverySummary) => void>();
  const sender = createSender(
    {
      record,
      endpoint: (id) => endpoints.get(id),
      secretsOf: () => [],
      replayed: () => Promise.reject(new Error('nothing is replayed')),
      firstSendProblem: async () => undefined,
      onGone: (id) => gone.push(id),
      onDelivery: (delivery) => waiters.forEach((tell) => tell(delivery)),
    },
    { ...testPorts(), clock },
    { version: '0.1.0' },
  );
  onTestFinished(() => sender.close(0));
  return {
    sender,
    record,
    clock,
    endpoints,
    gone,
    step: (passes) =>
      new Promise((resolve) => {
        const look = (delivery: DeliverySummary): void => {
          if (!passes(delivery)) return;
          waiters.delete(look);
          // After the sender has seen to what the step brings with it.
          setImmediate(() => resolve(delivery));
        };
        waiters.add(look);
      }),
    async send(endpoint) {
      endpoints.set(endpoint.id, endpoint);
      await sender.start();
      const sent = await sender.send({ draft, subjectKind: 'claim', endpoints: [endpoint] });
      if (!sent.ok) throw new Error(sent.problem.message);
      return sent.value.deliveries[0]?.id ?? '';
    },
  };
}

const answer = (status: number, headers = '') => ({ socket }: RawRequest): void => void socket.write(plainAnswer(status, headers));
const hasEnded = ({ state }: DeliverySummary): boolean => state !== 'queued' && state !== 'sending';

describe('a schedule', () => {
  test.each(retryPresets.map(({ id }) => id))('%s is kept to the second, attempt by attempt, to its end', async (preset) => {
    const receiver = await rawReceiver(answer(503));
    const { clock, record, send, step } = bench();
    const schedule: RetrySchedule = { kind: 'preset', preset };
    let ended = step(hasEnded);
    await send(endpointAt(receiver.url, { retry: schedule }));
    let now = await ended;
    const times = [0];
    while (now.nextAttemptAtMs !== undefined) {
      expect(now.state).toBe('waiting');
      times.push((now.nextAttemptAtMs - startMs) / 1_000);
      clock.moveTo(now.nextAttemptAtMs - 1);
      ended = step(hasEnded);
      expect(record.of('start')).toHaveLength(times.length - 1);
      clock.moveTo(now.nextAttemptAtMs);
      now = await ended;
    }
    expect(times).toEqual(plannedSeconds(schedule));
    expect(now.state).toBe('failed');
    expect(record.of('start').map(({ number }) => number)).toEqual(times.map((_, index) => index + 1));
    expect(receiver.requests).toHaveLength(times.length);
  });

  test('ends with the first 2xx; redirects count as failures and are not followed', async () => {
    const receiver = await rawReceiver((request) => answer(request.number === 1 ? 302 : 200, request.number === 1 ? 'Location: /elsewhere\r\n' : '')(request));
    const { clock, send, step } = bench();
    let ended = step(hasEnded);
    await send(endpointAt(`${receiver.url}/hooks`, { retry: fixed }));
    expect(await ended).toMatchObject({ state: 'waiting', nextAttemptAtMs: startMs + 60_000, nextAttemptReason: 'schedule' });
    ended = step(hasEnded);
    clock.moveTo(startMs + 60_000);
    expect(await ended).toMatchObject({ state: 'delivered', attemptCount: 2 });
    expect(receiver.requests.map(({ head }) => head.split(' ')[1])).toEqual(['/hooks', '/hooks']);
  });

  test('runs faster by its endpoint’s scale', async () => {
    const receiver = await rawReceiver(answer(500));
    const { send, step } = bench();
    const ended = step(hasEnded);
    await send(endpointAt(receiver.url, { retry: fixed, timeScale: 60 }));
    expect(await ended).toMatchObject({ nextAttemptAtMs: startMs + 1_000 });
  });

  test('waits longer where the answer asks for it, within bounds, and the reason is on record', async () => {
    const asked = ['120', 'Mon, 23 Nov 2026 12:00:00 GMT', 'soon', '99999999'];
    const planned: unknown[] = [];
    for (const value of asked) {
      const receiver = await rawReceiver(answer(429, `Retry-After: ${value}\r\n`));
      const { send, step } = bench();
      const ended = step(hasEnded);
      await send(endpointAt(receiver.url, { retry: fixed }));
      const { nextAttemptAtMs, nextAttemptReason } = await ended;
      planned.push([((nextAttemptAtMs ?? 0) - startMs) / 1_000, nextAttemptReason]);
    }
    expect(planned).toEqual([
      [120, 'retry-after'],
      [7_200, 'retry-after'],
      [60, 'retry-after-unreadable'],
      [24 * 3_600, 'retry-after-shortened'],
    ]);
  });

  test('ends at a 410, which disables the endpoint', async () => {
    const receiver = await rawReceiver(answer(410));
    const { gone, record, send, step } = bench();
    const ended = step(hasEnded);
    await send(endpointAt(receiver.url, { retry: fixed }));
    expect(await ended).toMatchObject({ state: 'failed', attemptCount: 1 });
    expect(record.of('finish')[0]).toMatchObject({ outcome: { answer: { status: 410 } } });
    expect(gone).toEqual(['end_1']);
  });
});

describe('what waits', () => {
  test('is taken up by the next program, overdue ones one after another, none twice', async () => {
    const receiver = await countingReceiver();
    const record = new MemoryRecord();
    const event: EventRecord = { ...draft, id: 'evt_old', createdAtMs: 1, subjectKind: 'claim' };
    record.events.set(event.id, event);
    for (let number = 1; number <= 100; number += 1) {
      record.keep({ id: `dlv_${number}`, eventId: event.id, endpointId: 'end_1', endpointName: 'A', url: receiver.url, state: 'waiting', nextAttemptAtMs: startMs - 3_600_000 + number, nextAttemptReason: 'schedule', createdAtMs: 1, attemptLimit: 4, position: number, eventName: 'claim.assigned', source: 'ui', attemptCount: 1 });
    }
    const { clock, sender, endpoints, step } = bench(record);
    endpoints.set('end_1', endpointAt(receiver.url, { retry: fixed }));
    await sender.start();
    await new Promise((resolve) => setImmediate(resolve));
    const last = step(({ id, state }) => id === 'dlv_100' && state === 'delivered');
    clock.moveTo(startMs);
    await last;
    expect(receiver.requests).toHaveLength(100);
    expect(receiver.most()).toBe(1);
    expect(record.of('start').map(({ id, number }) => `${id} ${number}`)).toEqual(Array.from({ length: 100 }, (_, index) => `dlv_${index + 1} 2`));
  });

  test('does not all leave at once when a computer wakes', async () => {
    const held: RawRequest[] = [];
    const receiver = await rawReceiver((request) => void (request.number <= 20 ? answer(500)(request) : held.push(request)));
    const { clock, sender, endpoints, step } = bench();
    endpoints.set('end_1', endpointAt(receiver.url, { retry: fixed }));
    await sender.start();
    let waiting = 0;
    const all = step(({ state }) => state === 'waiting' && (waiting += 1) === 20);
    for (let sent = 0; sent < 20; sent += 1) await sender.send({ draft, subjectKind: 'claim', endpoints: [...endpoints.values()] });
    await all;
    clock.sleepUntil(startMs + 8 * 3_600_000);
    await receiver.received(21);
    await new Promise((resolve) => setImmediate(resolve));
    expect(held).toHaveLength(1);
  });

  test('an attempt that was cut off is unknown; the schedule goes on under the next number, and ends as unknown without one', async () => {
    const receiver = await rawReceiver(answer(200));
    const record = new MemoryRecord();
    const event: EventRecord = { ...draft, id: 'evt_old', createdAtMs: 1, subjectKind: 'claim' };
    record.events.set(event.id, event);
    const cutOff = { eventId: event.id, endpointName: 'A', url: receiver.url, state: 'sending', createdAtMs: 1, attemptLimit: 4, eventName: 'claim.assigned', source: 'ui', attemptCount: 2 } as const;
    record.keep({ ...cutOff, id: 'dlv_1', endpointId: 'end_1', position: 1 });
    record.keep({ ...cutOff, id: 'dlv_2', endpointId: 'end_2', position: 2 });
    const { clock, sender, endpoints, step } = bench(record);
    endpoints.set('end_1', endpointAt(receiver.url, { retry: fixed }));
    endpoints.set('end_2', endpointAt(receiver.url, { id: 'end_2' }));
    await sender.start();
    await new Promise((resolve) => setImmediate(resolve));
    expect(record.summaries.get('dlv_1')).toMatchObject({ state: 'waiting', nextAttemptAtMs: startMs + 60_000 });
    expect(record.summaries.get('dlv_2')).toMatchObject({ state: 'unknown' });
    const delivered = step(({ state }) => state === 'delivered');
    clock.moveTo(startMs + 60_000);
    expect(await delivered).toMatchObject({ id: 'dlv_1', attemptCount: 3 });
    expect(receiver.requests).toHaveLength(1);
  });

  test('leaves at once when asked to, and goes on with its schedule', async () => {
    const receiver = await rawReceiver(answer(500));
    const { clock, sender, send, step } = bench();
    let ended = step(hasEnded);
    const id = await send(endpointAt(receiver.url, { retry: fixed }));
    await ended;
    clock.moveTo(startMs + 10_000);
    ended = step(hasEnded);
    expect(await sender.retryNow(id)).toMatchObject({ ok: true, delivery: { state: 'queued' } });
    expect(await ended).toMatchObject({ state: 'waiting', attemptCount: 2, nextAttemptAtMs: startMs + 70_000 });
    clock.moveTo(startMs + 60_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(receiver.requests).toHaveLength(2);
    expect(await sender.retryNow('nothing')).toMatchObject({ ok: false, code: 'not-found' });
  });

  test('is cancelled for good: waiting, queued and on its way', async () => {
    const held: RawRequest[] = [];
    const receiver = await rawReceiver((request) => void (request.number === 1 ? answer(500)(request) : held.push(request)));
    const { clock, sender, record, endpoints, send, step } = bench();
    const ended = step(hasEnded);
    const endpoint = endpointAt(receiver.url, { retry: fixed, concurrency: 1 });
    const waiting = await send(endpoint);
    await ended;
    endpoints.set('end_2', { ...endpoint, id: 'end_2' });
    const sent = [];
    for (let count = 0; count < 2; count += 1) sent.push(await sender.send({ draft, subjectKind: 'claim', endpoints: [{ ...endpoint, id: 'end_2' }] }));
    await receiver.received(2);
    for (const id of [waiting, ...sent.flatMap((each) => (each.ok ? each.value.deliveries.map((delivery) => delivery.id) : []))].toReversed()) {
      expect(await sender.cancel(id)).toMatchObject({ ok: true, delivery: { state: 'cancelled' } });
      expect(await sender.cancel(id)).toMatchObject({ ok: false, code: 'conflict' });
    }
    await sender.idle();
    clock.moveTo(startMs + 600_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(receiver.requests).toHaveLength(2);
    expect([...record.summaries.values()].map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });
});

describe('a paused endpoint', () => {
  test('holds its deliveries, new and due ones, until it is resumed; one that is asked for goes', async () => {
    const receiver = await rawReceiver((request) => answer(request.number === 1 ? 500 : 200)(request));
    const { clock, sender, endpoints, send, step } = bench();
    let ended = step(hasEnded);
    const endpoint = endpointAt(receiver.url, { retry: fixed });
    const first = await send(endpoint);
    await ended;
    endpoints.set('end_1', { ...endpoint, paused: true });
    const second = await sender.send({ draft, subjectKind: 'claim', endpoints: [{ ...endpoint, paused: true }] });
    expect(second).toMatchObject({ ok: true, value: { deliveries: [{ state: 'waiting', reason: 'paused' }] } });
    ended = step(({ reason }) => reason === 'paused');
    clock.moveTo(startMs + 60_000);
    expect(await ended).toMatchObject({ id: first, state: 'waiting', attemptCount: 1 });
    expect(receiver.requests).toHaveLength(1);

    ended = step(({ state }) => state === 'delivered');
    await sender.retryNow(first);
    await ended;
    endpoints.set('end_1', endpoint);
    ended = step(({ state }) => state === 'delivered');
    await sender.resumeEndpoint('end_1');
    expect((await ended).id).toBe(second.ok ? second.value.deliveries[0]?.id : '');
    expect(receiver.requests).toHaveLength(3);
  });
});

test('no more attempts are on their way at once than the endpoint’s limit', async () => {
  const held: RawRequest[] = [];
  const receiver = await rawReceiver((request) => void held.push(request));
  const { sender, endpoints } = bench();
  const endpoint = endpointAt(receiver.url, { concurrency: 3 });
  endpoints.set('end_1', endpoint);
  await sender.start();
  for (let count = 0; count < 10; count += 1) await sender.send({ draft, subjectKind: 'claim', endpoints: [endpoint] });
  await receiver.received(3);
  for (let answered = 0; answered < 10; answered += 1) {
    expect(held.length - answered).toBeLessThanOrEqual(3);
    await receiver.received(answered + 1);
    held[answered]?.socket.write(plainAnswer(200));
  }
  await sender.idle();
  expect(receiver.requests).toHaveLength(10);
});
