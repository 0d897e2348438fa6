import { createHash, hash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { ByteKeeper } from './byte-keeper';
import type { MemoryBudget } from './memory-budget';

/** A body as it was collected. */
export interface CollectedBody {
  readonly bytes: Buffer;
  readonly totalBytes: number;
  /** Of all of it, in lower-case hex. */
  readonly sha256: string;
  /** True where more came than was kept. */
  readonly truncated: boolean;
}

/** No body. */
export const emptyBody: CollectedBody = { bytes: Buffer.alloc(0), totalBytes: 0, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', truncated: false };

/** Takes a body piece by piece: keeps its first part as far as limit and memory allow, counts and hashes all of it. */
export class BodyCollector {
  private totalBytes = 0;
  private readonly keeper: ByteKeeper;
  private keeps = true;
  private first: Buffer | undefined;
  private running: Hash | undefined;

  constructor(
    private readonly keptLimitBytes: number,
    private readonly budget: MemoryBudget,
  ) {
    this.keeper = new ByteKeeper(keptLimitBytes);
  }

  add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.totalBytes += bytes.length;
    if (this.keeps) this.keep(bytes);
    if (this.running !== undefined) this.running.update(bytes);
    else if (this.first === undefined) this.first = bytes;
    else this.running = createHash('sha256').update(this.first).update(bytes);
  }

  /** All that is known of the body. To be called once, at its end; what it takes of the budget is as many bytes as it holds. */
  collected(): CollectedBody {
    if (this.first === undefined) return emptyBody;
    const sha256 = this.running === undefined ? hash('sha256', this.first, 'hex') : this.running.digest('hex');
    return { bytes: this.keeper.bytes(), totalBytes: this.totalBytes, sha256, truncated: this.totalBytes > this.keeper.keptBytes };
  }

  /** What is kept is the beginning without a gap: once something could not be kept, nothing after it is. */
  private keep(bytes: Buffer): void {
    const granted = this.budget.take(Math.min(bytes.length, this.keptLimitBytes - this.keeper.keptBytes));
    this.keeps = granted === bytes.length;
    this.keeper.add(this.keeps ? bytes : bytes.subarray(0, granted));
  }
}
