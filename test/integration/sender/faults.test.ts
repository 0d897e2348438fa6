import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import type { TlsOptions } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runAttempt } from '../../../src/main/core/sender/attempt';
import { ConnectionPool } from '../../../src/main/core/sender/connection-pool';
import { buildFaultyRequest } from '../../../src/main/core/wire/faults/build-faulty-request';
import type { FaultyRequest } from '../../../src/main/core/wire/faults/build-faulty-request';
import { faultTable } from '../../../src/main/core/wire/faults/fault-table';
import { parseFaults } from '../../../src/main/core/wire/faults/parse-fault';
import { requestHead } from '../../../src/main/core/wire/request-head';
import type { AttemptOutcome } from '../../../src/shared/model/attempt';
import { certificateMaker } from '../../support/certificates';
import { GrowingBytes } from '../../support/growing-bytes';
import { holdTimeouts } from '../../support/held-timeouts';
import { plainAnswer } from '../../support/raw-receiver';
import { testPorts } from '../../support/test-ports';

interface Heard {
  readonly url: string;
  /** The bytes of each connection as they came, and how the connection ended for the receiver. */
  readonly connections: { bytes: Buffer; pieces: number; error: string | undefined; readonly closed: Promise<void> }[];
}

/** A receiver that knows nothing of HTTP: it is told by `react` what to do after each piece. */
async function listener(react: (socket: Socket, bytes: Buffer) => void, secure?: TlsOptions): Promise<Heard> {
  const connections: Heard['connections'] = [];
  const take = (socket: Socket): void => {
    const came = new GrowingBytes();
    const connection = {
      bytes: came.bytes(),
      pieces: 0,
      error: undefined as string | undefined,
      closed: new Promise<void>((resolve) => socket.on('close', () => resolve())),
    };
    connections.push(connection);
    socket.on('error', (error: NodeJS.ErrnoException) => (connection.error = error.code));
    socket.on('data', (chunk: Buffer) => {
      came.add(chunk);
      connection.bytes = came.bytes();
      connection.pieces += 1;
      react(socket, connection.bytes);
    });
  };
  const server = secure === undefined ? createServer(take) : createSecureServer(secure, take);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `${secure === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, connections };
}

function faulty(url: string, ...faults: readonly string[]): FaultyRequest & { readonly wire: Buffer; readonly headBytes: number } {
  const parsed = parseFaults(faults);
  if (!parsed.ok) throw new Error(parsed.message);
  const built = buildFaultyRequest({
    draft: { name: 'claim.assigned', source: 'ui', performedBy: { kind: 'user', userId: 7, name: 'Zoë' }, subjectText: '{"id":1}' },
    subjectKind: 'claim',
    endpoint: { url, headers: [] },
    version: '0.1',
    faults: parsed.choices,
    signing: { scheme: { kind: 'stripe' }, secrets: ['whsec_1'], id: 'msg_1', timestampSeconds: 1_000_000 },
  });
  if (!built.ok) throw new Error(built.problem.message);
  const head = requestHead(built.request);
  return { ...built, wire: Buffer.concat([head, built.request.body]), headBytes: head.byteLength };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Resolves with the first connection when it is closed. The sender can be done with it before the receiver has taken it. */
async function closedConnection(heard: Heard): Promise<Heard['connections'][number]> {
  for (;;) {
    const [connection] = heard.connections;
    await (connection?.closed ?? turn());
    if (connection !== undefined) return connection;
  }
}

function send({ request, url, manner }: FaultyRequest, authorities: readonly string[] = []): Promise<AttemptOutcome> {
  const { clock } = testPorts();
  const pool = new ConnectionPool(clock);
  onTestFinished(() => pool.close());
  return runAttempt({ request, destination: url, manner, timeoutMs: 120_000, connectTimeoutMs: 120_000, authorities, verifyTls: true }, pool, clock).outcome;
}

const oneWay = faultTable.map((fault) => fault.info).filter((info) => info.name !== 'reset-in-body' && info.name !== 'expect');

describe('every fault leaves exactly the bytes that it shows', () => {
  test.each(oneWay.map((info) => (info.name === 'byte-by-byte' ? 'byte-by-byte=1ms' : info.name)))('%s', async (fault) => {
    let expected = Infinity;
    const heard = await listener((socket, bytes) => bytes.length >= expected && void socket.end(plainAnswer(200)));
    const wanted = faulty(heard.url, fault);
    expected = wanted.wire.length;
    expect(await send(wanted)).toMatchObject({ answer: { status: 200 } });
    expect(heard.connections.map((connection) => connection.bytes.equals(wanted.wire))).toEqual([true]);
  });
});

test('byte-by-byte sends each byte of the body in a piece of its own', async () => {
  let expected = Infinity;
  const heard = await listener((socket, bytes) => bytes.length >= expected && void socket.end(plainAnswer(200)));
  const wanted = faulty(heard.url, 'byte-by-byte=2ms');
  expected = wanted.wire.length;
  const outcome = await send(wanted);
  // The system may join two bytes into one piece where the receiver is slow to read.
  expect(heard.connections[0]?.pieces).toBeGreaterThan(wanted.request.body.byteLength / 2);
  expect(outcome.timings.waitMs).toBeGreaterThan(wanted.request.body.byteLength);
});

test('byte-by-byte stops where the receiver answers before the end', async () => {
  const heard = await listener((socket, bytes) => bytes.includes('"claim"') && void socket.end(plainAnswer(400)));
  const wanted = faulty(heard.url, 'byte-by-byte=1ms');
  expect(await send(wanted)).toMatchObject({ answer: { status: 400 } });
  expect((await closedConnection(heard)).bytes.length).toBeLessThan(wanted.wire.length);
});

describe('expect', () => {
  test('holds the body back until the receiver asks for it', async () => {
    holdTimeouts();
    const heard: Heard = await listener((socket, bytes) => {
      if (bytes.length === headBytes) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      else if (bytes.length === wanted.wire.length) socket.end(plainAnswer(200));
    });
    const wanted = faulty(heard.url, 'expect');
    const { headBytes } = wanted;
    const outcome = await send(wanted);
    expect(outcome.answer?.status).toBe(200);
    expect(heard.connections[0]?.bytes).toEqual(wanted.wire);
  });

  test('never sends it where the receiver refuses', async () => {
    holdTimeouts();
    const heard: Heard = await listener((socket) => void socket.end(plainAnswer(417)));
    const wanted = faulty(heard.url, 'expect');
    expect(await send(wanted)).toMatchObject({ answer: { status: 417 } });
    expect((await closedConnection(heard)).bytes).toEqual(wanted.wire.subarray(0, wanted.headBytes));
  });

  test('sends it after a second where the receiver says nothing', async () => {
    const time = holdTimeouts();
    const heard: Heard = await listener((socket, bytes) => bytes.length === wanted.wire.length && void socket.end(plainAnswer(200)));
    const wanted = faulty(heard.url, 'expect');
    const sending = send(wanted);
    while (heard.connections[0]?.bytes.length !== wanted.headBytes) await turn();
    time.pass(999);
    await turn();
    expect(heard.connections[0]?.bytes).toHaveLength(wanted.headBytes);
    time.pass(1);
    expect((await sending).answer?.status).toBe(200);
  });
});

describe('reset-in-body', () => {
  test.each([50, 0, 99])('breaks off after %i percent of the body', async (percent) => {
    const heard = await listener(() => undefined);
    const wanted = faulty(heard.url, `reset-in-body=${percent}`);
    const outcome = await send(wanted);
    expect(outcome.failure?.code).toBe('broken-off');
    expect(outcome.answer).toBeUndefined();
    expect((await closedConnection(heard)).bytes).toEqual(wanted.wire.subarray(0, wanted.headBytes + Math.floor((wanted.request.body.byteLength * percent) / 100)));
  });

  test('is a reset to a receiver that has read what came', async () => {
    const heard = await listener(() => undefined);
    const wanted = faulty(heard.url, 'reset-in-body=50', 'byte-by-byte=1ms');
    expect((await send(wanted)).failure?.code).toBe('broken-off');
    expect((await closedConnection(heard)).error).toBe('ECONNRESET');
  });

  test('works over TLS', async () => {
    const maker = certificateMaker();
    const heard = await listener(() => undefined, maker.issue('IP:127.0.0.1', ['20200101000000Z', '20491231000000Z']));
    const wanted = faulty(heard.url, 'reset-in-body', 'byte-by-byte=1ms');
    expect((await send(wanted, [maker.authority])).failure?.code).toBe('broken-off');
    expect((await closedConnection(heard)).bytes).toEqual(wanted.wire.subarray(0, wanted.headBytes + Math.floor(wanted.request.body.byteLength / 2)));
    expect(heard.connections[0]?.error).toBe('ECONNRESET');
  });
});
