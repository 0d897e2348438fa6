/** Time, duration (NaN where there is none) and size of a record. */
export interface RecordNumbers {
  readonly timeMs: number;
  readonly durationMs: number | null;
  readonly sizeBytes: number;
}

const recordBytes = 20;

/** The numbers of records at consecutive positions as three rows of values, one after another. */
export class NumberBlock {
  readonly count: number;
  readonly times: Float64Array;
  readonly durations: Float64Array;
  readonly sizes: Uint32Array;
  readonly bytes: Uint8Array;

  constructor(count: number, bytes: Uint8Array = new Uint8Array(count * recordBytes)) {
    // Bytes out of SQLite may begin anywhere; rows of values may not.
    this.bytes = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
    const { buffer, byteOffset } = this.bytes;
    this.count = count;
    this.times = new Float64Array(buffer, byteOffset, count);
    this.durations = new Float64Array(buffer, byteOffset + count * 8, count);
    this.sizes = new Uint32Array(buffer, byteOffset + count * 16, count);
  }

  /** Sets the numbers of the record at this place. False where they cannot be held. */
  set(at: number, { timeMs, durationMs, sizeBytes }: RecordNumbers): boolean {
    this.times[at] = timeMs;
    this.durations[at] = durationMs ?? Number.NaN;
    this.sizes[at] = sizeBytes;
    return this.sizes[at] === sizeBytes;
  }
}
