import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { catching, exchange, latin1, rawClient, statuses } from '../../support/catching';
import { temporaryFolder } from '../../support/temporary-folder';

const run = promisify(execFile);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
const big = randomBytes(1024 * 1024 + 7);

const bodies: readonly (readonly [title: string, body: Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from([0])],
  ['every byte there is', everyByte],
  ['numbers that JavaScript would change', Buffer.from('{"id": 12345678901234567890, "amount": 1.10, "a": 1, "a": 2}')],
  ['invalid UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22])],
  ['what looks like another request', Buffer.from('GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n0\r\n\r\n')],
  ['gzip', gzipSync('{"id":1}')],
  ['a megabyte at random', big],
];

describe.each(bodies)('a body of %s', (_title, body) => {
  const head = 'POST /hooks?b=2&a=%20 HTTP/1.1\r\nHost: localhost\r\nEvent-Name: claim.created\r\nX-Twice: 1\r\nx-twice: 2\r\n';
  const headers = [['Host', 'localhost'], ['Event-Name', 'claim.created'], ['X-Twice', '1'], ['x-twice', '2']];

  test('arrives whole over a raw socket', async () => {
    const { port, only } = await catching();
    await exchange(port, Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`), body]));
    const draft = await only();
    expect(draft).toMatchObject({ state: 'complete', target: '/hooks?b=2&a=%20', headers: [...headers, ['Content-Length', String(body.length)]], bodyBytes: body.length, bodySha256: sha256(body), truncated: false });
    expect(body.equals(draft.body)).toBe(true);
    expect(draft.raw).toHaveLength(0);
  });

  test('arrives whole in chunks of every size', async () => {
    const { port, only } = await catching();
    const parts: Buffer[] = [Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`)];
    for (let at = 0, size = 1; at < body.length; at += size, size = Math.min(size * 3, 100_000)) {
      const chunk = body.subarray(at, at + size);
      parts.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
    }
    await exchange(port, Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]));
    const draft = await only();
    expect(draft).toMatchObject({ state: 'complete', bodyBytes: body.length, bodySha256: sha256(body) });
    expect(body.equals(draft.body)).toBe(true);
  });

  test('arrives whole from fetch', async () => {
    const { url, only } = await catching();
    const response = await fetch(`${url}/hooks`, { method: 'POST', body: new Uint8Array(body), headers: { 'X-Claim': '4198' } });
    expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
    const draft = await only();
    expect(draft).toMatchObject({ state: 'complete', bodyBytes: body.length, bodySha256: sha256(body), checkState: 'not-run' });
    expect(draft.headers).toContainEqual(['X-Claim', '4198']);
  });

  test('arrives whole from curl and wget', async () => {
    const { url, received } = await catching();
    const file = join(temporaryFolder(), 'body');
    await writeFile(file, body);
    const curl = await run('curl', ['-sS', '-w', '%{http_code}', '-X', 'POST', '-H', 'Event-Name: claim.created', '-H', 'x-CASE: kept', '--data-binary', `@${file}`, `${url}/curl`]);
    expect(curl.stdout).toBe('ok\n200');
    await run('curl', ['-sS', '-X', 'POST', '-H', 'Transfer-Encoding: chunked', '--data-binary', `@${file}`, `${url}/curl-chunked`]);
    const wget = await run('wget', ['-q', '-O', '-', `--post-file=${file}`, `${url}/wget`]);
    expect(wget.stdout).toBe('ok\n');
    const drafts = await received(3);
    expect(drafts.map((draft) => [draft.target, draft.state, draft.bodySha256])).toEqual([['/curl', 'complete', sha256(body)], ['/curl-chunked', 'complete', sha256(body)], ['/wget', 'complete', sha256(body)]]);
    expect(drafts[0]?.headers).toContainEqual(['x-CASE', 'kept']);
  });
});

describe('a body over the kept limit', () => {
  test.each(['length', 'chunked'])('is kept in its first part, counted and hashed, and answered (%s)', async (kind) => {
    const { port, only } = await catching({ limits: { keptBodyBytes: 1_000 } });
    const framed = kind === 'length' ? Buffer.concat([Buffer.from(`Content-Length: ${big.length}\r\n\r\n`), big]) : Buffer.concat([Buffer.from(`Transfer-Encoding: chunked\r\n\r\n${big.length.toString(16)}\r\n`), big, Buffer.from('\r\n0\r\n\r\n')]);
    const text = await exchange(port, Buffer.concat([Buffer.from('POST / HTTP/1.1\r\n'), framed]));
    expect(statuses(text)).toEqual([200]);
    const draft = await only();
    expect(draft).toMatchObject({ state: 'complete', truncated: true, bodyBytes: big.length, bodySha256: sha256(big) });
    expect(big.subarray(0, 1_000).equals(draft.body)).toBe(true);
  });

  test('does not make memory grow with it', async () => {
    const { port, only } = await catching({ limits: { keptBodyBytes: 1_000 } });
    const client = await rawClient(port);
    const block = Buffer.alloc(1024 * 1024, 0x61);
    const blocks = 200;
    await client.write(`POST / HTTP/1.1\r\nContent-Length: ${blocks * block.length}\r\n\r\n`);
    const before = process.memoryUsage().rss;
    for (let count = 0; count < blocks; count += 1) await client.write(block);
    expect(statuses(await client.end())).toEqual([200]);
    expect((await only()).bodyBytes).toBe(blocks * block.length);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });
});

test('raw bytes are kept up to their limit', async () => {
  const { port, only } = await catching({ limits: { rawKeptBytes: 100 } });
  await exchange(port, `POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n${'a'.repeat(500)}`);
  const draft = await only();
  expect(draft.raw).toHaveLength(100);
  expect(draft.body).toHaveLength(500);
  expect(latin1(draft.raw)).toMatch(/^POST \/ HTTP\/1\.1\r\nContent-Length: 1000\r\n\r\na+$/);
});

test('a body that comes byte by byte is kept whole', async () => {
  const { port, only } = await catching();
  const client = await rawClient(port);
  const body = randomBytes(3_000);
  await client.write(`POST / HTTP/1.1\r\nContent-Length: ${body.length}\r\n\r\n`);
  for (const byte of body) await client.write(Buffer.from([byte]));
  await client.end();
  expect(body.equals((await only()).body)).toBe(true);
});
