import { connect as connectSecure } from 'node:tls';
import { request } from 'node:https';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCatchServer } from '../../../src/main/core/catch/catch-server';
import type { Certificate, ListenOptions } from '../../../src/main/core/catch/catch-port';
import { catching, exchange, latin1, rawClient, statuses } from '../../support/catching';
import { certificateMaker } from '../../support/certificates';
import { openSockets } from '../../support/open-sockets';
import { testPorts } from '../../support/test-ports';
import { VirtualClock } from '../../support/virtual-clock';

function ownCertificate(): { readonly options: ListenOptions; readonly authority: string } {
  const made = certificateMaker().selfSigned('DNS:localhost,IP:127.0.0.1');
  const certificate: Certificate = { keyPem: made.key, certificatePem: made.cert };
  return { options: { certificate }, authority: made.cert };
}

function post(port: number, body: Buffer, authority: string | undefined): Promise<{ readonly status: number | undefined; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path: '/secure', ...(authority === undefined ? {} : { ca: authority }), agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode, body: text }));
    });
    sent.on('error', reject).end(body);
  });
}

describe('a port with a certificate', () => {
  test('catches over TLS, byte for byte', async () => {
    const { options, authority } = ownCertificate();
    const { port, only, server } = await catching({ listen: options });
    expect(server.status()).toMatchObject({ urls: [`https://127.0.0.1:${port}`, `https://[::1]:${port}`] });
    const body = Buffer.alloc(300_000, 'every byte \x00\xff');
    expect(await post(port, body, authority)).toEqual({ status: 200, body: 'ok\n' });
    const draft = await only();
    expect(draft).toMatchObject({ state: 'complete', secure: true, target: '/secure', remoteAddress: '127.0.0.1', localPort: port });
    expect(body.equals(draft.body)).toBe(true);
  });

  test('records a client that does not trust it, with the bytes it sent', async () => {
    const { options } = ownCertificate();
    const { port, only } = await catching({ listen: options });
    await expect(post(port, Buffer.from('x'), undefined)).rejects.toThrow(/self-signed/);
    const draft = await only();
    expect(draft).toMatchObject({ state: 'malformed', problem: { code: 'tls-handshake-failed' }, secure: true, answer: { status: 0 } });
    expect(draft.raw[0]).toBe(0x16);
  });

  test('records a client that speaks plain HTTP, and tells it', async () => {
    const { options } = ownCertificate();
    const { port, only } = await catching({ listen: options });
    const bytes = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
    const text = await exchange(port, bytes);
    expect(statuses(text)).toEqual([400]);
    expect(text).toContain('Use https://');
    const draft = await only();
    expect(draft).toMatchObject({ state: 'malformed', problem: { code: 'http-on-tls-port' }, secure: false });
    expect(latin1(draft.raw)).toBe(bytes);
  });

  test('makes no record of a connection without a request', async () => {
    const { options, authority } = ownCertificate();
    // It stands still, so that a handshake may take as long as it does.
    const clock = new VirtualClock(0);
    const { port, server, drafts } = await catching({ listen: options, clock, limits: { headerTimeoutMs: 60 } });
    const accepted = openSockets({ servedPort: port });
    const silent = await rawClient(port);
    while (accepted.count() === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.moveTo(61);
    expect(await silent.closed()).toBe('');
    const idle = connectSecure({ host: '127.0.0.1', port, ca: authority });
    await new Promise((resolve) => idle.once('secureConnect', resolve));
    idle.end();
    await new Promise((resolve) => idle.once('close', resolve));
    await server.close();
    expect(drafts).toHaveLength(0);
  });

  test('keeps what came where a secure client breaks off', async () => {
    const { options, authority } = ownCertificate();
    const { port, only } = await catching({ listen: options });
    const client = connectSecure({ host: '127.0.0.1', port, ca: authority });
    await new Promise<void>((resolve) => client.write('POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc', () => resolve()));
    client.destroy();
    expect(await only()).toMatchObject({ state: 'incomplete', secure: true });
  });

  test('does not start with a certificate that cannot be used', async () => {
    const server = createCatchServer({ record: async () => ({ ok: true, id: '', seq: 1 }), inspect: () => ({ eventName: null, source: null, checkState: 'not-run' }) }, testPorts());
    const status = await server.listen('127.0.0.1', 0, { certificate: { keyPem: 'no key', certificatePem: 'no certificate' } });
    expect(status).toMatchObject({ state: 'stopped', problem: { code: 'failed', message: expect.stringMatching(/^The certificate cannot be used: /) } });
  });
});

describe('beyond this computer', () => {
  test('it listens only where that was switched on, and names the addresses', async () => {
    const server = createCatchServer({ record: async () => ({ ok: true, id: '', seq: 1 }), inspect: () => ({ eventName: null, source: null, checkState: 'not-run' }) }, testPorts());
    onTestFinished(() => server.close(0));
    expect(await server.listen('0.0.0.0', 0)).toMatchObject({ state: 'stopped', problem: { code: 'not-permitted' } });
    const status = await server.listen('0.0.0.0', 0, { beyondLoopback: true });
    if (status.state !== 'catching') throw new Error('The catch server did not start.');
    const outside = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []).filter((address) => !address.internal && address.family === 'IPv4');
    for (const { address } of outside) {
      expect(status.reachableAt).toContain(`${address}:${status.port}`);
      const client = await rawClient(status.port, address);
      expect(statuses(await client.end('GET / HTTP/1.1\r\n\r\n'))).toEqual([200]);
    }
    expect(statuses(await exchange(status.port, 'GET / HTTP/1.1\r\n\r\n'))).toEqual([200]);
    const back = await server.listen('127.0.0.1', 0);
    expect(back).toMatchObject({ state: 'catching' });
    expect(back).not.toHaveProperty('reachableAt');
  });
});

test('several ports share one set of records', async () => {
  const seen: string[] = [];
  const parts = { record: async (draft: { readonly localPort: number; readonly secure: boolean }) => (seen.push(`${draft.localPort} ${draft.secure}`), { ok: true as const, id: '', seq: seen.length }), inspect: () => ({ eventName: null, source: null, checkState: 'not-run' as const }) };
  const { options, authority } = ownCertificate();
  const servers = [createCatchServer(parts, testPorts()), createCatchServer(parts, testPorts())];
  onTestFinished(async () => void (await Promise.all(servers.map((server) => server.close(0)))));
  const [plain, secure] = await Promise.all([servers[0]?.listen('127.0.0.1', 0), servers[1]?.listen('127.0.0.1', 0, options)]);
  if (plain?.state !== 'catching' || secure?.state !== 'catching') throw new Error('The catch servers did not start.');
  await exchange(plain.port, 'GET / HTTP/1.1\r\n\r\n');
  await post(secure.port, Buffer.from('x'), authority);
  expect(seen).toEqual([`${plain.port} false`, `${secure.port} true`]);
});
