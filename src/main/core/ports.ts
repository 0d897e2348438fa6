/**
 * Time as the core sees it. `nowMs` is the wall clock (epoch milliseconds), `monotonicMs` never steps back and has fractions.
 * `timer` calls back once after so many milliseconds, at most 2^31 - 1; the function that it returns calls it off.
 */
export interface Clock {
  nowMs(): number;
  monotonicMs(): number;
  timer(delayMs: number, callback: () => void): () => void;
}

/** Makes ids that never repeat: `make('dlv')` gives such as `dlv_0198f2c6…`. */
export interface Ids {
  make(prefix: string): string;
}

/** Random numbers in [0, 1). */
export interface Random {
  next(): number;
}

/** Where the program writes what went wrong. Never given bodies, headers or secrets. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

/** Seals secrets with a key of the system's keychain. */
export interface SecretBox {
  seal(text: string): Uint8Array;
  /** The text; undefined where it was sealed with a key that is not here. */
  open(sealed: Uint8Array): string | undefined;
}

/** The outside world of the core, replaced as a whole by tests. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly logger: Logger;
}
