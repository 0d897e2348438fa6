import type { CaptureProblem, CaptureState } from '../../../shared/model/captured-request';

interface ProblemKind {
  readonly state: Exclude<CaptureState, 'complete'>;
  /** Status of the answer; 0 where the client can no longer be answered. */
  readonly status: number;
  readonly message: string;
}

const kinds = {
  'client-closed': { state: 'incomplete', status: 400, message: 'The client closed the connection before the request was whole.' },
  reset: { state: 'incomplete', status: 0, message: 'The client broke off the connection before the request was whole.' },
  'header-timeout': { state: 'incomplete', status: 408, message: 'The headers did not arrive in time.' },
  'body-timeout': { state: 'incomplete', status: 408, message: 'The body did not arrive in time.' },
  stopped: { state: 'incomplete', status: 503, message: 'The catch server was stopped before the request was whole.' },
  'tls-on-plain-port': { state: 'malformed', status: 400, message: 'The client speaks HTTPS, but this port takes plain HTTP. Use http:// in its URL.' },
  'http-on-tls-port': { state: 'malformed', status: 400, message: 'The client speaks plain HTTP, but this port takes HTTPS. Use https:// in its URL.' },
  'tls-handshake-failed': { state: 'malformed', status: 0, message: 'The secure connection could not be made. A client that does not trust the certificate breaks off here.' },
  'http2-on-http1-port': { state: 'malformed', status: 505, message: 'The client speaks HTTP/2 from its first byte, but this port takes HTTP/1.1.' },
  'bad-request-line': { state: 'malformed', status: 400, message: 'The first line is not a method, a target and a version with one space between.' },
  'bad-method': { state: 'malformed', status: 400, message: 'The method holds a character that no method may hold.' },
  'bad-target': { state: 'malformed', status: 400, message: 'The target of the request is neither a path, a URL, host and port, nor an asterisk.' },
  'bad-version': { state: 'malformed', status: 505, message: 'The HTTP version is neither 1.0 nor 1.1.' },
  'bare-line-feed': { state: 'malformed', status: 400, message: 'A line ends with LF alone. Lines in HTTP end with CR and LF.' },
  'bare-carriage-return': { state: 'malformed', status: 400, message: 'A CR stands without its LF.' },
  'folded-header': { state: 'malformed', status: 400, message: 'A header line begins with a space or a tab. Folded headers are obsolete and unsafe.' },
  'space-before-colon': { state: 'malformed', status: 400, message: 'There is a space between the name of a header and its colon.' },
  'missing-colon': { state: 'malformed', status: 400, message: 'A header line has no colon.' },
  'bad-header-name': { state: 'malformed', status: 400, message: 'The name of a header is empty or holds a character that no name may hold.' },
  'bad-header-value': { state: 'malformed', status: 400, message: 'The value of a header holds a control character.' },
  'nul-byte': { state: 'malformed', status: 400, message: 'There is a NUL byte in the headers.' },
  'headers-too-large': { state: 'malformed', status: 431, message: 'The headers are larger than the catch server takes.' },
  'bad-content-length': { state: 'malformed', status: 400, message: 'Content-Length is not a whole number.' },
  'several-content-lengths': { state: 'malformed', status: 400, message: 'There is more than one Content-Length, so it is not certain where the body ends.' },
  'length-and-transfer-encoding': { state: 'malformed', status: 400, message: 'There are both Content-Length and Transfer-Encoding, so it is not certain where the body ends.' },
  'bad-transfer-encoding': { state: 'malformed', status: 501, message: 'Transfer-Encoding is not exactly “chunked”, so it is not certain where the body ends.' },
  'bad-chunk-size': { state: 'malformed', status: 400, message: 'The size of a chunk is not a hexadecimal number.' },
  'bad-chunk-extension': { state: 'malformed', status: 400, message: 'What follows the size of a chunk is not a chunk extension.' },
  'bad-chunk-end': { state: 'malformed', status: 400, message: 'A chunk does not end where its size says.' },
  'chunk-line-too-long': { state: 'malformed', status: 400, message: 'The line with the size of a chunk is too long.' },
  'framing-in-trailers': { state: 'malformed', status: 400, message: 'A trailer is Content-Length or Transfer-Encoding, which may only stand in the headers.' },
  'trailers-too-large': { state: 'malformed', status: 431, message: 'The trailers are larger than the catch server takes.' },
  'bytes-after-last-request': { state: 'malformed', status: 0, message: 'More bytes came after a request that was to be the last one of its connection.' },
} as const satisfies Record<string, ProblemKind>;

/** Every way in which a request can fail to be complete. Closed: each has its sentence. */
export type ProblemCode = keyof typeof kinds;

/** Every problem code, for tables and tests. */
export const problemCodes = Object.keys(kinds) as readonly ProblemCode[];

/** Whether a request with this problem is incomplete or malformed. */
export function problemState(code: ProblemCode): Exclude<CaptureState, 'complete'> {
  return kinds[code].state;
}

/** The status that answers a request with this problem; 0 where there is no answer. */
export function problemStatus(code: ProblemCode): number {
  return kinds[code].status;
}

/** The problem as it stands in the record: its code and what it means in plain words. */
export function captureProblem(code: ProblemCode): CaptureProblem {
  return { code, message: kinds[code].message };
}
