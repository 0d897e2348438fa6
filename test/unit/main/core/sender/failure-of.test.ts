import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../../src/main/core/sender/failure-of';

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

describe('failureOf', () => {
  test.each([
    ['ECONNREFUSED', 'connecting', 'refused'],
    ['ENOTFOUND', 'connecting', 'dns'],
    ['EAI_AGAIN', 'connecting', 'dns'],
    ['EHOSTUNREACH', 'connecting', 'unreachable'],
    ['ENETUNREACH', 'connecting', 'unreachable'],
    ['ETIMEDOUT', 'connecting', 'connect-timeout'],
    ['ETIMEDOUT', 'exchanging', 'timeout'],
    ['EMFILE', 'connecting', 'unreachable'],
    ['ECONNRESET', 'exchanging', 'reset'],
    ['EPIPE', 'exchanging', 'reset'],
    ['ECONNRESET', 'securing', 'tls'],
    ['EPROTO', 'securing', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'securing', 'tls'],
    ['CERT_NOT_YET_VALID', 'securing', 'tls'],
    ['CERT_HAS_EXPIRED', 'securing', 'tls-expired'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'securing', 'tls-self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'securing', 'tls-untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'securing', 'tls-untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'securing', 'tls-wrong-host'],
  ] as const)('%s while %s is %s, with the system’s word as its detail', (code, phase, expected) => {
    expect(failureOf(systemError(code), phase)).toMatchObject({ code: expected, detail: code });
  });

  test('an error without a code keeps its sentence', () => {
    expect(failureOf(new Error('odd'), 'exchanging')).toMatchObject({ code: 'reset', detail: 'odd' });
  });

  test('where every address of a host failed, a refusal is told before the others', () => {
    const all = new AggregateError([systemError('ENETUNREACH'), systemError('ECONNREFUSED'), systemError('ETIMEDOUT')]);
    expect(failureOf(all, 'connecting').code).toBe('refused');
    expect(failureOf(new AggregateError([systemError('ENETUNREACH'), systemError('ETIMEDOUT')]), 'connecting').code).toBe('connect-timeout');
  });
});
