/** Most retries that are counted one by one. */
export const countedRetries = 10_000;

/** The deliveries that were tried and wait for their next attempt, those that wait for a paused endpoint included. */
export interface WaitingRetries {
  /** At most `countedRetries`; there are more where it is `countedRetries`. */
  readonly count: number;
  /** When the first of them leaves, in epoch milliseconds; absent where all wait for a paused endpoint, or none is there. */
  readonly nextAtMs?: number;
}
