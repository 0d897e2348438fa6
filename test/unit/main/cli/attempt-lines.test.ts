import { expect, test } from 'vitest';
import { attemptLines } from '../../../../src/main/cli/attempt-lines';
import type { AttemptOutcome, WireAnswer } from '../../../../src/shared/model/attempt';
import { failure } from '../../../../src/shared/model/failure';

const timings = { dnsMs: 4.04, connectMs: 11.2, tlsMs: 38, waitMs: 155.4, downloadMs: 0.31, totalMs: 212 };
const ends = { localAddress: '127.0.0.1', localPort: 1, remoteAddress: '127.0.0.1', remotePort: 2, reused: false };

function answered(status: number, statusText: string, changes: Partial<WireAnswer> = {}): AttemptOutcome {
  return { startedAtMs: 0, timings, answer: { httpVersion: '1.1', status, statusText, headers: [], body: new Uint8Array(), bodyBytes: 0, truncated: false, ...changes } };
}

test('an attempt with where its time went', () => {
  expect(attemptLines({ number: 1, outcome: answered(200, 'OK') })).toEqual(['attempt 1: 200 OK, 212 ms (DNS 4 ms, connect 11 ms, TLS 38 ms, wait 155 ms, download 0.3 ms)']);
});

test('a status that does not count, with what to do about it', () => {
  expect(attemptLines({ number: 2, outcome: answered(302, 'Found') })).toEqual([
    expect.stringMatching(/^attempt 2: 302 Found, 212 ms/),
    '  The receiver answered 302: it points elsewhere, and redirects are not followed.',
    '  Write the address that its Location header names in the endpoint’s URL.',
  ]);
});

test('a failure by its code, its sentence and its next step', () => {
  expect(attemptLines({ number: 3, outcome: { startedAtMs: 0, timings: { dnsMs: 12, totalMs: 12 }, failure: failure('dns', 'ENOTFOUND') } })).toEqual([
    'attempt 3: dns, 12 ms (DNS 12 ms)',
    '  The host name could not be found.',
    '  Check the spelling of the host in the URL.',
  ]);
});

test('what was kept of a long answer, and a certificate that nobody looked at', () => {
  const outcome = { ...answered(200, 'OK', { body: new Uint8Array(3), bodyBytes: 9, truncated: true }), connection: { ...ends, security: { protocol: 'TLSv1.3', verified: false, problem: failure('tls-expired') } } };
  expect(attemptLines({ number: 1, outcome }).slice(1)).toEqual([
    '  Of the answer’s body the first 3 of 9 bytes were kept.',
    '  The certificate was not verified, as the endpoint asks. The receiver’s certificate has expired.',
  ]);
});

test('one that is on its way, and a status text that holds an escape sequence', () => {
  expect(attemptLines({ number: 1 })).toEqual(['attempt 1: on its way']);
  expect(attemptLines({ number: 1, outcome: answered(200, '\u001b[2J') })[0]).toContain('200 <001B>[2J');
});
