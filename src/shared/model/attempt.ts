import type { Failure } from './failure';
import type { HeaderPair } from './header';

/** The exact request of an attempt: the bytes that leave are `head` (request line and headers, ending in an empty line), then `body`. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** What came back. `body` is what was kept of it; `bodyBytes` counts all of it. */
export interface WireAnswer {
  readonly httpVersion: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  readonly bodyBytes: number;
  readonly truncated: boolean;
}

/** Where the time of an attempt went, each phase in milliseconds with fractions. A phase that did not happen (an address needs no DNS, a kept connection no connect) is absent. */
export interface Timings {
  readonly dnsMs?: number;
  readonly connectMs?: number;
  readonly tlsMs?: number;
  readonly waitMs?: number;
  readonly downloadMs?: number;
  readonly totalMs: number;
}

/** How a connection was secured. `verified` is false where the endpoint takes any certificate; `problem` then says what a check would have found, where it would have found anything. */
export interface ConnectionSecurity {
  /** As OpenSSL names it, such as "TLSv1.3". */
  readonly protocol: string;
  readonly verified: boolean;
  readonly problem?: Failure;
}

/** The two ends of the TCP connection an attempt used. The local port joins an attempt with its captured request. */
export interface ConnectionEnds {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** True when the connection was already open from an attempt before. */
  readonly reused: boolean;
  /** Absent where the connection is plain TCP. */
  readonly security?: ConnectionSecurity;
}

/** How one HTTP try ended: with an answer (of whatever status), with a failure, or with both where the answer did not come whole. */
export interface AttemptOutcome {
  readonly startedAtMs: number;
  readonly timings: Timings;
  readonly connection?: ConnectionEnds;
  /** The kept connection that the same bytes were written to first, where it closed before any byte of an answer came. They then went out once more, over `connection`; the receiver may have seen the request twice. */
  readonly abandoned?: ConnectionEnds;
  /** Present beside `failure` where the answer broke off after its head; it then holds what came. */
  readonly answer?: WireAnswer;
  readonly failure?: Failure;
}

/** One HTTP try of a delivery, as on record. `outcome` is absent while it is on its way. */
export interface Attempt {
  readonly deliveryId: string;
  readonly number: number;
  readonly startedAtMs: number;
  readonly request: WireRequest;
  readonly outcome?: AttemptOutcome;
  /** The captured request of our own catch server that this attempt caused, where there is one. */
  readonly captureId?: string;
}
