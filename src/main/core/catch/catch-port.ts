import type { CaptureDraft, CaptureAnswer } from '../../../shared/model/captured-request';
import type { CatchStatus } from '../../../shared/model/catch-status';
import type { CheckState } from '../../../shared/model/check';
import type { HeaderPair } from '../../../shared/model/header';

/** What the catch server needs of the rest of the core. `app.ts` gives it. */
export interface CatchParts {
  /** Commits the request. Only after it resolves with `ok` may a 2xx leave. */
  record(draft: CaptureDraft): Promise<{ readonly ok: true; readonly id: string; readonly seq: number } | { readonly ok: false; readonly code: 'disk-full' | 'not-writable' | 'failed'; readonly message: string }>;
  /** Reads event name and source out of header and body, and says how the checks end. `partial`: not all of the body is given. Synchronous and quick; must not throw. */
  inspect(headers: readonly HeaderPair[], body: Uint8Array, partial: boolean): { readonly eventName: string | null; readonly source: string | null; readonly checkState: CheckState };
}

/** Limits of the catch server; all have sane defaults. Times in milliseconds, sizes in bytes. */
export interface CatchLimits {
  readonly keptBodyBytes: number;
  readonly headerBytes: number;
  readonly rawKeptBytes: number;
  readonly connections: number;
  readonly headerTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/** The running catch server. */
export interface CatchServer {
  /** Binds `port` on `host`; on 127.0.0.1 also on [::1] where there is IPv6. Port 0 picks a free one. Resolves with what became of it; never throws for a taken port. */
  listen(host: string, port: number): Promise<CatchStatus>;
  status(): CatchStatus;
  onStatus(listener: (status: CatchStatus) => void): () => void;
  /** Stops listening, lets requests in flight finish (at most `graceMs`), closes every connection. */
  close(graceMs?: number): Promise<void>;
}

export type { CaptureAnswer, CaptureDraft };
