import { describe, expect, test } from 'vitest';
import { runAttempt } from '../../../src/main/core/sender/attempt';
import { ConnectionPool } from '../../../src/main/core/sender/connection-pool';
import { resetConnection } from '../../../src/main/core/sender/reset-connection';
import { attempter } from '../../support/one-attempt';
import { closed, plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { testPorts } from '../../support/test-ports';

describe('a kept connection', () => {
  test('carries one attempt after another and is said to be reused', async () => {
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const { send } = attempter();
    const first = await send(receiver.url);
    const second = await send(receiver.url);
    const third = await send(`${receiver.url}/other?path`);
    expect([first, second, third].map((outcome) => outcome.connection?.reused)).toEqual([false, true, true]);
    expect(second.connection?.localPort).toBe(first.connection?.localPort);
    expect(second.timings.connectMs).toBeUndefined();
    expect(receiver.connections).toHaveLength(1);
  });

  test('names the port that the receiver sees', async () => {
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const outcome = await attempter().send(receiver.url);
    expect(outcome.connection).toEqual({ localAddress: '127.0.0.1', localPort: receiver.connections[0]?.remotePort, remoteAddress: '127.0.0.1', remotePort: receiver.port, reused: false });
  });

  test('is not shared between origins, nor by attempts at the same time', async () => {
    const one = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const other = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const { send } = attempter();
    await send(one.url);
    await Promise.all([send(other.url), send(one.url), send(one.url)]);
    expect(one.connections).toHaveLength(2);
    expect(other.connections).toHaveLength(1);
  });

  test.each([
    ['Connection: close', plainAnswer(200, 'Connection: close\r\n')],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['bytes after the answer', `${plainAnswer(200)}more`],
  ])('is given up after %s', async (_what, bytes) => {
    const receiver = await rawReceiver(({ socket }) => socket.write(bytes));
    const { send } = attempter();
    await send(receiver.url);
    expect((await send(receiver.url)).connection?.reused).toBe(false);
    expect(receiver.connections).toHaveLength(2);
  });

  test('that the receiver closed while it was idle is not used', async () => {
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const { send } = attempter();
    await send(receiver.url);
    receiver.connections[0]?.end();
    await closed(receiver.connections[0]);
    const outcome = await send(receiver.url);
    expect(outcome).toMatchObject({ answer: { status: 200 }, connection: { reused: false } });
    expect(outcome.abandoned).toBeUndefined();
  });

  test('that the receiver closes right behind each answer never carries a request that must leave twice', async () => {
    const receiver = await rawReceiver(({ socket }) => void socket.end(plainAnswer(200)));
    const { send } = attempter();
    for (let count = 1; count <= 50; count += 1) {
      const outcome = await send(receiver.url);
      expect(outcome).toMatchObject({ answer: { status: 200 }, connection: { reused: false } });
      expect(outcome.abandoned).toBeUndefined();
      expect(receiver.requests).toHaveLength(count);
    }
  });

  test.each([
    ['closes', (socket: Parameters<typeof resetConnection>[0]) => void socket.end()],
    ['resets', resetConnection],
  ])('that %s under a request is replaced once, and the outcome says so', async (_what, breakOff) => {
    const receiver = await rawReceiver(({ socket, number }) => (number === 2 ? breakOff(socket) : void socket.write(plainAnswer(200))));
    const { send } = attempter();
    const first = await send(receiver.url);
    const second = await send(receiver.url);
    expect(second).toMatchObject({ answer: { status: 200 }, connection: { reused: false }, abandoned: { localPort: first.connection?.localPort, reused: true } });
    expect(receiver.requests.map((request) => request.connection)).toEqual([1, 1, 2]);
    expect(receiver.requests[2]?.bytes).toEqual(receiver.requests[1]?.bytes);
  });

  test('is replaced once only: a receiver that always hangs up gets the request twice and no more', async () => {
    const receiver = await rawReceiver(({ socket, number }) => (number === 1 ? void socket.write(plainAnswer(200)) : void socket.end()));
    const { send } = attempter();
    await send(receiver.url);
    const outcome = await send(receiver.url);
    expect(outcome).toMatchObject({ failure: { code: 'no-answer' }, connection: { reused: false }, abandoned: { reused: true } });
    expect(receiver.requests).toHaveLength(3);
  });

  test('is not replaced once a byte of the answer came', async () => {
    const receiver = await rawReceiver(({ socket, number }) => (number === 1 ? void socket.write(plainAnswer(200)) : void socket.end('HTTP/1.1 2')));
    const { send } = attempter();
    await send(receiver.url);
    const outcome = await send(receiver.url);
    expect(outcome.failure?.code).toBe('closed');
    expect(outcome.abandoned).toBeUndefined();
    expect(receiver.requests).toHaveLength(2);
  });

  test('is closed once it is older than the limit, and all are closed with the pool', async () => {
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const { plan } = attempter();
    let nowMs = 0;
    const clock = { ...testPorts().clock, monotonicMs: () => nowMs };
    const pool = new ConnectionPool(clock, { idleMs: 1_000, perOrigin: 1 });
    const send = () => runAttempt(plan(receiver.url), pool, clock).outcome;
    await send();
    nowMs = 1_001;
    expect((await send()).connection?.reused).toBe(false);
    await Promise.all([send(), send()]);
    pool.close();
    await Promise.all(receiver.connections.map(closed));
    expect(receiver.connections).toHaveLength(3);
  });
});

test('an attempt that is ended says why and leaves no connection behind', async () => {
  const receiver = await rawReceiver(() => undefined);
  const { plan, pool } = attempter();
  const attempt = runAttempt(plan(receiver.url), pool, testPorts().clock);
  await receiver.received(1);
  attempt.end('unknown');
  attempt.end('cancelled');
  expect((await attempt.outcome).failure?.code).toBe('unknown');
  await closed(receiver.connections[0]);

  const opening = runAttempt(plan(receiver.url), pool, testPorts().clock);
  opening.end('cancelled');
  expect((await opening.outcome).failure?.code).toBe('cancelled');
});
