const smallBytes = 4096;
const blockBytes = 16 * 1024;
const nothing = Buffer.alloc(0);

/** Keeps the first bytes of a stream, up to a limit. Large pieces are kept as they are, without a copy; small ones are gathered in blocks, so that a body sent byte by byte costs no more than another. */
export class ByteKeeper {
  keptBytes = 0;
  private readonly parts: Buffer[] = [];
  private block: Buffer | undefined;
  private blockUsed = 0;

  constructor(private readonly limitBytes: number) {}

  add(bytes: Buffer): void {
    const room = this.limitBytes - this.keptBytes;
    if (room <= 0 || bytes.length === 0) return;
    const piece = bytes.length > room ? bytes.subarray(0, room) : bytes;
    this.keptBytes += piece.length;
    if (piece.length >= smallBytes || this.keptBytes === piece.length) {
      this.closeBlock();
      this.parts.push(piece);
      return;
    }
    let from = 0;
    while (from < piece.length) {
      if (this.block === undefined) {
        this.block = Buffer.allocUnsafeSlow(blockBytes);
        this.blockUsed = 0;
      }
      const copied = piece.copy(this.block, this.blockUsed, from);
      from += copied;
      this.blockUsed += copied;
      if (this.blockUsed === blockBytes) this.closeBlock();
    }
  }

  /** All that was kept, in one piece. */
  bytes(): Buffer {
    this.closeBlock();
    const [only] = this.parts;
    if (only === undefined) return nothing;
    return this.parts.length === 1 ? only : Buffer.concat(this.parts, this.keptBytes);
  }

  private closeBlock(): void {
    if (this.block === undefined) return;
    if (this.blockUsed > 0) this.parts.push(this.block.subarray(0, this.blockUsed));
    this.block = undefined;
  }
}
