const nothing = Buffer.alloc(0);

/** Bytes that came and are not read yet. A chunk that comes while it is empty is taken over without a copy. Bytes handed out are never written over. */
export class InputBuffer {
  private bytes: Buffer = nothing;
  private start = 0;
  private end = 0;
  private owned = false;

  get length(): number {
    return this.end - this.start;
  }

  append(chunk: Buffer): void {
    if (this.start === this.end) {
      this.bytes = chunk;
      this.start = 0;
      this.end = chunk.length;
      this.owned = false;
      return;
    }
    if (!this.owned || this.end + chunk.length > this.bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(2 * (this.length + chunk.length), 4096));
      this.end = this.bytes.copy(grown, 0, this.start, this.end);
      this.start = 0;
      this.bytes = grown;
      this.owned = true;
    }
    this.end += chunk.copy(this.bytes, this.end);
  }

  /** The byte at a place from the first unread one; undefined past the end. */
  at(offset: number): number | undefined {
    return offset < this.length ? this.bytes[this.start + offset] : undefined;
  }

  /** Place of a byte sequence at or after `from`, from the first unread byte; -1 where there is none. */
  indexOf(wanted: Buffer, from: number): number {
    const found = this.bytes.indexOf(wanted, this.start + from);
    return found === -1 || found + wanted.length > this.end ? -1 : found - this.start;
  }

  /** Place of the last byte of this value in [from, to); -1 where there is none. */
  lastIndexOf(wanted: number, from: number, to: number): number {
    if (to <= from) return -1;
    const found = this.view(from, to).lastIndexOf(wanted);
    return found === -1 ? -1 : found + from;
  }

  text(from: number, to: number): string {
    return this.bytes.toString('latin1', this.start + from, this.start + to);
  }

  view(from: number, to: number): Buffer {
    return this.bytes.subarray(this.start + from, this.start + to);
  }

  skip(count: number): void {
    this.start += count;
    if (this.start === this.end) this.clear();
  }

  /** All unread bytes, which are read by that. */
  take(): Buffer {
    const taken = this.start === 0 && this.end === this.bytes.length ? this.bytes : this.bytes.subarray(this.start, this.end);
    this.clear();
    return taken;
  }

  private clear(): void {
    this.bytes = nothing;
    this.start = 0;
    this.end = 0;
    this.owned = false;
  }
}
