import { createHash } from 'node:crypto';

/** One hash over the events of a run, in the order of their steps, whichever was recorded first. */
export class EventHash {
  readonly #hash = createHash('sha256');
  readonly #waiting = new Map<number, readonly Uint8Array[]>();
  #next = 0;
  #value = '';

  /** SHA-256 in hex once the run is over; empty before. */
  get value(): string {
    return this.#value;
  }

  put(index: number, bytes: readonly Uint8Array[]): void {
    this.#waiting.set(index, bytes);
  }

  /** Takes in what is there up to the first step for which `isToCome` holds. */
  fold(until: number, isToCome: (index: number) => boolean): void {
    if (this.#value !== '') return;
    for (; this.#next <= until; this.#next += 1) {
      const bytes = this.#waiting.get(this.#next);
      if (bytes === undefined && isToCome(this.#next)) return;
      for (const each of bytes ?? []) this.#hash.update(each);
      this.#waiting.delete(this.#next);
    }
  }

  close(until: number): void {
    this.fold(until, () => false);
    this.#value = this.#hash.digest('hex');
  }
}
