import type { Check, CheckState } from './check';
import type { HeaderPair } from './header';

/** `complete`: all of it came. `incomplete`: the client left, timed out or broke off; what came is kept. `malformed`: it is not valid HTTP; the raw bytes are kept. */
export type CaptureState = 'complete' | 'incomplete' | 'malformed';

/** Why a captured request is not complete: the parser's closed code, and what it means in plain words. A complete one has the code `imported` where it was not received here. */
export interface CaptureProblem {
  readonly code: string;
  readonly message: string;
}

/** Marks a request that was not received here but taken in from elsewhere. */
export function importedProblem(from: string): CaptureProblem {
  return { code: 'imported', message: `Imported from ${from}. It was not received here.` };
}

/** What the catch server answered; status 0 where nothing could be answered. `fault` names a deliberate misbehaviour, `rule` the answer rule that chose this; both absent for the default answer. */
export interface CaptureAnswer {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  readonly delayMs: number;
  readonly fault?: string;
  readonly rule?: string;
}

/** What the catch server makes of one request, before the log has given it an id and a place. Strings that were on the wire are latin1, one character a byte. */
export interface CaptureDraft {
  readonly receivedAtMs: number;
  readonly state: CaptureState;
  readonly problem?: CaptureProblem;
  readonly method: string;
  readonly target: string;
  /** Such as "1.1"; empty where the request line could not be read. */
  readonly httpVersion: string;
  readonly headers: readonly HeaderPair[];
  readonly trailers: readonly HeaderPair[];
  /** The body as received, transfer coding removed, content coding kept; at most the kept limit. */
  readonly body: Uint8Array;
  /** Size in bytes and SHA-256 (lower-case hex) of all of the body, also where only its first part is kept. */
  readonly bodyBytes: number;
  readonly bodySha256: string;
  readonly truncated: boolean;
  /** The bytes as they came, for malformed and incomplete requests (up to a limit); empty for complete ones. */
  readonly raw: Uint8Array;
  /** From the `Event-Name` header, else from the body; null where there is none. */
  readonly eventName: string | null;
  /** From the body; null where there is none. */
  readonly source: string | null;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly secure: boolean;
  /** Place of this request on its connection, from 1. */
  readonly requestNumber: number;
  /** From the first byte to the last, in milliseconds with fractions. */
  readonly durationMs: number;
  readonly answer: CaptureAnswer;
  readonly checkState: CheckState;
  /** The verdicts that `checkState` does not tell: words `fail:code` and `warn:code`, and `pass` where another check passed; `later` where some are still to come. Absent where none failed or warned and all are done. */
  readonly checkMarks?: string;
  /** True where Origin or Sec-Fetch-* say that a web page made the request. */
  readonly fromWebPage: boolean;
}

/** A captured request on record. `seq` rises by one a request, with no gap and no repeat. */
export interface CapturedRequest extends CaptureDraft {
  readonly id: string;
  readonly seq: number;
  readonly position: number;
  readonly pinned: boolean;
}

/** A captured request as its page needs it: body bytes are asked for apart; `bodyKept` is how many there are. */
export interface CaptureDetail {
  readonly capture: Omit<CapturedRequest, 'body' | 'raw'>;
  readonly bodyKept: number;
  readonly rawKept: number;
  readonly checks: readonly Check[];
  /** The delivery of ours that caused it, where there is one. */
  readonly deliveryId?: string;
}
