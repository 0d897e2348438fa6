import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { CatchParts } from '../../../src/main/core/catch/catch-port';
import type { FullMode } from '../../../src/shared/model/catch-status';
import { catching, exchange, latin1, rawClient, statuses } from '../../support/catching';
import { cpuMs } from '../../support/cpu-time';
import { openSockets } from '../../support/open-sockets';
import { VirtualClock } from '../../support/virtual-clock';

const recorded = { ok: true as const, id: 'cap', seq: 1 };

/** A `record` that commits only when told to. */
function heldRecord(): { readonly record: CatchParts['record']; readonly targets: string[]; commit(): void } {
  const targets: string[] = [];
  const open: (() => void)[] = [];
  return {
    targets,
    record: (draft) => {
      targets.push(draft.target);
      return new Promise((resolve) => open.push(() => resolve(recorded)));
    },
    commit: () => open.shift()?.(),
  };
}

describe('the answer', () => {
  test('leaves only after the request is on record', async () => {
    const held = heldRecord();
    const { port, received, drafts } = await catching({ record: held.record });
    const client = await rawClient(port);
    await client.write('GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n');
    const other = await rawClient(port);
    await other.write('GET /other HTTP/1.1\r\n\r\n');
    while (drafts.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect([client.text(), other.text()]).toEqual(['', '']);
    held.commit();
    await client.until('ok\n');
    expect(statuses(client.text())).toEqual([200]);
    held.commit();
    await other.until('ok\n');
    held.commit();
    expect(statuses(await client.end())).toEqual([200, 200]);
    await received(3);
    expect(held.targets).toEqual(['/1', '/other', '/2']);
  });

  test('is 507 while the disk is full, 500 where the log cannot be written, and 200 again after that', async () => {
    const results: Awaited<ReturnType<CatchParts['record']>>[] = [
      { ok: false, code: 'disk-full', message: 'full' },
      { ok: false, code: 'not-writable', message: 'read-only' },
      { ok: false, code: 'failed', message: 'broken' },
    ];
    let count = 0;
    const { port, logged } = await catching({
      record: async () => {
        count += 1;
        if (count === 4) throw new Error('thread gone');
        return results[count - 1] ?? recorded;
      },
    });
    const text = await exchange(port, 'GET / HTTP/1.1\r\n\r\n'.repeat(5));
    expect(statuses(text)).toEqual([507, 500, 500, 500, 200]);
    expect(text).toContain('The disk is full, so the request could not be recorded.');
    expect(logged).toEqual(['A captured request could not be recorded.: thread gone']);
  });

  test('is 503 with a time to come again, or none, where the user chose so for a full disk', async () => {
    let mode: FullMode = 'answer-503';
    const { port } = await catching({ record: async () => ({ ok: false, code: 'disk-full', message: 'full' }), whenFull: () => mode });
    const text = await exchange(port, 'GET / HTTP/1.1\r\n\r\n');
    expect(statuses(text)).toEqual([503]);
    expect(text).toContain('Retry-After: 60\r\n');
    mode = 'hang-up';
    const client = await rawClient(port);
    await client.write('GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n');
    expect(await client.end()).toBe('');
  });

  test('holds nothing but what was decided: no CORS, no server, no word of the request', async () => {
    const { port } = await catching();
    const expected = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Length: 3\r\n\r\nok\n';
    for (const path of ['/', '/api', '/captures', '/../x', '/%00', '/?a=<script>']) {
      expect(await exchange(port, `GET ${path} HTTP/1.1\r\nOrigin: http://evil.example\r\n\r\n`)).toBe(expected);
    }
  });

  test('to HEAD has no body and tells its length', async () => {
    const { port } = await catching();
    const text = await exchange(port, 'HEAD / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n');
    expect(text.split('\r\n\r\n')).toEqual([expect.stringContaining('Content-Length: 3'), expect.stringContaining('HTTP/1.1 200'), 'ok\n']);
  });

  test('says close or keep-alive as the version needs it', async () => {
    const { port } = await catching();
    expect(await exchange(port, 'GET / HTTP/1.0\r\n\r\n')).toContain('Connection: close\r\n');
    expect(await exchange(port, 'GET / HTTP/1.1\r\nConnection: x, CLOSE\r\n\r\n')).toContain('Connection: close\r\n');
    expect(statuses(await exchange(port, 'GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\nGET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'))).toEqual([200, 200]);
    expect(await exchange(port, 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n')).toContain('Connection: keep-alive\r\n');
    expect(await exchange(port, 'GET / HTTP/1.1\r\n\r\n')).not.toContain('Connection:');
  });

  test('of the connection that is to close comes without the client closing first', async () => {
    const { port } = await catching();
    const client = await rawClient(port);
    await client.write('GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(statuses(await client.closed())).toEqual([200]);
  });
});

describe('one connection', () => {
  test('carries ten thousand requests in order', async () => {
    const count = 10_000;
    const { port, drafts } = await catching();
    const requests = Array.from({ length: count }, (_, index) => `POST /${index} HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc`).join('');
    const text = await exchange(port, requests);
    expect(statuses(text)).toHaveLength(count);
    expect(drafts.map((draft) => draft.target)).toEqual(Array.from({ length: count }, (_, index) => `/${index}`));
    expect(drafts.every((draft, index) => draft.requestNumber === index + 1 && draft.state === 'complete')).toBe(true);
  });

  test('tells where it came from and what a web page made', async () => {
    const { port, received } = await catching();
    const client = await rawClient(port, '::1');
    const clientPort = client.socket.localPort;
    await client.end('GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\norigin: null\r\n\r\nGET /3 HTTP/1.1\r\nSec-Fetch-Mode: cors\r\n\r\n');
    const drafts = await received(3);
    expect(drafts.map((draft) => draft.fromWebPage)).toEqual([false, true, true]);
    expect(drafts[0]).toMatchObject({ remoteAddress: '::1', remotePort: clientPort, localAddress: '::1', localPort: port, secure: false });
    expect(drafts[0]?.durationMs).toBeGreaterThanOrEqual(0);
  });

  test('gets 100 Continue before its body is awaited, and not when the body is there', async () => {
    const { port, only } = await catching();
    const client = await rawClient(port);
    await client.write('POST / HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 4\r\n\r\n');
    await client.until('\r\n\r\n');
    expect(client.text()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    expect(statuses(await client.end('body'))).toEqual([100, 200]);
    expect(latin1((await only()).body)).toBe('body');
    expect(statuses(await exchange(port, 'POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nbody'))).toEqual([200]);
  });

  test('ends an HTTP/1.0 body without a length where the client falls silent and waits', async () => {
    const { port, only } = await catching();
    const client = await rawClient(port);
    await client.write('POST / HTTP/1.0\r\n\r\nbody');
    expect(statuses(await client.closed())).toEqual([200]);
    expect(await only()).toMatchObject({ state: 'complete', bodyBytes: 4 });
  });
});

describe('a client', () => {
  test('that resets mid-body leaves what came', async () => {
    const { port, received } = await catching();
    // Closing with an answer unread makes the system send a reset.
    const client = connect({ port, host: '127.0.0.1' }).pause();
    client.write('GET / HTTP/1.1\r\n\r\nPOST /hooks HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc');
    await received(1);
    await exchange(port, 'GET /other HTTP/1.1\r\n\r\n');
    client.destroy();
    const draft = (await received(3))[2];
    expect(draft).toMatchObject({ state: 'incomplete', problem: { code: 'reset' }, target: '/hooks', bodyBytes: 3, answer: { status: 0 } });
    expect(latin1(draft?.raw)).toBe('POST /hooks HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc');
  });

  test('that is slow with its headers is answered 408 and leaves what came', async () => {
    const clock = new VirtualClock(0);
    const { port, only } = await catching({ clock, limits: { headerTimeoutMs: 60 } });
    const server = openSockets({ servedPort: port });
    const client = await rawClient(port);
    const begun = 'POST /slow HTTP/1.1\r\nEvent-Name: claim.cl';
    await client.write(begun);
    await server.haveRead(begun.length);
    clock.moveTo(61);
    expect(statuses(await client.closed())).toEqual([408]);
    const draft = await only();
    expect(draft).toMatchObject({ state: 'incomplete', problem: { code: 'header-timeout' }, method: 'POST', target: '/slow', headers: [] });
    expect(latin1(draft.raw)).toContain('claim.cl');
  });

  test('that is slow with its body is answered 408 and leaves what came', async () => {
    const { port, only } = await catching({ limits: { bodyTimeoutMs: 60 } });
    const client = await rawClient(port);
    await client.write('POST / HTTP/1.1\r\nA: b\r\nContent-Length: 10\r\n\r\nabc');
    expect(statuses(await client.closed())).toEqual([408]);
    expect(await only()).toMatchObject({ state: 'incomplete', problem: { code: 'body-timeout' }, headers: [['A', 'b'], ['Content-Length', '10']], bodyBytes: 3 });
  });

  test('that says nothing is let go without a record, before and after a request', async () => {
    const clock = new VirtualClock(0);
    const { port, drafts } = await catching({ clock, limits: { idleTimeoutMs: 60, headerTimeoutMs: 60 } });
    const server = openSockets({ servedPort: port });
    const silent = await rawClient(port);
    while (server.count() === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.moveTo(61);
    expect(await silent.closed()).toBe('');
    const after = await rawClient(port);
    await after.write('GET / HTTP/1.1\r\n\r\n');
    await after.until('ok\n');
    clock.moveTo(122);
    expect(statuses(await after.closed())).toEqual([200]);
    const blank = await rawClient(port);
    await blank.write('GET / HTTP/1.1\r\n\r\n\r\n');
    await blank.until('ok\n');
    clock.moveTo(183);
    expect(statuses(await blank.closed())).toEqual([200]);
    expect(drafts).toHaveLength(2);
  });

  test('that left before its answer leaves its requests all the same', async () => {
    const held = heldRecord();
    const { port, received, drafts } = await catching({ record: held.record });
    const client = await rawClient(port);
    await client.write('GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HT');
    while (drafts.length < 1) await new Promise((resolve) => setImmediate(resolve));
    client.socket.destroy();
    for (let count = 1; count <= 3; count += 1) {
      while (drafts.length < count) await new Promise((resolve) => setImmediate(resolve));
      held.commit();
    }
    const all = await received(3);
    expect(all.map((draft) => draft.target)).toEqual(['/1', '/2', '']);
    expect(all[2]?.state).toBe('incomplete');
  });

  test('beyond the limit of connections is recorded and answered 503', async () => {
    const { port, received } = await catching({ limits: { connections: 1 } });
    const first = await rawClient(port);
    await first.write('GET /1 HTTP/1.1\r\n\r\n');
    await first.until('ok\n');
    const text = await exchange(port, 'POST /2 HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi');
    expect(statuses(text)).toEqual([503]);
    expect((await received(2))[1]).toMatchObject({ target: '/2', bodyBytes: 2, answer: { status: 503 } });
    expect(statuses(await first.end('GET /3 HTTP/1.1\r\n\r\n'))).toEqual([200, 200]);
  });

  test('that never reads its answers is not read for ever', async () => {
    const clock = new VirtualClock(0);
    const { port, drafts } = await catching({ clock, limits: { idleTimeoutMs: 200 } });
    const client = await rawClient(port);
    client.socket.pause();
    const block = Buffer.from('GET / HTTP/1.1\r\n\r\n'.repeat(4_000));
    let sent = 0;
    const send = (): void => {
      while (!client.socket.destroyed && sent < 400) {
        sent += 1;
        if (!client.socket.write(block)) return;
      }
    };
    client.socket.on('drain', send);
    send();
    // Time goes by only from the first request on, however late that is read.
    const passing = setInterval(() => clock.moveTo(clock.nowMs() + (drafts.length > 0 ? 100 : 0)), 10);
    await client.closed();
    clearInterval(passing);
    expect(drafts.length).toBeGreaterThan(0);
    expect(drafts.length).toBeLessThan(400 * 4_000);
  });

  test('of two hundred slow ones does not slow another', async () => {
    const { port, drafts } = await catching();
    const slow = await Promise.all(Array.from({ length: 200 }, () => rawClient(port)));
    await Promise.all(slow.map((client) => client.write('POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nslow')));
    const quick = await rawClient(port);
    const startedMs = cpuMs();
    for (let count = 1; count <= 200; count += 1) {
      await quick.write('GET / HTTP/1.1\r\n\r\n');
      while (statuses(quick.text()).length < count) await new Promise((resolve) => quick.socket.once('data', resolve));
    }
    // Five milliseconds of work for each, on a computer where one takes less than a fifth of one.
    expect(cpuMs() - startedMs).toBeLessThan(1_000);
    expect(drafts).toHaveLength(200);
  });
});

describe('stopping', () => {
  test('lets a request in flight finish and closes idle connections', async () => {
    const held = heldRecord();
    const { server, port, drafts } = await catching({ record: held.record });
    const idle = await rawClient(port);
    const busy = await rawClient(port);
    await busy.write('GET / HTTP/1.1\r\n\r\n');
    while (drafts.length < 1) await new Promise((resolve) => setImmediate(resolve));
    const closing = server.close();
    expect(await idle.closed()).toBe('');
    held.commit();
    expect(statuses(await busy.closed())).toEqual([200]);
    await closing;
    expect(server.status().state).toBe('stopped');
  });

  test('puts on record what came of a request that does not become whole', async () => {
    const { server, port, drafts } = await catching();
    const client = await rawClient(port);
    await client.write('POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n');
    await client.until('100 Continue');
    const closing = server.close(20);
    expect(statuses(await client.closed())).toEqual([100, 503]);
    await closing;
    expect(drafts).toMatchObject([{ state: 'incomplete', problem: { code: 'stopped' } }]);
  });
});
