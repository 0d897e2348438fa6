/** How much may be on its way to one endpoint at once. */
export const attemptsAtOnce = 8;

// Beyond those, so many may be recorded as started while the receiver answers within this time. Each record waits for the disk,
// and places on the wire that wait for it would stand empty; behind a slow receiver nothing is recorded before its place is free.
const recordedAhead = 24;
const quickAnswerMs = 25;
// Work that has begun is taken off the list in lots: off the front one by one is slow on a long list.
const forgetEvery = 1_024;

/** The turn of one piece of work in a queue. */
export interface Turn {
  /** Waits for a place on the wire: true with one, false where the queue was stopped before. */
  wire(): Promise<boolean>;
  /** Gives the turn back. `tookMs` is how long its place on the wire was used. Only the first call counts. */
  end(tookMs?: number): void;
}

/** Runs the work for one endpoint in the order in which it came, with at most `limit` pieces on the wire at once. */
export class DeliveryQueue {
  private readonly waiting: ((turn: Turn) => void)[] = [];
  private first = 0;
  private begun = 0;
  private onWire = 0;
  private quick = false;
  private stopped = false;
  private readonly forWire: ((granted: boolean) => void)[] = [];
  private limit: number;

  constructor(limit: number = attemptsAtOnce) {
    this.limit = limit;
  }

  /** Changes how many pieces may be on the wire at once; those on it stay. */
  setLimit(limit: number): void {
    this.limit = limit;
    while (this.onWire < this.limit && this.forWire.length > 0) {
      this.onWire += 1;
      this.forWire.shift()?.(true);
    }
    this.next();
  }

  /** Begins the work when its turn comes; at once where there is room. */
  add(work: (turn: Turn) => void): void {
    this.waiting.push(work);
    this.next();
  }

  /** Forgets the work that has not begun, and says how much that was. */
  clear(): number {
    const forgotten = this.waiting.length - this.first;
    this.waiting.length = 0;
    this.first = 0;
    return forgotten;
  }

  /** Lets nothing more onto the wire. */
  stop(): void {
    this.stopped = true;
    for (const refuse of this.forWire.splice(0)) refuse(false);
  }

  private next(): void {
    while (this.begun < this.limit + (this.quick ? recordedAhead : 0)) {
      const work = this.waiting[this.first];
      if (work === undefined) {
        this.clear();
        return;
      }
      this.first += 1;
      this.begun += 1;
      if (this.first === forgetEvery) {
        this.waiting.splice(0, this.first);
        this.first = 0;
      }
      work(this.turn());
    }
  }

  private turn(): Turn {
    let placed = false;
    let over = false;
    return {
      wire: async () => {
        if (this.stopped) return false;
        if (this.onWire < this.limit) this.onWire += 1;
        else if (!(await new Promise<boolean>((resolve) => this.forWire.push(resolve)))) return false;
        placed = true;
        return true;
      },
      end: (tookMs) => {
        if (over) return;
        over = true;
        this.begun -= 1;
        if (tookMs !== undefined) this.quick = tookMs <= quickAnswerMs;
        if (placed) this.passPlaceOn();
        this.next();
      },
    };
  }

  private passPlaceOn(): void {
    const granted = this.onWire > this.limit ? undefined : this.forWire.shift();
    if (granted === undefined) this.onWire -= 1;
    else granted(true);
  }
}
