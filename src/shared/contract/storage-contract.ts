/** What clearing the log would drop, and what it would keep. */
export interface ClearableLog {
  /** Records that would go. */
  readonly goes: number;
  /** Records that are pinned, and stay. */
  readonly pinned: number;
  /** Deliveries that are queued, on their way or waiting, and stay; those that are pinned are not counted again. */
  readonly underWay: number;
  /** The newest position that was looked at: what comes later stays. */
  readonly upTo: number;
}

/** Methods of what the log takes on disk. */
export interface StorageContract {
  'storage.clearable': { input: Record<string, never>; output: ClearableLog };
  /**
   * Drops every record up to a position that is neither pinned nor under way, for good. Catching goes on meanwhile. Answers with how many went when
   * all of them have; where it cannot go on, such as on a full disk, what went until then stays gone.
   */
  'storage.clear': { input: { upTo: number }; output: { removed: number } };
}
