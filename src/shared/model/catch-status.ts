/** What the catch server does right now; it follows the sockets, never the wish. */
export type CatchStatus =
  | { readonly state: 'starting' }
  | { readonly state: 'catching'; readonly urls: readonly string[]; readonly host: string; readonly port: number }
  | { readonly state: 'stopped'; readonly problem: CatchStartProblem };

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

/** How much the log holds: records, and bytes on disk. */
export interface StorageUsage {
  readonly records: number;
  readonly bytes: number;
  /** Records that were dropped to stay within the limits, since the log was begun. */
  readonly dropped?: number;
}
