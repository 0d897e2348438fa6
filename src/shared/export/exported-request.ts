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
  /** How a body is called that is too large to stand in a script. */
  readonly bodyFile: string;
}

/** From this size on a script refers to a saved file. */
export const largeBodyBytes = 1024 * 1024;
