import { describe, expect, test } from 'vitest';
import { requestHead } from '../../../src/main/core/wire/request-head';
import { attempter } from '../../support/one-attempt';
import { closed, plainAnswer, rawReceiver } from '../../support/raw-receiver';

const keptBytes = 256 * 1024;

describe('the bytes that leave', () => {
  test.each([
    ['a small body', new TextEncoder().encode('{"claim":{"id":1}}')],
    ['an empty body', new Uint8Array()],
    ['bytes that are no text', Uint8Array.from({ length: 256 }, (_, index) => index)],
    ['8 MB', new Uint8Array(8 * 1024 * 1024).fill(0x61)],
  ])('are exactly head and body: %s', async (_what, body) => {
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const { plan, send } = attempter();
    const url = `${receiver.url}/hooks/ü?a=[1]`;
    const { request } = plan(url, body);
    expect(await send(url, body)).toMatchObject({ answer: { status: 200 } });
    expect(receiver.requests[0]?.bytes.equals(Buffer.concat([requestHead(request), body]))).toBe(true);
    expect(receiver.requests[0]?.head).toMatch(/^POST \/hooks\/%C3%BC\?a=\[1\] HTTP\/1\.1\r\nHost: 127\.0\.0\.1:\d+\r\n/);
  });
});

describe('the answer', () => {
  test.each([200, 204, 301, 302, 307, 308, 400, 401, 404, 410, 429, 500, 502, 503, 504])('%i is recorded as it came, never followed', async (status) => {
    const receiver = await rawReceiver(({ socket }) => socket.write(status === 204 ? 'HTTP/1.1 204 None\r\n\r\n' : plainAnswer(status, 'Location: /elsewhere\r\nRetry-After: 2\r\n')));
    const outcome = await attempter().send(receiver.url);
    expect(outcome.failure).toBeUndefined();
    expect(outcome.answer?.status).toBe(status);
    if (status !== 204) expect(outcome.answer?.headers).toEqual([['Location', '/elsewhere'], ['Retry-After', '2'], ['Content-Length', '2']]);
    expect(receiver.requests).toHaveLength(1);
    expect(receiver.connections).toHaveLength(1);
  });

  test.each([
    ['1xx, then 200', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['HTTP/1.0, until the close', 'HTTP/1.0 200 OK\r\n\r\nok'],
    ['HTTP/1.1, until the close', 'HTTP/1.1 200 OK\r\n\r\nok'],
    ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n'],
    ['more than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more'],
  ])('is whole: %s', async (_what, bytes) => {
    const receiver = await rawReceiver(({ socket }) => socket.end(bytes));
    const outcome = await attempter().send(receiver.url);
    expect(outcome.failure).toBeUndefined();
    expect(Buffer.from(outcome.answer?.body ?? []).toString()).toBe('ok');
  });

  test('is read the same where its bytes come one at a time', async () => {
    const bytes = Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n');
    const receiver = await rawReceiver(({ socket }) => {
      socket.setNoDelay(true);
      const drip = (at: number): void => {
        if (at < bytes.length) socket.write(bytes.subarray(at, at + 1), () => setImmediate(drip, at + 1));
      };
      drip(0);
    });
    const outcome = await attempter().send(receiver.url);
    expect(outcome).toMatchObject({ answer: { status: 200, bodyBytes: 2 } });
    expect(outcome.timings.downloadMs).toBeGreaterThan(0);
  });

  test('is kept to 256 KB and counted beyond', async () => {
    const size = 1024 * 1024;
    const receiver = await rawReceiver(({ socket }) => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n${'x'.repeat(size)}`));
    const outcome = await attempter().send(receiver.url);
    expect(outcome.failure).toBeUndefined();
    expect(outcome.answer).toMatchObject({ bodyBytes: size, truncated: true });
    expect(outcome.answer?.body.byteLength).toBe(keptBytes);
  });

  test('of 100 MB is cut off, and its connection dropped', async () => {
    const receiver = await rawReceiver(({ socket }) => {
      const piece = Buffer.alloc(1024 * 1024, 'x');
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n');
      const pump = (left: number): void => {
        if (left > 0 && !socket.destroyed) socket.write(piece, (error) => (error ? undefined : pump(left - 1)));
      };
      pump(100);
    });
    const outcome = await attempter().send(receiver.url);
    expect(outcome.failure).toBeUndefined();
    expect(outcome.answer).toMatchObject({ status: 200, truncated: true });
    expect(outcome.answer?.body.byteLength).toBe(keptBytes);
    expect(outcome.answer?.bodyBytes).toBeGreaterThan(32 * 1024 * 1024);
    expect(outcome.answer?.bodyBytes).toBeLessThan(40 * 1024 * 1024);
    await closed(receiver.connections[0]);
  });

  test('that comes before the whole request was read ends the attempt, and the connection is not used again', async () => {
    const body = new Uint8Array(24 * 1024 * 1024);
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    // The raw receiver waits for all of the body, so this one answers at the first byte and reads no more.
    const early = await rawReceiver(() => undefined);
    const { send } = attempter();
    const sending = send(early.url, body);
    while (early.connections.length === 0) await new Promise((resolve) => setImmediate(resolve));
    early.connections[0]?.pause();
    early.connections[0]?.write(plainAnswer(413));
    expect(await sending).toMatchObject({ answer: { status: 413 } });
    expect(await send(receiver.url)).toMatchObject({ answer: { status: 200 }, connection: { reused: false } });
  });
});
