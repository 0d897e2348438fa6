/** What the index said of the part of the log that was looked at last. As positions fall, each part is read once. */
export class LastPart<Part extends { readonly base: number }> {
  #part: Part | undefined;

  /** The part as it was read; undefined where none was, or the index does not cover it. */
  get part(): Part | undefined {
    return this.#part;
  }

  /** The part with this position. `read` reads it where it is not the one looked at last; undefined where the index does not cover it. */
  at(position: number, read: () => Part | undefined): Part | undefined {
    if (this.#part === undefined || position < this.#part.base) this.#part = read();
    return this.#part;
  }

  /** Lets go of it: what comes next is read anew. */
  forget(): void {
    this.#part = undefined;
  }
}
