import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCatchServer } from '../../../src/main/core/catch/catch-server';
import type { CatchServer } from '../../../src/main/core/catch/catch-port';
import type { CatchStatus } from '../../../src/shared/model/catch-status';
import { catching, exchange, rawClient, statuses } from '../../support/catching';
import { testPorts } from '../../support/test-ports';

function catchServer(): CatchServer {
  let seq = 0;
  const server = createCatchServer({ record: async () => ({ ok: true, id: 'cap', seq: ++seq }), inspect: () => ({ eventName: null, source: null, checkState: 'not-run' }) }, testPorts());
  onTestFinished(() => server.close(0));
  return server;
}

async function takePort(host: string, port = 0): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return (server.address() as AddressInfo).port;
}

describe('listening', () => {
  test('binds both loopbacks', async () => {
    const { port, server } = await catching();
    expect(server.status()).toEqual({ state: 'catching', urls: [`http://127.0.0.1:${port}`, `http://[::1]:${port}`], host: '127.0.0.1', port });
    for (const host of ['127.0.0.1', '::1', 'localhost']) {
      const client = await rawClient(port, host);
      expect(statuses(await client.end('GET / HTTP/1.1\r\n\r\n'))).toEqual([200]);
    }
  });

  test('binds one loopback where only that is wished for', async () => {
    const server = catchServer();
    const status = await server.listen('::1', 0);
    expect(status).toMatchObject({ state: 'catching', urls: [expect.stringMatching(/^http:\/\/\[::1\]:\d+$/)] });
  });

  test.each(['127.0.0.1', '::1'])('says who holds the port and which is free where %s is taken', async (host) => {
    const taken = await takePort(host);
    const server = catchServer();
    const status = await server.listen('127.0.0.1', taken);
    expect(status).toMatchObject({ state: 'stopped', problem: { code: 'port-in-use', host: '127.0.0.1', port: taken, holder: { pid: process.pid } } });
    if (status.state !== 'stopped') return;
    expect(status.problem.message).toBe(`Port ${taken} is in use by ${status.problem.holder?.name} (process ${process.pid}).`);
    expect(status.problem.suggestedPort).toBeGreaterThan(taken);
    const next = await server.listen('127.0.0.1', status.problem.suggestedPort ?? 0);
    expect(next).toMatchObject({ state: 'catching', port: status.problem.suggestedPort });
  });

  test.each(['0.0.0.0', '::', '192.0.2.1', 'example.com'])('refuses %s, which others can reach', async (host) => {
    const status = await catchServer().listen(host, 0);
    expect(status).toMatchObject({ state: 'stopped', problem: { code: 'not-permitted', host } });
  });

  test('moves to another port, and connections of the old one go on', async () => {
    const { server, port } = await catching();
    const before = await rawClient(port);
    await before.write('GET /1 HTTP/1.1\r\n\r\n');
    await before.until('ok\n');
    const seen: CatchStatus[] = [];
    const forget = server.onStatus((status) => seen.push(status));
    const status = await server.listen('127.0.0.1', 0);
    forget();
    expect(seen).toEqual([{ state: 'starting' }, status]);
    if (status.state !== 'catching') throw new Error('The catch server did not start.');
    expect(statuses(await exchange(status.port, 'GET /2 HTTP/1.1\r\n\r\n'))).toEqual([200]);
    expect(statuses(await before.end('GET /3 HTTP/1.1\r\n\r\n'))).toEqual([200, 200]);
    await expect(rawClient(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('can start again at the same port, and stop twice', async () => {
    const server = catchServer();
    const first = await server.listen('127.0.0.1', 0);
    if (first.state !== 'catching') throw new Error('The catch server did not start.');
    expect(await server.listen('127.0.0.1', first.port)).toEqual(first);
    await server.close();
    await server.close();
    expect(server.status()).toMatchObject({ state: 'stopped' });
    expect(await server.listen('127.0.0.1', first.port)).toEqual(first);
  });
});
