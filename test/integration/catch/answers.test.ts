import { describe, expect, test } from 'vitest';
import { createAnswerRules } from '../../../src/main/core/catch/rules/answer-rules';
import type { AnswerFault, AnswerRule } from '../../../src/shared/model/answer-rule';
import { catching, exchange, latin1, rawClient, statuses } from '../../support/catching';
import type { Catching } from '../../support/catching';
import { one, rule, ruleAnswer } from '../../support/rule-samples';
import { testPorts } from '../../support/test-ports';

async function catchingBy(...inForce: readonly AnswerRule[]): Promise<Catching> {
  const rules = createAnswerRules(testPorts());
  rules.use(inForce);
  return catching({ answer: rules.answer });
}

const faulty = (fault: AnswerFault): AnswerRule => rule('Fault', [{ field: 'path', operator: 'is', value: '/fault' }], { kind: 'fault', fault });
const request = 'POST /fault HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi';
const hello = ruleAnswer(200, 'hello world', [['Content-Type', 'text/plain']]);

describe('an answer by a rule', () => {
  test('leaves as the record says it', async () => {
    const { port, only } = await catchingBy(rule('Echo', [], one(202, '{"kept": {{body.claim.id}}}', [['Content-Type', 'application/json'], ['X-A', '1'], ['x-a', '2']])));
    const text = await exchange(port, 'POST / HTTP/1.1\r\nContent-Length: 19\r\n\r\n{"claim":{"id":41}}');
    expect(text).toBe('HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 12\r\n\r\n{"kept": 41}');
    const { answer } = await only();
    expect(answer).toMatchObject({ status: 202, headers: [['Content-Type', 'application/json'], ['X-A', '1'], ['x-a', '2'], ['Content-Length', '12']], rule: 'Echo' });
    expect(latin1(answer.body)).toBe('{"kept": 41}');
  });

  test('waits as long as it is told to, in its place among pipelined ones', async () => {
    const { port, drafts } = await catchingBy(rule('Slow', [{ field: 'path', operator: 'is', value: '/slow' }], { kind: 'one', answer: ruleAnswer(202, '', [], 80) }));
    const startedMs = performance.now();
    const text = await exchange(port, 'GET /slow HTTP/1.1\r\n\r\nGET /quick HTTP/1.1\r\n\r\n');
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(75);
    expect(statuses(text)).toEqual([202, 200]);
    expect(drafts[0]?.answer.delayMs).toBe(80);
  });

  test('to a client that has left is not waited for', async () => {
    const { port, server, received } = await catchingBy(rule('Slow', [], { kind: 'one', answer: ruleAnswer(202, '', [], 600_000) }));
    const client = await rawClient(port);
    await client.write(request);
    await received(1);
    client.socket.destroy();
    await server.close(50);
  });

  test('without a body has none: 204 and HEAD', async () => {
    const { port } = await catchingBy(rule('None', [{ field: 'method', operator: 'is', value: 'GET' }], one(204, 'ignored')), rule('Head', [], one(200, 'four')));
    const text = await exchange(port, 'GET / HTTP/1.1\r\n\r\nHEAD / HTTP/1.1\r\n\r\n');
    expect(text).not.toContain('ignored');
    expect(text).toMatch(/204 No Content\r\n(?![^]*Content-Length: 7)[^]*200 OK\r\n[^]*Content-Length: 4\r\n\r\n$/);
  });
});

