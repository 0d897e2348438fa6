import type { LogChange } from './log';
import type { CommitNote } from './thread-messages';

/** Collects what one transaction changes, for the listeners and for the reader's index. Thrown away where the transaction is rolled back. */
export class CommitEffects {
  readonly #firstAdded: number;
  readonly #added: number[] = [];
  readonly #changed = new Map<number, number>();
  readonly #removed: number[] = [];
  #cleared = 0;
  #checksFailed = 0;

  constructor(lastPosition: number) {
    this.#firstAdded = lastPosition + 1;
  }

  /** A new record took the next position. */
  add(flags: number, checksFail: boolean): void {
    this.#added.push(flags);
    if (checksFail) this.#checksFailed += 1;
  }

  change(position: number, flags: number): void {
    const added = position - this.#firstAdded;
    if (added >= 0) this.#added[added] = flags;
    else this.#changed.set(position, flags);
  }

  /** The checks of a record that was there before failed only now. */
  failLater(): void {
    this.#checksFailed += 1;
  }

  /** A record went to keep the log within its limits. */
  remove(position: number): void {
    this.#removed.push(position);
  }

  /** A record went because the user wanted it gone. */
  clear(position: number): void {
    this.#removed.push(position);
    this.#cleared += 1;
  }

  /** How many records there are more (or fewer) after the commit. */
  get growth(): number {
    return this.#added.length - this.#removed.length;
  }

  get clearedCount(): number {
    return this.#cleared;
  }

  /** Records that went to keep the log within its limits. */
  get droppedCount(): number {
    return this.#removed.length - this.#cleared;
  }

  get isEmpty(): boolean {
    return this.#added.length === 0 && this.#changed.size === 0 && this.#removed.length === 0;
  }

  toNote(commit: number): CommitNote {
    return { commit, firstAdded: this.#firstAdded, added: Uint8Array.from(this.#added), changed: [...this.#changed], removed: this.#removed };
  }

  toChange(): LogChange {
    return {
      added: this.#added.length,
      lastPosition: this.#firstAdded + this.#added.length - 1,
      changed: [...this.#changed.keys()],
      checksFailed: this.#checksFailed,
      removed: this.#removed.length,
    };
  }
}
