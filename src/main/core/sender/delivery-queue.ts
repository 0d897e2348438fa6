/** How much may be on its way to one endpoint at once. */
export const attemptsAtOnce = 8;

/**
 * Runs the work for one endpoint in the order in which it came, at most `limit` at once.
 * Work says by the function it is given when its place is free; what it does after that no longer counts.
 */
export class DeliveryQueue {
  private readonly waiting: ((free: () => void) => void)[] = [];
  private first = 0;
  private running = 0;
  private readonly limit: number;

  constructor(limit: number = attemptsAtOnce) {
    this.limit = limit;
  }

  /** Runs the work when its turn comes; at once where there is a place. */
  add(work: (free: () => void) => void): void {
    this.waiting.push(work);
    this.next();
  }

  /** Forgets what waits, and says how much that was. */
  clear(): number {
    const forgotten = this.waiting.length - this.first;
    this.waiting.length = 0;
    this.first = 0;
    return forgotten;
  }

  private next(): void {
    while (this.running < this.limit) {
      const work = this.waiting[this.first];
      if (work === undefined) {
        this.clear();
        return;
      }
      this.first += 1;
      if (this.first > 1_024) {
        this.waiting.splice(0, this.first);
        this.first = 0;
      }
      this.running += 1;
      let freed = false;
      work(() => {
        if (freed) return;
        freed = true;
        this.running -= 1;
        this.next();
      });
    }
  }
}
