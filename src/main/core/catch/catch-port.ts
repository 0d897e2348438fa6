import type { CaptureDraft, CaptureAnswer } from '../../../shared/model/captured-request';
import type { CatchStatus, FullMode, PauseMode } from '../../../shared/model/catch-status';
import type { CheckState } from '../../../shared/model/check';
import type { HeaderPair } from '../../../shared/model/header';

/** What the catch server needs of the rest of the core. `app.ts` gives it. */
export interface CatchParts {
  /** Commits the request. Only after it resolves with `ok` may a 2xx leave. */
  record(draft: CaptureDraft): Promise<{ readonly ok: true; readonly id: string; readonly seq: number } | { readonly ok: false; readonly code: 'disk-full' | 'not-writable' | 'failed'; readonly message: string }>;
  /** Reads event name and source out of header and body, and says how the checks end. `partial`: not all of the body is given. Synchronous and quick; must not throw. */
  inspect(headers: readonly HeaderPair[], body: Uint8Array, partial: boolean, arrival: { readonly target: string; readonly receivedAtMs: number; readonly bodySha256: string }): { readonly eventName: string | null; readonly source: string | null; readonly checkState: CheckState; readonly checkMarks?: string };
  /** Chooses the answer to a complete request, before it is recorded. Synchronous and quick; must not throw. Without it every request gets the default answer. */
  answer?(draft: CaptureDraft): PlannedAnswer;
  /** What a sender gets whose request found no room on the disk. Without it the answer is 507. */
  whenFull?(): FullMode;
}

/** An answer and how to give it. `byteIntervalMs` is the pause between two bytes of the fault `drip`. */
export interface PlannedAnswer {
  readonly answer: CaptureAnswer;
  readonly byteIntervalMs?: number;
}

/** A key and a certificate (with its chain) as PEM. */
export interface Certificate {
  readonly keyPem: string;
  readonly certificatePem: string;
}

/** How to listen. `beyondLoopback` lets other computers in, which without it is refused. With a certificate the port speaks HTTPS. */
export interface ListenOptions {
  readonly beyondLoopback?: boolean;
  readonly certificate?: Certificate;
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

/** One catch port. Several of them may share their parts. */
export interface CatchServer {
  /** Binds `port` on `host`; on 127.0.0.1 also on [::1] where there is IPv6. Port 0 picks a free one. Resolves with what became of it; never throws for a taken port. */
  listen(host: string, port: number, options?: ListenOptions): Promise<CatchStatus>;
  /** Turns requests away until `resume`: they are answered 503, or connections are refused, and none is put on record. Does nothing unless catching. */
  pause(mode: PauseMode): Promise<CatchStatus>;
  /** Catches again, after a refusal at the same port; where that is taken by now, resolves with why. */
  resume(): Promise<CatchStatus>;
  /** Puts limits in force: for what comes from now on. */
  setLimits(limits: Partial<CatchLimits>): void;
  status(): CatchStatus;
  onStatus(listener: (status: CatchStatus) => void): () => void;
  /** Stops listening, lets requests in flight finish (at most `graceMs`), closes every connection. */
  close(graceMs?: number): Promise<void>;
}

export type { CaptureAnswer, CaptureDraft };
