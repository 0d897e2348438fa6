import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import { faultList } from '../../../src/main/core/fault-list';
import type { DeliverySummary } from '../../../src/shared/model/delivery';
import type { FaultOrder } from '../../../src/shared/model/fault';
import { byteListener } from '../../support/byte-listener';
import { countingReceiver } from '../../support/counting-receiver';
import { openCore, value } from '../../support/open-core';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { temporaryFolder } from '../../support/temporary-folder';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id": 1, "excess": 250.00}' } as const;
const later = { ...draft, subjectText: '{"id": 2}' } as const;

async function endpointAt(app: CoreApp, url: string): Promise<string> {
  return (await value(app, 'endpoints.add', { url, events: ['claim.created'] })).id;
}

async function send(app: CoreApp, endpointId: string, faults: readonly FaultOrder[], event: typeof draft | typeof later = draft): Promise<readonly DeliverySummary[]> {
  return (await value(app, 'events.send', { ...event, endpointIds: [endpointId], faults })).deliveries;
}

async function rowOf(app: CoreApp, id: string) {
  const { rows } = await value(app, 'activity.page', { query: '', quick: 'sent', fromRank: 0, limit: 100 });
  const row = rows.find((each) => each.id === id);
  if (row?.direction !== 'sent') throw new Error(`no row of ${id}`);
  return row;
}

describe('a fault of the request', () => {
  const ofTheRequest = faultList.filter(({ group }) => group !== 'Delivery' && group !== 'Signature');

  test.each(ofTheRequest.map(({ name }) => name))('%s leaves as its preview says, and the delivery is marked', async (name) => {
    const app = await openCore({ catch: false });
    // Quick enough for a test, and still a piece for each byte.
    const faults: readonly FaultOrder[] = [name === 'byte-by-byte' ? { name, value: '1ms' } : { name }];
    let expected = Buffer.alloc(0);
    const heard = await byteListener((socket, bytes) => {
      if (bytes.length >= expected.length) socket.write(plainAnswer(200));
    });
    const endpointId = await endpointAt(app, heard.url);
    const preview = await value(app, 'faults.preview', { draft, endpointId, faults });
    expected = Buffer.concat([Buffer.from(preview.headText, 'latin1'), Buffer.alloc(preview.bodyBytes)]);
    Buffer.from(preview.body).copy(expected, preview.headText.length);
    const resets = name === 'reset-in-body';

    const [delivery] = await send(app, endpointId, faults);
    await app.sender.idle();

    const [connection] = heard.connections;
    if (resets) await connection?.closed;
    const bytes = connection?.bytes() ?? Buffer.alloc(0);
    const shown = preview.headText.length + preview.body.length;
    if (resets) {
      expect(expected.subarray(0, bytes.length)).toEqual(bytes);
      expect(bytes.length).toBeLessThan(expected.length);
    } else {
      expect(bytes.length).toBe(expected.length);
      expect(bytes.subarray(0, shown).equals(expected.subarray(0, shown))).toBe(true);
    }
    const row = await rowOf(app, delivery?.id ?? '');
    expect(row.faults.map((fault) => fault.name)).toEqual([name]);
    expect([row.state, row.failureCode]).toEqual(resets ? ['failed', 'broken-off'] : ['delivered', null]);
  });
});

describe('a fault of the signature', () => {
  test.each(['signature-wrong', 'signature-stale', 'signature-missing'])('%s needs a signed endpoint, and then differs from the right signature', async (name) => {
    const app = await openCore({ catch: false });
    let cameAtSeconds = 0;
    const receiver = await rawReceiver(({ socket }) => {
      cameAtSeconds = Date.now() / 1_000;
      socket.write(plainAnswer(200));
    });
    const endpointId = await endpointAt(app, receiver.url);
    expect(await app.dispatch({})('events.send', { ...draft, endpointIds: [endpointId], faults: [{ name }] })).toMatchObject({ ok: false, error: { code: 'invalid' } });

    await value(app, 'endpoints.update', { id: endpointId, changes: { signing: { kind: 'stripe' } } });
    await value(app, 'secrets.set', { endpointId, secret: 'whsec_test' });
    await send(app, endpointId, []);
    await app.sender.idle();
    await send(app, endpointId, [{ name }]);
    await app.sender.idle();
    const [right, wrong] = receiver.requests.map(({ head }) => /^stripe-signature: t=(\d+),v1=([0-9a-f]+)\r$/im.exec(head));
    expect(right).not.toBeNull();
    if (name === 'signature-missing') expect(wrong).toBeNull();
    else expect(wrong?.[2]).not.toBe(right?.[2]);
    // However long the second one took after the first.
    if (name === 'signature-stale') expect(cameAtSeconds - Number(wrong?.[1])).toBeGreaterThanOrEqual(359);
  });
});

