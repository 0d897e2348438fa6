import { describe, expect, test } from 'vitest';
import { answerLimits } from '../../../../../src/main/core/sender/answer-limits';
import { AnswerParser } from '../../../../../src/main/core/sender/answer-parser';
import type { AnswerLimits } from '../../../../../src/main/core/sender/answer-limits';

interface Reading {
  readonly step: string;
  readonly end: string | undefined;
  readonly status: number | undefined;
  readonly body: string;
  readonly bodyBytes: number | undefined;
  readonly reusable: boolean;
  readonly problem: string;
}

/** Pushes the wire bytes in pieces of `size`, then tells of the end where the answer is not over by then. */
function read(wire: string, size = wire.length, limits: AnswerLimits = answerLimits): Reading {
  const bytes = Buffer.from(wire, 'latin1');
  const parser = new AnswerParser(limits);
  let step = 'more';
  for (let at = 0; at < bytes.length && step === 'more'; at += size) step = parser.push(Buffer.from(bytes.subarray(at, at + size)));
  const end = step === 'more' ? parser.end() : undefined;
  const answer = parser.answer();
  return {
    step,
    end,
    status: answer?.status,
    body: Buffer.from(answer?.body ?? []).toString('latin1'),
    bodyBytes: answer?.bodyBytes,
    reusable: parser.reusable,
    problem: end === 'cut' ? parser.shortfall : parser.problem,
  };
}

const whole = { step: 'done', end: undefined, problem: '' };
const closed = { step: 'more', end: 'done', problem: '' };

