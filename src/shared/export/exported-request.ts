import type { HeaderPair } from '../model/header';

/** A request that a script shall send. Header text and target are latin1, one character a byte, as they stood on the wire. */
export interface ExportedRequest {
  readonly method: string;
  /** Scheme, host and port, such as `http://127.0.0.1:4455`; no slash at the end. */
  readonly origin: string;
  readonly target: string;
  /** Such as "1.1". */
  readonly httpVersion: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** The file that a script refers to where the body is too large to stand in it; undefined: it stands there whatever its size. */
  readonly bodyFile: string | undefined;
}

const largeBodyBytes = 1024 * 1024;

/** The file that a script takes the body from: where it is over 1 MB, or over `mostBytes`. */
export function bodyFileOf({ body, bodyFile }: ExportedRequest, mostBytes = largeBodyBytes): string | undefined {
  return body.length > mostBytes ? bodyFile : undefined;
}