describe('a fault', () => {
  test('never-answer holds the connection until the client leaves', async () => {
    const { port, only, drafts } = await catchingBy(faulty({ name: 'never-answer' }));
    const held = await rawClient(port);
    await held.write(request);
    expect(await only()).toMatchObject({ state: 'complete', answer: { status: 0, fault: 'never-answer', rule: 'Fault' } });
    expect(statuses(await exchange(port, 'GET /other HTTP/1.1\r\n\r\n'))).toEqual([200]);
    expect(held.text()).toBe('');
    expect(held.socket.closed).toBe(false);
    expect(await held.end()).toBe('');
    expect(drafts).toHaveLength(2);
  });

  test('close ends the connection without a byte', async () => {
    const { port, only } = await catchingBy(faulty({ name: 'close' }));
    const client = await rawClient(port);
    await client.write(request);
    expect(await client.closed()).toBe('');
    expect(client.failure()).toBeUndefined();
    expect(await only()).toMatchObject({ answer: { status: 0, fault: 'close' } });
  });

  test('reset breaks the connection off', async () => {
    const { port, only } = await catchingBy(faulty({ name: 'reset' }));
    const client = await rawClient(port);
    await client.write(request);
    expect(await client.closed()).toBe('');
    expect(client.failure()).toBe('ECONNRESET');
    expect(await only()).toMatchObject({ state: 'complete', answer: { status: 0, fault: 'reset' } });
  });

  test('half-body closes in the middle', async () => {
    const { port, only } = await catchingBy(faulty({ name: 'half-body', answer: hello }));
    const client = await rawClient(port);
    await client.write(request);
    expect(await client.closed()).toMatch(/Content-Length: 11\r\nConnection: close\r\n\r\nhello$/);
    expect(latin1((await only()).answer.body)).toBe('hello');
  });

  test('wrong-length announces more than it sends', async () => {
    const { port } = await catchingBy(faulty({ name: 'wrong-length', answer: hello }));
    const client = await rawClient(port);
    await client.write(request);
    expect(await client.closed()).toMatch(/Content-Length: 21\r\nConnection: close\r\n\r\nhello world$/);
    await expect(fetch(`http://127.0.0.1:${port}/fault`).then((response) => response.text())).rejects.toThrow();
  });

  test('garbage is not HTTP', async () => {
    const { port, only } = await catchingBy(faulty({ name: 'garbage' }));
    const client = await rawClient(port);
    await client.write(request);
    const text = await client.closed();
    expect(text).not.toMatch(/^HTTP/);
    expect(text).toBe(latin1((await only()).answer.body));
    await expect(fetch(`http://127.0.0.1:${port}/fault`)).rejects.toThrow();
  });

  test('drip sends the whole answer byte by byte, and the connection goes on', async () => {
    const { port } = await catchingBy(faulty({ name: 'drip', answer: ruleAnswer(200, 'drop'), byteIntervalMs: 1 }));
    const client = await rawClient(port);
    let pieces = 0;
    client.socket.on('data', () => (pieces += 1));
    const text = await client.end(`${request}GET /after HTTP/1.1\r\n\r\n`);
    expect(statuses(text)).toEqual([200, 200]);
    expect(text).toContain('\r\n\r\ndropHTTP/1.1');
    expect(pieces).toBeGreaterThan(20);
  });
});

describe('paused', () => {
  test('turns requests away with a clear body, counts them, and catches again', async () => {
    const { server, port, drafts, url } = await catching();
    const client = await rawClient(port);
    await client.write('GET /1 HTTP/1.1\r\n\r\n');
    await client.until('ok\n');
    expect(await server.pause('answer-503')).toEqual({ state: 'paused', mode: 'answer-503', urls: [url, `http://[::1]:${port}`], host: '127.0.0.1', port, turnedAway: 0 });
    const counted = new Promise<number>((resolve) => server.onStatus((status) => status.state === 'paused' && resolve(status.turnedAway)));
    await client.write('GET /2 HTTP/1.1\r\n\r\n'.repeat(20_000));
    await client.until('paused. The request is not recorded');
    const response = await fetch(`${url}/3`, { method: 'POST', body: 'x' });
    expect([response.status, await response.text()]).toEqual([503, 'Catching is paused. The request is not recorded.\n']);
    expect(await counted).toBeGreaterThan(0);
    expect(await server.resume()).toMatchObject({ state: 'catching', port });
    expect(statuses(await client.end('GET /4 HTTP/1.1\r\n\r\n')).at(-1)).toBe(200);
    expect(drafts.map((draft) => draft.target)).toEqual(expect.arrayContaining(['/1', '/4']));
    expect(drafts.some((draft) => draft.target === '/3')).toBe(false);
  });

  test('refuses connections where that was chosen, and listens again at the same port', async () => {
    const { server, port } = await catching();
    expect(await server.pause('refuse')).toMatchObject({ state: 'paused', mode: 'refuse', port });
    await expect(rawClient(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(rawClient(port, '::1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await server.resume()).toMatchObject({ state: 'catching', port });
    expect(statuses(await exchange(port, 'GET / HTTP/1.1\r\n\r\n'))).toEqual([200]);
  });

  test('can change how it turns away, and needs something to pause', async () => {
    const { server, port } = await catching();
    await server.pause('answer-503');
    expect(await server.pause('refuse')).toMatchObject({ mode: 'refuse' });
    await expect(rawClient(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await server.pause('answer-503')).toMatchObject({ state: 'paused', mode: 'answer-503' });
    expect(statuses(await exchange(port, 'GET / HTTP/1.1\r\n\r\n'))).toEqual([503]);
    await server.close();
    expect((await server.pause('answer-503')).state).toBe('stopped');
    expect((await server.resume()).state).toBe('stopped');
  });
});
