import { createHash, hash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { ByteKeeper } from './byte-keeper';

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Takes a body piece by piece: keeps its first part, counts and hashes all of it. */
export class BodyCollector {
  /** Bytes that came, kept or not. */
  totalBytes = 0;
  private readonly keeper: ByteKeeper;
  private first: Buffer | undefined;
  private running: Hash | undefined;

  constructor(keptLimitBytes: number) {
    this.keeper = new ByteKeeper(keptLimitBytes);
  }

  add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.totalBytes += bytes.length;
    this.keeper.add(bytes);
    if (this.running !== undefined) this.running.update(bytes);
    else if (this.first === undefined) this.first = bytes;
    else this.running = createHash('sha256').update(this.first).update(bytes);
  }

  /** True where more came than was kept. */
  get truncated(): boolean {
    return this.totalBytes > this.keeper.keptBytes;
  }

  /** The kept part, in one piece. */
  kept(): Buffer {
    return this.keeper.bytes();
  }

  /** SHA-256 of all that came, in lower-case hex. To be called once, at the end. */
  sha256(): string {
    if (this.running !== undefined) return this.running.digest('hex');
    return this.first === undefined ? emptySha256 : hash('sha256', this.first, 'hex');
  }
}
