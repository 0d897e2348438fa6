import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentCodings, type ContentCoding } from '../../../../../src/main/core/bodies/content-codings';
import { decodeContent } from '../../../../../src/main/core/bodies/decode-content';
import { cpuMs } from '../../../../support/cpu-time';

const limit = 1024 * 1024;
const encoders: readonly (readonly [name: string, coding: ContentCoding, encode: (bytes: Uint8Array) => Buffer])[] = [
  ['gzip', 'gzip', gzipSync],
  ['deflate with its wrapping', 'deflate', deflateSync],
  ['deflate without it', 'deflate', deflateRawSync],
  ['br', 'br', (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
];

describe.each(encoders)('%s', (_name, coding, encode) => {
  test('gives back every byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 50_000 }), async (bytes) => {
        const content = await decodeContent(encode(bytes), [coding], limit);
        expect(content.problem).toBeUndefined();
        expect(Buffer.compare(content.bytes, bytes)).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  test('of data that was cut gives the beginning and says so', async () => {
    const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, index) => `line ${index * 7919}\n`).join(''));
    const whole = encode(bytes);
    const { bytes: read, problem } = await decodeContent(whole.subarray(0, whole.length - 1_000), [coding], limit);
    expect(problem).toBe('The compressed data ends before its end.');
    expect(read.length).toBeGreaterThan(bytes.length / 2);
    expect(bytes.subarray(0, read.length).equals(read)).toBe(true);
  });

  test('of data that is broken gives all that comes before, and tells what follows its end', async () => {
    const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, index) => `line ${index * 7919}\n`).join(''));
    const { bytes: read, problem, trailingBytes } = await decodeContent(Buffer.concat([encode(bytes), Buffer.from('garbage')]), [coding], limit);
    expect(Buffer.compare(read, bytes)).toBe(0);
    // A gzip file may hold several members, so what follows one should be another.
    if (coding === 'gzip') expect(problem).toMatch(/^The gzip data is damaged, about [\d,]+ bytes in\.$/);
    else expect({ problem, trailingBytes }).toEqual({ problem: undefined, trailingBytes: 7 });
  });

  test('a bomb stops at the limit, in time and in memory', async () => {
    const bomb = encode(Buffer.alloc(64 * 1024 * 1024));
    const startedAtMs = cpuMs();
    const content = await decodeContent(bomb, [coding], limit);
    expect(content).toMatchObject({ limitReached: true });
    expect(content.bytes.length).toBe(limit);
    expect(cpuMs() - startedAtMs).toBeLessThan(500);
  });

  test('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const content = await decodeContent(bytes, [coding], 1_000);
        expect(content.bytes.length).toBeLessThanOrEqual(1_000);
      }),
      { numRuns: 50 },
    );
  });
});

test('codings over codings are undone from the last to the first, each step within the limit', async () => {
  const bytes = Buffer.from('{"claim":{"id":12345678901234567890}}');
  expect((await decodeContent(brotliCompressSync(gzipSync(bytes)), ['gzip', 'br'], limit)).bytes).toEqual(bytes);
  const inner = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  expect(await decodeContent(gzipSync(inner), ['gzip', 'gzip'], limit)).toMatchObject({ limitReached: true });
});

test.each([
  ['GZIP', ['gzip']],
  ['x-gzip', ['gzip']],
  ['deflate, br', ['deflate', 'br']],
  ['identity', []],
  [' , ', []],
])('Content-Encoding %j is read as %j', (value, codings) => {
  expect(contentCodings([['content-ENCODING', value]])).toEqual({ ok: true, codings });
});

test('a coding that cannot be undone is named', () => {
  expect(contentCodings([['Content-Encoding', 'gzip'], ['Content-Encoding', 'Zstd']])).toEqual({ ok: false, unknown: 'zstd' });
});

test('several members of gzip are one body, and what is none at all is named so', async () => {
  expect(Buffer.from((await decodeContent(Buffer.concat([gzipSync('{"a":'), gzipSync('1}')]), ['gzip'], limit)).bytes).toString()).toBe('{"a":1}');
  for (const coding of ['gzip', 'br'] as const) expect(await decodeContent(Buffer.from('{"a":1}'), [coding], limit)).toMatchObject({ bytes: Buffer.alloc(0), problem: `This is no ${coding} data.` });
});
