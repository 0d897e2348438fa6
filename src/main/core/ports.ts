/** Time as the core sees it. `nowMs` is the wall clock (epoch milliseconds), `monotonicMs` never steps back and has fractions. */
export interface Clock {
  nowMs(): number;
  monotonicMs(): number;
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

/** The outside world of the core, replaced as a whole by tests. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly logger: Logger;
}
