/** What the catch server does right now; it follows the sockets, never the wish. */
export type CatchStatus =
  | { readonly state: 'starting' }
  | { readonly state: 'catching'; readonly urls: readonly string[]; readonly host: string; readonly port: number; /** Addresses at which other computers reach it; absent where none can. */ readonly reachableAt?: readonly string[] }
  | PausedStatus
  | { readonly state: 'stopped'; readonly problem: CatchStartProblem };

/** Paused by the user: the port answers 503, or refuses connections. `turnedAway` requests were answered so and are not on record. */
export interface PausedStatus {
  readonly state: 'paused';
  readonly mode: PauseMode;
  readonly urls: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly turnedAway: number;
}

/** What becomes of requests while catching is paused. */
export type PauseMode = 'answer-503' | 'refuse';

/** What senders get while the disk has no room for the log: 507, or 503 with Retry-After, or no answer and a closed connection. Never a 2xx. */
export type FullMode = (typeof fullModes)[number];
/** All of them, in the order in which they are offered. */
export const fullModes = ['answer-507', 'answer-503', 'hang-up'] as const;

/** Why the catch server does not listen. `suggestedPort` is the next free one where the wished one is taken. */
export interface CatchStartProblem {
  readonly code: 'port-in-use' | 'not-permitted' | 'no-such-address' | 'failed';
  readonly message: string;
  readonly host: string;
  readonly port: number;
  readonly suggestedPort?: number;
  /** The program that holds the port, where the system tells. */
  readonly holder?: { readonly name: string; readonly pid: number };
}

/** The further catch ports, and whether other computers are let in. */
export interface CatchSurroundings {
  readonly ports: readonly { readonly id: string; readonly status: CatchStatus }[];
  /** `addresses` are those of this computer at which others reach, or would reach, the first port. `open` lasts until the program ends. */
  readonly reach: { readonly open: boolean; readonly addresses: readonly string[] };
}

/** How much the log holds: records, and bytes on disk. */
export interface StorageUsage {
  readonly records: number;
  readonly bytes: number;
  /** Records that were dropped to stay within the limits, since the log was begun. */
  readonly dropped?: number;
  /** When the oldest record that is left was made, in epoch milliseconds; absent where there is none. */
  readonly oldestAtMs?: number;
  /** Why the last write failed, as long as none has succeeded since: senders are then answered as `settings.whenFull` says, or 500. */
  readonly problem?: { readonly code: 'disk-full' | 'not-writable' | 'failed'; readonly message: string };
}
