/** Memory that all connections of a catch port share for the bodies they keep. A client cannot use up the computer by sending many large bodies at once. */
export class MemoryBudget {
  private usedBytes = 0;

  constructor(private readonly limitBytes: number) {}

  /** Takes as much of the wish as there is room for. */
  take(wishedBytes: number): number {
    const granted = Math.min(wishedBytes, Math.max(0, this.limitBytes - this.usedBytes));
    this.usedBytes += granted;
    return granted;
  }

  give(bytes: number): void {
    this.usedBytes -= bytes;
  }
}
