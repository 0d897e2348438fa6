/** From this mean time of a commit on (there and back, in milliseconds), it pays to have fewer and larger ones. */
const slowCommitMs = 1;
const longestWaitMs = 10;
/** How much the newest commit counts in the mean. */
const newestShare = 0.1;

/**
 * Says how long the next batch waits for the callers that the last one answered: they mostly ask again at once, and on a slow disk
 * one commit for all of them is worth more than two that overlap with their work. On a quick disk nothing waits.
 */
export class CommitPace {
  #meanMs = 0;

  /** A commit came back after so many milliseconds. */
  took(durationMs: number): void {
    this.#meanMs = this.#meanMs === 0 ? durationMs : this.#meanMs * (1 - newestShare) + durationMs * newestShare;
  }

  /** Milliseconds that the next batch may wait at most; 0 where it should leave at once. */
  get waitMs(): number {
    return this.#meanMs < slowCommitMs ? 0 : Math.min(longestWaitMs, Math.max(1, this.#meanMs / 2));
  }
}
