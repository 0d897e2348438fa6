/** Bytes that come piece by piece. Each is copied about once, so that a receiver of megabytes does not become the slow part. */
export class GrowingBytes {
  #room = Buffer.alloc(0);
  #length = 0;

  add(piece: Uint8Array): void {
    const length = this.#length + piece.byteLength;
    if (length > this.#room.length) {
      const room = Buffer.alloc(Math.max(length, 2 * this.#room.length));
      this.#room.copy(room, 0, 0, this.#length);
      this.#room = room;
    }
    this.#room.set(piece, this.#length);
    this.#length = length;
  }

  /** All that came so far. What comes later does not change it. */
  bytes(): Buffer {
    return this.#room.subarray(0, this.#length);
  }
}