const readable: readonly (readonly [what: string, wire: string, expected: Partial<Reading>])[] = [
  ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', { ...whole, status: 200, body: 'ok', bodyBytes: 2, reusable: true }],
  ['no body at 204', 'HTTP/1.1 204 No Content\r\nX: 1\r\n\r\n', { ...whole, status: 204, body: '', bodyBytes: 0, reusable: true }],
  ['no body at 304, whatever its length', 'HTTP/1.1 304 N\r\nContent-Length: 9\r\n\r\n', { ...whole, status: 304, body: '', reusable: true }],
  ['no status text', 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n', { ...whole, status: 200, bodyBytes: 0, reusable: true }],
  ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x="y"\r\n0123456789\r\n0\r\n\r\n', { ...whole, body: 'abc0123456789', bodyBytes: 13, reusable: true }],
  ['chunks with trailers', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 1\r\nY: 2\r\n\r\n', { ...whole, body: 'abc', reusable: true }],
  ['chunks beside a length', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n', { ...whole, body: 'a', reusable: false }],
  ['bare line feeds', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok', { ...whole, status: 200, body: 'ok', reusable: true }],
  ['Connection: close', 'HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 2\r\n\r\nok', { ...whole, body: 'ok', reusable: false }],
  ['HTTP/1.0 with a length', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', { ...whole, body: 'ok', reusable: false }],
  ['HTTP/1.0 that keeps the connection', 'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok', { ...whole, body: 'ok', reusable: true }],
  ['a body until the close', 'HTTP/1.1 200 OK\r\n\r\nall of it', { ...closed, body: 'all of it', reusable: false }],
  ['an unknown transfer coding until the close', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nzzz', { ...closed, body: 'zzz', reusable: false }],
  ['interim answers', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', { ...whole, status: 200, body: 'ok', reusable: true }],
  ['101 as a last answer', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n', { ...whole, status: 101, reusable: false }],
  ['the same length twice', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2, 2\r\n\r\nok', { ...whole, body: 'ok', reusable: true }],
  ['a folded header', 'HTTP/1.1 200 OK\r\nX: a\r\n  b\r\nContent-Length: 2\r\n\r\nok', { ...whole, body: 'ok' }],
  ['a status of its own', 'HTTP/1.1 799 Own\r\nContent-Length: 0\r\n\r\n', { ...whole, status: 799 }],
];

const unreadable: readonly (readonly [what: string, wire: string, expected: Partial<Reading>])[] = [
  ['nothing', '', { step: 'more', end: 'nothing' }],
  ['half a head', 'HTTP/1.1 200 OK\r\nContent-', { end: 'cut', problem: 'its head is not complete' }],
  ['an interim answer alone', 'HTTP/1.1 100 Continue\r\n\r\n', { end: 'cut', problem: 'its head is not complete' }],
  ['less than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf', { end: 'cut', status: 200, body: 'half', problem: 'it ended after 4 of 20 bytes' }],
  ['a missing last chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n', { end: 'cut', body: 'ab', problem: 'it ended after 2 bytes, before its last chunk' }],
  ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n\r\n', { step: 'broken', problem: 'the first line is "SSH-2.0-OpenSSH_9.6", not a status line' }],
  ['a later version', 'HTTP/2 200\r\n\r\n', { step: 'broken', problem: 'the first line is "HTTP/2 200", not a status line' }],
  ['a status that is none', 'HTTP/1.1 20 OK\r\n\r\n', { step: 'broken', problem: 'the first line is "HTTP/1.1 20 OK", not a status line' }],
  ['a header without a colon', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n', { step: 'broken', problem: 'the header line "nonsense" has no valid name' }],
  ['a blank before the colon', 'HTTP/1.1 200 OK\r\nX : 1\r\n\r\n', { step: 'broken', problem: 'the header line "X : 1" has no valid name' }],
  ['a NUL in a value', 'HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n', { step: 'broken', problem: 'the header X holds a control character' }],
  ['a fold before any header', 'HTTP/1.1 200 OK\r\n X: 1\r\n\r\n', { step: 'broken', problem: 'the first header line begins with a space' }],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok', { step: 'broken', problem: 'it has two Content-Lengths that differ' }],
  ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok', { step: 'broken', problem: 'its Content-Length is "-2"' }],
  ['a chunk size that is none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n', { step: 'broken', problem: 'its chunk size is "xyz"' }],
  ['a chunk longer than its size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n', { step: 'broken', problem: 'a chunk is longer than its size says' }],
];

describe('AnswerParser', () => {
  test.each([...readable, ...unreadable])('reads %s the same in one piece and byte by byte', (_what, wire, expected) => {
    expect(read(wire)).toMatchObject(expected);
    expect(read(wire, 1)).toMatchObject(expected);
    expect(read(wire, 7)).toMatchObject(expected);
  });

  test('keeps names, values, order and repeats of the head', () => {
    const parser = new AnswerParser(answerLimits);
    parser.push(Buffer.from('HTTP/1.1 404 Not  Found\r\nx-A:1\r\nSet-Cookie:  a=b \r\nset-cookie: \t\xe9\r\nEmpty:\r\nContent-Length: 0\r\n\r\n', 'latin1'));
    expect(parser.answer()).toMatchObject({
      httpVersion: '1.1',
      status: 404,
      statusText: 'Not  Found',
      headers: [['x-A', '1'], ['Set-Cookie', 'a=b'], ['set-cookie', 'é'], ['Empty', ''], ['Content-Length', '0']],
    });
  });

  test('does not reuse a connection on which more came than the answer', () => {
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok extra')).toMatchObject({ ...whole, body: 'ok', bodyBytes: 2, reusable: false });
    expect(read('HTTP/1.1 204 OK\r\n\r\nextra')).toMatchObject({ ...whole, reusable: false });
    expect(read('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nx')).toMatchObject({ ...whole, reusable: false });
  });

  test('keeps the first part of a long body, counts all of it, and stops at an absurd one', () => {
    const limits = { keptBodyBytes: 4, readBodyBytes: 20, headBytes: 100 };
    const parser = new AnswerParser(limits);
    parser.push(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\nabc'));
    parser.push(Buffer.from('defghijklmnopqr'));
    expect(parser.answer()).toMatchObject({ bodyBytes: 18, truncated: true, body: new TextEncoder().encode('abcd') });
    expect(read(`HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n${'x'.repeat(30)}`, 5, limits)).toMatchObject({ step: 'too-long', body: 'xxxx', reusable: false });
    expect(read(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(30)}`, 5, limits)).toMatchObject({ step: 'too-long', reusable: false });
  });

  test('gives up on a head without end, also where it is made of interim answers', () => {
    const limits = { keptBodyBytes: 4, readBodyBytes: 20, headBytes: 100 };
    expect(read(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100)}`, 10, limits)).toMatchObject({ step: 'broken', problem: 'its head is too long' });
    expect(read('HTTP/1.1 100 Continue\r\n\r\n'.repeat(9), 10, limits)).toMatchObject({ step: 'broken', problem: 'its head is too long' });
  });

  test('gives up on a line without end between chunks', () => {
    expect(read(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'1'.repeat(17_000)}`, 1_000)).toMatchObject({ step: 'broken', problem: 'a line between its chunks is over 16 KB long' });
  });

  test('gives a body that owns its buffer', () => {
    const parser = new AnswerParser(answerLimits);
    parser.push(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    expect(parser.answer()?.body.buffer.byteLength).toBe(2);
  });
});
