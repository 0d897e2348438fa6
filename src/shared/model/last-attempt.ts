/** How the last attempt at an endpoint ended: with an answer of some status, or with none. */
export interface LastAttempt {
  readonly deliveryId: string;
  /** Place of its delivery in the stream. */
  readonly position: number;
  /** When it ended, in epoch milliseconds. */
  readonly endedAtMs: number;
  readonly durationMs: number;
  readonly status?: number;
  /** Why there was no whole answer, in one plain sentence. */
  readonly failure?: string;
}
