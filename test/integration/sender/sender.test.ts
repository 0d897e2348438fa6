import { describe, expect, onTestFinished, test } from 'vitest';
import { createSender } from '../../../src/main/core/sender/sender';
import type { Sender } from '../../../src/main/core/sender/sender-port';
import { requestHead } from '../../../src/main/core/wire/request-head';
import type { DeliverySummary } from '../../../src/shared/model/delivery';
import type { Endpoint } from '../../../src/shared/model/endpoint';
import type { EventDraft } from '../../../src/shared/model/event';
import { MemoryRecord } from '../../support/memory-record';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import type { RawRequest } from '../../support/raw-receiver';
import { endpointAt } from '../../support/test-endpoint';
import { testPorts } from '../../support/test-ports';

const draft: EventDraft = { name: 'claim.assigned', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{ "id": 4211, "excess": 250.00 }' };
const body = '{"claim":{"id":4211,"excess":250.00},"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}';

interface Bench {
  readonly sender: Sender;
  readonly record: MemoryRecord;
  readonly told: DeliverySummary[];
  readonly logged: readonly string[];
  readonly endpoints: Map<string, Endpoint>;
  readonly send: (endpoints: readonly Endpoint[], changes?: Partial<EventDraft>) => ReturnType<Sender['send']>;
}

function bench(): Bench {
  const record = new MemoryRecord();
  const told: DeliverySummary[] = [];
  const endpoints = new Map<string, Endpoint>();
  const ports = testPorts();
  const sender = createSender({ record, endpoint: (id) => endpoints.get(id), secretsOf: () => [], replayed: () => Promise.reject(new Error('nothing is replayed')), firstSendProblem: async () => undefined, onGone: () => undefined, onDelivery: (summary) => told.push(summary) }, ports, { version: '0.1.0' });
  onTestFinished(() => sender.close(0));
  return {
    sender,
    record,
    told,
    logged: ports.logged,
    endpoints,
    send: (list, changes) => {
      for (const endpoint of list) endpoints.set(endpoint.id, endpoint);
      return sender.send({ draft: { ...draft, ...changes }, subjectKind: 'claim', endpoints: list });
    },
  };
}

const answer200 = ({ socket }: RawRequest): void => void socket.write(plainAnswer(200));

/** A receiver that answers only when told to. */
async function holdingReceiver(): Promise<{ readonly receiver: Awaited<ReturnType<typeof rawReceiver>>; readonly held: RawRequest[] }> {
  const held: RawRequest[] = [];
  return { receiver: await rawReceiver((request) => void held.push(request)), held };
}

describe('a sent event', () => {
  test('is recorded with its deliveries, then each attempt before its first byte, then its outcome', async () => {
    const { sender, record, told, send } = bench();
    const receiver = await rawReceiver((request) => {
      expect(record.entries.map((entry) => entry.kind)).toEqual(['event', 'start']);
      answer200(request);
    });
    const sent = await send([endpointAt(`${receiver.url}/hooks`)]);
    await sender.idle();

    expect(sent).toMatchObject({ ok: true, value: { event: { name: 'claim.assigned', subjectKind: 'claim' }, deliveries: [{ state: 'queued', url: `${receiver.url}/hooks`, endpointName: 'Claims mirror' }] } });
    expect(record.entries.map((entry) => entry.kind)).toEqual(['event', 'start', 'finish']);
    expect(told.map((summary) => summary.state)).toEqual(['queued', 'sending', 'delivered']);
    const [start] = record.of('start');
    const [request] = receiver.requests;
    expect(request?.body.toString()).toBe(body);
    expect(start === undefined ? undefined : Buffer.concat([requestHead(start.request), start.request.body])).toEqual(request?.bytes);
    expect(record.of('finish')[0]).toMatchObject({ number: 1, state: 'delivered', outcome: { answer: { status: 200 }, connection: { remotePort: receiver.port } } });
  });

  test('is not delivered where an endpoint does not want it, and the reason is on record', async () => {
    const receiver = await rawReceiver(answer200);
    const { sender, record, send } = bench();
    await send(
      [
        endpointAt(receiver.url, { id: 'a', enabled: false, events: [] }),
        endpointAt(receiver.url, { id: 'b', events: [] }),
        endpointAt(receiver.url, { id: 'c', sources: 'ui-only' }),
        endpointAt(receiver.url, { id: 'd' }),
      ],
      { source: 'api', performedBy: { kind: 'token', name: 'Mobile App API Token' } },
    );
    await sender.idle();
    expect(record.of('event')[0]?.deliveries.map(({ endpointId, state, reason }) => [endpointId, state, reason])).toEqual([
      ['a', 'not-delivered', 'disabled'],
      ['b', 'not-delivered', 'not-subscribed'],
      ['c', 'not-delivered', 'source-filtered'],
      ['d', 'queued', undefined],
    ]);
    expect(receiver.requests).toHaveLength(1);
  });

  test('that no endpoint could get is recorded too', async () => {
    const { record, send } = bench();
    expect(await send([])).toMatchObject({ ok: true, value: { deliveries: [{ state: 'not-delivered', reason: 'no-endpoint' }] } });
    expect(record.of('event')).toHaveLength(1);
  });

  test.each([
    ['a 500', plainAnswer(500)],
    ['a redirect', plainAnswer(302, 'Location: /x\r\n')],
    ['nonsense', 'nonsense\r\n\r\n'],
  ])('ends as failed after %s', async (_what, bytes) => {
    const receiver = await rawReceiver(({ socket }) => socket.end(bytes));
    const { sender, record, send } = bench();
    await send([endpointAt(receiver.url)]);
    await sender.idle();
    expect(record.of('finish').map((entry) => entry.state)).toEqual(['failed']);
    expect(receiver.requests).toHaveLength(1);
  });

  test.each([
    [{ subjectText: '{"a":' }, {}, 'invalid-json', /^The claim is not valid JSON: /],
    [{}, { url: 'ftp://h/' }, 'invalid-url', 'Claims mirror: The URL begins with “ftp:”. Only http:// and https:// can be sent to.'],
    [{}, { headers: [['X-A', 'a\r\nb']] }, 'invalid-header', 'Claims mirror: The value of X-A holds a control character, such as a line break.'],
  ] as const)('is refused whole where it cannot be built: %j %j', async (changes, endpoint, code, message) => {
    const receiver = await rawReceiver(answer200);
    const { sender, record, send } = bench();
    const refused = await send([endpointAt(receiver.url, { id: 'good' }), endpointAt(receiver.url, endpoint)], changes);
    await sender.idle();
    expect(refused).toMatchObject({ ok: false, problem: { code, message: expect.stringMatching(message) } });
    expect(record.entries).toEqual([]);
    expect(receiver.requests).toHaveLength(0);
  });

  test('is refused where the record has no room, and nothing leaves', async () => {
    const receiver = await rawReceiver(answer200);
    const { sender, record, send, told } = bench();
    record.problem = { code: 'disk-full', message: 'The disk is full.' };
    expect(await send([endpointAt(receiver.url)])).toEqual({ ok: false, problem: record.problem });
    await sender.idle();
    expect(receiver.connections).toHaveLength(0);
    expect(told).toEqual([]);
  });
});

describe('the queue of an endpoint', () => {
  test('lets eight attempts out at once, in order, and holds up no other endpoint', async () => {
    const { receiver, held } = await holdingReceiver();
    const quick = await rawReceiver(answer200);
    const { sender, record, send } = bench();
    for (let index = 0; index < 20; index += 1) await send([endpointAt(receiver.url)], { subjectText: `{"id":${index}}` });
    await send([endpointAt(quick.url, { id: 'quick' })]);
    await quick.received(1);
    await receiver.received(8);
    // They left in order; over connections of their own they may come in any.
    const idOf = (bytes: Uint8Array): string | undefined => /"id":(\d+)/.exec(Buffer.from(bytes).toString())?.[1];
    const firstEight = ['0', '1', '2', '3', '4', '5', '6', '7'];
    expect(record.of('start').map(({ request }) => idOf(request.body)).filter((id) => id !== '4211')).toEqual(firstEight);
    expect(held.map(({ body: came }) => idOf(came)).sort()).toEqual(firstEight);
    for (let index = 0; index < 20; index += 1) {
      await receiver.received(index + 1);
      held[index]?.socket.write(plainAnswer(200));
    }
    await sender.idle();
    expect(record.of('finish')).toHaveLength(21);
    expect(receiver.connections.length).toBeLessThanOrEqual(8);
  });

  test.each(['deleted', 'disabled'] as const)('withdraws what waits for an endpoint that is %s; what is on its way ends', async (reason) => {
    const { receiver, held } = await holdingReceiver();
    const { sender, record, send, endpoints, told } = bench();
    for (let index = 0; index < 10; index += 1) await send([endpointAt(receiver.url)]);
    await receiver.received(8);
    if (reason === 'deleted') endpoints.delete('end_1');
    else endpoints.set('end_1', endpointAt(receiver.url, { enabled: false }));
    for (const request of held) request.socket.write(plainAnswer(200));
    await sender.idle();
    expect(receiver.requests).toHaveLength(8);
    expect(record.of('move').map((entry) => entry.move)).toEqual([{ state: 'not-delivered', reason }, { state: 'not-delivered', reason }]);
    expect(record.of('finish').map((entry) => entry.state)).toEqual(Array<string>(8).fill('delivered'));
    expect(told.filter((summary) => summary.state === 'not-delivered')).toHaveLength(2);
  });

  test('sends to the URL on record, also where the endpoint’s was changed meanwhile', async () => {
    const { receiver, held } = await holdingReceiver();
    const other = await rawReceiver(answer200);
    const { sender, send, endpoints } = bench();
    for (let index = 0; index < 9; index += 1) await send([endpointAt(receiver.url)]);
    await receiver.received(8);
    endpoints.set('end_1', endpointAt(other.url));
    for (let index = 0; index < 9; index += 1) {
      await receiver.received(index + 1);
      held[index]?.socket.write(plainAnswer(200));
    }
    await sender.idle();
    expect(receiver.requests).toHaveLength(9);
    expect(other.requests).toHaveLength(0);
  });
});

describe('a record that fails later', () => {
  test('holds an attempt back until there is room, so that nothing leaves unrecorded', async () => {
    const receiver = await rawReceiver(answer200);
    const { sender, record, send, logged } = bench();
    let refusals = 0;
    record.onWrite = (entry) => {
      const full = entry.kind === 'start' && refusals < 1;
      if (full) refusals += 1;
      record.problem = full ? { code: 'disk-full', message: 'The disk is full.' } : undefined;
    };
    await send([endpointAt(receiver.url)]);
    await sender.idle();
    expect(refusals).toBe(1);
    expect(logged).toEqual(['A delivery could not be recorded: The disk is full.']);
    expect(receiver.requests).toHaveLength(1);
    expect(record.entries.map((entry) => entry.kind)).toEqual(['event', 'start', 'finish']);
  });

  test('never resends where only the outcome could not be written', async () => {
    const receiver = await rawReceiver(answer200);
    const { sender, record, send } = bench();
    let refusals = 0;
    record.onWrite = (entry) => {
      const full = entry.kind === 'finish' && refusals < 1;
      if (full) refusals += 1;
      record.problem = full ? { code: 'disk-full', message: 'The disk is full.' } : undefined;
    };
    await send([endpointAt(receiver.url)]);
    await sender.idle();
    expect(receiver.requests).toHaveLength(1);
    expect(record.of('finish')).toHaveLength(1);
  });
});

describe('resuming', () => {
  const event = { ...draft, id: 'evt_old', createdAtMs: 1, subjectKind: 'claim' as const };
  const delivery = { id: 'dlv_old', eventId: 'evt_old', endpointId: 'end_1', endpointName: 'Claims mirror', state: 'queued' as const, createdAtMs: 1, attemptLimit: 1 };

  test('sends what was queued, to the URL on record with the endpoint’s headers', async () => {
    const receiver = await rawReceiver(answer200);
    const { sender, record, endpoints } = bench();
    endpoints.set('end_1', endpointAt('http://127.0.0.1:1/', { headers: [['X-A', '1']] }));
    record.events.set(event.id, event);
    record.keep({ ...delivery, url: `${receiver.url}/old`, position: 1, eventName: 'claim.assigned', source: 'ui', attemptCount: 0 });
    await sender.start();
    await sender.idle();
    expect(receiver.requests[0]?.head).toMatch(/^POST \/old HTTP\/1\.1\r\n[^]*\r\nX-A: 1\r\nContent-Length: \d+\r\n\r\n$/);
    expect(receiver.requests[0]?.body.toString()).toBe(body);
    expect(record.of('finish')[0]?.state).toBe('delivered');
  });

  test('withdraws where the endpoint is gone, and fails plainly where no request can be built any more', async () => {
    const { sender, record, endpoints } = bench();
    record.events.set(event.id, event);
    endpoints.set('end_1', endpointAt('http://127.0.0.1:1/'));
    record.keep({ ...delivery, endpointId: 'gone', url: 'http://127.0.0.1:1/', position: 1, eventName: 'claim.assigned', source: 'ui', attemptCount: 0 });
    record.keep({ ...delivery, id: 'dlv_bad', url: 'nonsense', position: 2, eventName: 'claim.assigned', source: 'ui', attemptCount: 0 });
    await sender.start();
    await sender.idle();
    expect(record.of('move')).toEqual([{ kind: 'move', id: 'dlv_old', move: { state: 'not-delivered', reason: 'deleted' } }]);
    expect(record.of('finish')[0]).toMatchObject({ state: 'failed', outcome: { failure: { code: 'invalid-url', detail: '“nonsense” is not a URL. Write one such as https://example.com/hooks.' } } });
  });
});

describe('closing', () => {
  test('lets attempts end, leaves what waits on record as queued, and takes nothing more', async () => {
    const { receiver, held } = await holdingReceiver();
    const { sender, record, send } = bench();
    for (let index = 0; index < 10; index += 1) await send([endpointAt(receiver.url)]);
    await receiver.received(8);
    const closing = sender.close(120_000);
    for (const request of held) request.socket.write(plainAnswer(200));
    await closing;
    expect([...record.summaries.values()].map((summary) => summary.state).sort()).toEqual([...Array<string>(8).fill('delivered'), 'queued', 'queued']);
    expect(receiver.requests).toHaveLength(8);
    expect(await send([endpointAt(receiver.url)])).toMatchObject({ ok: false, problem: { code: 'closing' } });
  });

  test('calls an attempt that does not end in time unknown, neither success nor failure', async () => {
    const { receiver } = await holdingReceiver();
    const { sender, record, send } = bench();
    await send([endpointAt(receiver.url)]);
    await receiver.received(1);
    await sender.close(0);
    expect(record.of('finish')[0]).toMatchObject({ state: 'unknown', outcome: { failure: { code: 'unknown' } } });
  });
});
