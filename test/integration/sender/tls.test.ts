import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runAttempt } from '../../../src/main/core/sender/attempt';
import { certificateMaker } from '../../support/certificates';
import { attempter } from '../../support/one-attempt';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { testPorts } from '../../support/test-ports';

const always = ['20200101000000Z', '20491231000000Z'] as const;
const past = ['20200101000000Z', '20210101000000Z'] as const;
const future = ['20480101000000Z', '20491231000000Z'] as const;

describe('an attempt over TLS', () => {
  test('sends and reads as over plain TCP, with the time of the handshake', async () => {
    const maker = certificateMaker();
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)), maker.issue('DNS:localhost,IP:127.0.0.1', always));
    const { plan, send } = attempter({ authorities: [maker.authority] });
    for (const url of [receiver.url, receiver.url.replace('127.0.0.1', 'localhost')]) {
      const outcome = await send(`${url}/x`);
      expect(outcome).toMatchObject({ answer: { status: 200 }, connection: { remotePort: receiver.port, reused: false }, timings: { connectMs: expect.any(Number), tlsMs: expect.any(Number) } });
      expect(outcome.connection?.localPort).toBeGreaterThan(0);
    }
    expect(receiver.requests[0]?.body).toEqual(Buffer.from(plan(receiver.url).request.body));
    expect(await send(`${receiver.url}/x`)).toMatchObject({ connection: { reused: true } });
  });

  test('names each way in which a certificate is not trusted', async () => {
    const maker = certificateMaker();
    const here = 'DNS:localhost,IP:127.0.0.1';
    const cases = [
      ['tls-self-signed', maker.selfSigned(here), []],
      ['tls-expired', maker.issue(here, past), [maker.authority]],
      ['tls-wrong-host', maker.issue('DNS:elsewhere.example', always), [maker.authority]],
      ['tls-untrusted', maker.issue(here, always), []],
      ['tls', maker.issue(here, future), [maker.authority]],
    ] as const;
    for (const [code, certificate, authorities] of cases) {
      const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)), certificate);
      const outcome = await attempter({ authorities }).send(receiver.url);
      expect(outcome.failure?.code).toBe(code);
      expect(outcome.timings.tlsMs).toBeGreaterThan(0);
      expect(receiver.requests).toHaveLength(0);
    }
  });

  test('takes any certificate where it is not to be verified, and the record says so and what is wrong with it', async () => {
    const maker = certificateMaker();
    const here = 'DNS:localhost,IP:127.0.0.1';
    const cases = [
      ['tls-self-signed', maker.selfSigned(here), []],
      ['tls-expired', maker.issue(here, past), [maker.authority]],
      ['tls-wrong-host', maker.issue('DNS:elsewhere.example', always), [maker.authority]],
      ['tls-untrusted', maker.issue(here, always), []],
      [undefined, maker.issue(here, always), [maker.authority]],
    ] as const;
    for (const [problem, certificate, authorities] of cases) {
      const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)), certificate);
      const { answer, connection, failure } = await attempter({ authorities, verifyTls: false }).send(receiver.url);
      expect([answer?.status, failure]).toEqual([200, undefined]);
      expect(connection?.security).toMatchObject({ protocol: 'TLSv1.3', verified: false });
      expect(connection?.security?.problem?.code).toBe(problem);
      expect(receiver.requests).toHaveLength(1);
      expect((await attempter({ authorities }).send(receiver.url)).connection?.security).toEqual(problem === undefined ? { protocol: 'TLSv1.3', verified: true } : undefined);
    }
  });

  test('a connection that was made without verifying is not lent to an attempt that verifies', async () => {
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)), certificateMaker().selfSigned('DNS:localhost,IP:127.0.0.1'));
    const { plan, pool, send } = attempter({ verifyTls: false });
    expect(await send(receiver.url)).toMatchObject({ answer: { status: 200 } });
    const verifying = await runAttempt({ ...plan(receiver.url), verifyTls: true }, pool, testPorts().clock).outcome;
    expect(verifying.failure?.code).toBe('tls-self-signed');
    expect(await send(receiver.url)).toMatchObject({ answer: { status: 200 }, connection: { reused: true } });
    expect(receiver.requests).toHaveLength(2);
  });

  test('a receiver that knows only TLS 1.1 fails as tls', async () => {
    const old = await rawReceiver(() => undefined, { ...certificateMaker().selfSigned('DNS:localhost'), minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
    expect((await attempter().send(old.url)).failure?.code).toBe('tls');
  });

  test('a receiver that speaks plain HTTP, and one that hangs up, fail as tls', async () => {
    for (const greet of [(socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), (socket: Socket) => socket.end()]) {
      const server = createServer((socket) => {
        socket.on('error', () => socket.destroy()).once('data', () => greet(socket));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      expect((await attempter().send(`https://127.0.0.1:${port}/`)).failure?.code).toBe('tls');
    }
  });
});
