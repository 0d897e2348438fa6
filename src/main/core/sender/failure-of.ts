import { failure } from '../../../shared/model/failure';
import type { Failure, FailureCode } from '../../../shared/model/failure';

/** What an attempt was doing when the system reported an error. */
export type AttemptPhase = 'connecting' | 'securing' | 'exchanging';

const codes = new Map<string, FailureCode>([
  ['ECONNREFUSED', 'refused'],
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['EAI_FAIL', 'dns'],
  ['EAI_NODATA', 'dns'],
  ['EAI_NONAME', 'dns'],
  ['EHOSTUNREACH', 'unreachable'],
  ['EHOSTDOWN', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ENETDOWN', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['ERR_SOCKET_CONNECTION_TIMEOUT', 'connect-timeout'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-wrong-host'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-self-signed'],
  ['CERT_HAS_EXPIRED', 'tls-expired'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'tls-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-untrusted'],
  ['CERT_UNTRUSTED', 'tls-untrusted'],
]);

const otherwise: Readonly<Record<AttemptPhase, FailureCode>> = { connecting: 'unreachable', securing: 'tls', exchanging: 'reset' };

/** The closed failure for an error of a socket. The system's own word stays as its detail. */
export function failureOf(error: Error, phase: AttemptPhase): Failure {
  const told = toldError(error);
  const code = 'code' in told && typeof told.code === 'string' ? told.code : undefined;
  if (code === 'ETIMEDOUT') return failure(phase === 'connecting' ? 'connect-timeout' : 'timeout', code);
  return failure((code === undefined ? undefined : codes.get(code)) ?? otherwise[phase], code ?? told.message);
}

// Every address of a host was tried. A refusal says more than a missing route: something answered at that address.
function toldError(error: Error): Error {
  if (!(error instanceof AggregateError)) return error;
  const errors = error.errors.filter((each): each is Error => each instanceof Error);
  return errors.find((each) => 'code' in each && each.code === 'ECONNREFUSED') ?? errors.at(-1) ?? error;
}