describe('a fault of the delivery', () => {
  test('duplicate: all copies are on the wire at once, byte for byte the same', async () => {
    const app = await openCore({ catch: false });
    const waiting: (() => void)[] = [];
    // None is answered before all have come.
    const receiver = await rawReceiver(({ socket }) => {
      waiting.push(() => socket.write(plainAnswer(200)));
      if (waiting.length === 4) for (const answer of waiting) answer();
    });
    const deliveries = await send(app, await endpointAt(app, receiver.url), [{ name: 'duplicate', value: '4' }]);
    await app.sender.idle();
    expect(new Set(receiver.requests.map(({ bytes }) => bytes.toString('latin1')))).toHaveProperty('size', 1);
    expect(receiver.requests).toHaveLength(4);
    expect(new Set(deliveries.map(({ eventId }) => eventId)).size).toBe(1);
    expect(new Set(deliveries.map(({ id }) => id)).size).toBe(4);
  });

  test('duplicate, after: each copy waits for the answer to the one before', async () => {
    const app = await openCore({ catch: false });
    const receiver = await countingReceiver();
    await send(app, await endpointAt(app, receiver.url), [{ name: 'duplicate', value: '5,after' }]);
    await app.sender.idle();
    expect(receiver.requests).toHaveLength(5);
    expect(receiver.most()).toBe(1);
  });

  test('reorder: the next event to the same endpoint comes first', async () => {
    const app = await openCore({ catch: false });
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const other = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const endpointId = await endpointAt(app, receiver.url);
    const [held] = await send(app, endpointId, [{ name: 'reorder' }]);
    expect(held).toMatchObject({ state: 'waiting', reason: 'reordered' });
    await send(app, await endpointAt(app, other.url), []);
    await app.sender.idle();
    expect(receiver.requests).toHaveLength(0);
    await send(app, endpointId, [], later);
    await app.sender.idle();
    expect(receiver.requests.map(({ body }) => (JSON.parse(body.toString()) as { claim: { id: number } }).claim.id)).toEqual([2, 1]);
    expect(await rowOf(app, held?.id ?? '')).toMatchObject({ state: 'delivered' });
  });

  test('reorder: it is still held by the next run of the program', async () => {
    const folder = temporaryFolder();
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const first = await openCore({ folder, catch: false });
    const endpointId = await endpointAt(first, receiver.url);
    await send(first, endpointId, [{ name: 'reorder' }]);
    await first.close();
    const second = await openCore({ folder, catch: false });
    await second.sender.idle();
    expect(receiver.requests).toHaveLength(0);
    await send(second, endpointId, [], later);
    await second.sender.idle();
    expect(receiver.requests.map(({ body }) => (JSON.parse(body.toString()) as { claim: { id: number } }).claim.id)).toEqual([2, 1]);
  });

  test('delay: it waits on record, and leaves when its time has come', async () => {
    const app = await openCore({ catch: false });
    let cameAtMs = 0;
    const receiver = await rawReceiver(({ socket }) => {
      cameAtMs = Date.now();
      socket.write(plainAnswer(200));
    });
    const [delivery] = await send(app, await endpointAt(app, receiver.url), [{ name: 'delay', value: '300ms' }]);
    expect(delivery).toMatchObject({ state: 'waiting', nextAttemptReason: 'delayed', nextAttemptAtMs: (delivery?.createdAtMs ?? 0) + 300 });
    await receiver.received(1);
    expect(cameAtMs).toBeGreaterThanOrEqual((delivery?.createdAtMs ?? 0) + 300);
  });

  test('drop: it is on record, and nothing leaves', async () => {
    const app = await openCore({ catch: false });
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const endpointId = await endpointAt(app, receiver.url);
    const [dropped] = await send(app, endpointId, [{ name: 'drop' }]);
    await app.sender.idle();
    expect(dropped).toMatchObject({ state: 'not-delivered', reason: 'dropped' });
    expect(receiver.connections).toHaveLength(0);

    const again = await value(app, 'deliveries.redeliver', { ids: [dropped?.id ?? ''] });
    await app.sender.idle();
    expect(again.deliveries).toMatchObject([{ eventId: dropped?.eventId, origin: { kind: 'redelivery', deliveryId: dropped?.id } }]);
    expect(receiver.requests).toHaveLength(1);
  });
});

test('deliverAnyway sends to endpoints that would not get the event, and only to those named', async () => {
  const app = await openCore({ catch: false });
  const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
  const disabled = await value(app, 'endpoints.add', { url: receiver.url, events: ['claim.created'], enabled: false });
  const unsubscribed = await value(app, 'endpoints.add', { url: receiver.url });
  const sent = await value(app, 'events.send', { ...draft, endpointIds: [disabled.id, unsubscribed.id], deliverAnyway: [disabled.id] });
  await app.sender.idle();
  expect(sent.deliveries).toMatchObject([
    { endpointId: disabled.id, state: 'queued', deliverAnyway: true },
    { endpointId: unsubscribed.id, state: 'not-delivered', reason: 'not-subscribed' },
  ]);
  expect(receiver.requests).toHaveLength(1);
});
