import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { resetConnection } from '../../../src/main/core/sender/reset-connection';
import type { AttemptOutcome } from '../../../src/shared/model/attempt';
import { holdTimeouts } from '../../support/held-timeouts';
import { attempter } from '../../support/one-attempt';
import { openSockets } from '../../support/open-sockets';
import { rawReceiver } from '../../support/raw-receiver';

const halfAnswer = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf';
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function ending(outcome: Promise<AttemptOutcome>): { readonly outcome: Promise<AttemptOutcome>; hasEnded(): boolean } {
  let ended = false;
  void outcome.then(() => (ended = true));
  return { outcome, hasEnded: () => ended };
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('an attempt without an answer', () => {
  test('refused: nothing listens', async () => {
    const outcome = await attempter().send(`http://127.0.0.1:${await unusedPort()}/`);
    expect(outcome).toMatchObject({ failure: { code: 'refused', detail: 'ECONNREFUSED' }, timings: { connectMs: expect.any(Number) } });
    expect(outcome.connection).toBeUndefined();
    expect(outcome.timings.dnsMs).toBeUndefined();
  });

  test('refused on every address of a name', async () => {
    const outcome = await attempter().send(`http://localhost:${await unusedPort()}/`);
    expect(outcome).toMatchObject({ failure: { code: 'refused' }, timings: { dnsMs: expect.any(Number) } });
  });

  test('dns: no such host', async () => {
    const outcome = await attempter().send('http://no-such-host.invalid/');
    expect(outcome).toMatchObject({ failure: { code: 'dns' }, timings: { dnsMs: expect.any(Number) } });
    expect(outcome.timings.connectMs).toBeUndefined();
  });

  test('connect-timeout: the handshake never ends', async () => {
    const time = holdTimeouts();
    const receiver = await rawReceiver(() => undefined);
    const sending = ending(attempter({ connectTimeoutMs: 80 }).send(receiver.url.replace('http', 'https')));
    while (receiver.connections.length === 0) await turn();
    time.pass(79);
    await turn();
    expect(sending.hasEnded()).toBe(false);
    time.pass(1);
    expect((await sending.outcome).failure?.code).toBe('connect-timeout');
  });

  test('timeout: no answer comes', async () => {
    const time = holdTimeouts();
    const receiver = await rawReceiver(() => undefined);
    const sending = ending(attempter({ timeoutMs: 80 }).send(receiver.url));
    await receiver.received(1);
    time.pass(79);
    await turn();
    expect(sending.hasEnded()).toBe(false);
    time.pass(1);
    const outcome = await sending.outcome;
    expect(outcome).toMatchObject({ failure: { code: 'timeout' }, connection: { remotePort: receiver.port, reused: false } });
    expect(outcome.answer).toBeUndefined();
    expect(outcome.timings.waitMs).toBeGreaterThan(0);
    expect(outcome.timings.downloadMs).toBeUndefined();
  });

  test('timeout: the head comes and the body does not', async () => {
    const time = holdTimeouts();
    const senders = openSockets('client');
    const receiver = await rawReceiver(({ socket }) => socket.write(halfAnswer));
    const sending = attempter({ timeoutMs: 80 }).send(receiver.url);
    await senders.haveRead(halfAnswer.length);
    time.pass(80);
    expect(await sending).toMatchObject({ failure: { code: 'timeout' }, answer: { status: 200, bodyBytes: 4 } });
  });

  test('timeout: the head drips without end', async () => {
    const time = holdTimeouts();
    const senders = openSockets('client');
    const receiver = await rawReceiver(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('X-Drip: 1\r\n'), 5);
      socket.on('close', () => clearInterval(drip));
    });
    const sending = attempter({ timeoutMs: 80 }).send(receiver.url);
    await senders.haveRead(100);
    time.pass(80);
    expect((await sending).failure?.code).toBe('timeout');
  });

  test('reset: before any byte', async () => {
    const receiver = await rawReceiver(({ socket }) => resetConnection(socket));
    expect(await attempter().send(receiver.url)).toMatchObject({ failure: { code: 'reset', detail: 'ECONNRESET' } });
  });

  test('reset: in the middle of the body; what came is kept', async () => {
    // libuv tells a reset that it finds behind unread bytes as an orderly end, so the bytes are read first.
    const senders = openSockets('client');
    const receiver = await rawReceiver(({ socket }) => {
      socket.write(halfAnswer);
      void senders.haveRead(halfAnswer.length).then(() => resetConnection(socket));
    });
    expect(await attempter().send(receiver.url)).toMatchObject({ failure: { code: 'reset' }, answer: { status: 200, bodyBytes: 4, body: new TextEncoder().encode('half') } });
  });

  test('no-answer: closed without a byte', async () => {
    const receiver = await rawReceiver(({ socket }) => socket.end());
    expect(await attempter().send(receiver.url)).toMatchObject({ failure: { code: 'no-answer' } });
    expect(receiver.requests).toHaveLength(1);
  });

  test.each([
    ['in its head', 'HTTP/1.1 200 OK\r\nContent-', 'its head is not complete', undefined],
    ['short of its length', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', 'it ended after 4 of 9 bytes', 200],
    ['before its last chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n', 'it ended after 4 bytes, before its last chunk', 200],
  ])('closed: the answer ends %s', async (_where, bytes, detail, status) => {
    const receiver = await rawReceiver(({ socket }) => socket.end(bytes));
    const outcome = await attempter().send(receiver.url);
    expect(outcome.failure).toMatchObject({ code: 'closed', detail });
    expect(outcome.answer?.status).toBe(status);
  });

  test.each([
    ['another protocol', '220 mail.example ESMTP\r\n\r\n'],
    ['a broken header', 'HTTP/1.1 200 OK\r\nno colon here\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['TLS', '\x15\x03\x01\x00\x02\x02\x46\r\n\r\n'],
  ])('broken-answer: %s', async (_what, bytes) => {
    const receiver = await rawReceiver(({ socket }) => socket.end(bytes, 'latin1'));
    expect((await attempter().send(receiver.url)).failure?.code).toBe('broken-answer');
  });

  test('every failure has a sentence and a next step', async () => {
    const outcome = await attempter().send('http://no-such-host.invalid/');
    expect(outcome.failure?.message).toBe('The host name could not be found.');
    expect(outcome.failure?.nextStep).toBe('Check the spelling of the host in the URL.');
  });
});
