const mostStretches = 240;
const firstStretchMs = 250;
const recentMs = 1_000;
const recentSlots = 10;

/** How many ended in each stretch of time since the start, and lately. The stretches double in length where there are too many, so memory is fixed. */
export class AnswerRates {
  private readonly startedMs: number;
  private stretchMs = firstStretchMs;
  private counts: number[] = [];
  private readonly recent = new Float64Array(recentSlots);
  private recentSlot = 0;

  constructor(nowMs: number) {
    this.startedMs = nowMs;
  }

  add(nowMs: number): void {
    const sinceMs = nowMs - this.startedMs;
    while (sinceMs >= this.stretchMs * mostStretches) this.widen();
    const stretch = Math.floor(sinceMs / this.stretchMs);
    while (this.counts.length <= stretch) this.counts.push(0);
    this.counts[stretch] = (this.counts[stretch] ?? 0) + 1;
    this.advance(sinceMs);
    const slot = this.recentSlot % recentSlots;
    this.recent[slot] = (this.recent[slot] ?? 0) + 1;
  }

  /** So many a second over the last second, or over all of the time where that is shorter. */
  nowPerSecond(nowMs: number): number {
    const sinceMs = nowMs - this.startedMs;
    this.advance(sinceMs);
    const coveredMs = Math.min(sinceMs, recentMs - recentMs / recentSlots + (sinceMs % (recentMs / recentSlots)));
    return coveredMs <= 0 ? 0 : (this.recent.reduce((sum, count) => sum + count, 0) * 1_000) / coveredMs;
  }

  stretches(): { readonly stretchMs: number; readonly counts: readonly number[] } {
    return { stretchMs: this.stretchMs, counts: [...this.counts] };
  }

  private advance(sinceMs: number): void {
    const slot = Math.floor((sinceMs * recentSlots) / recentMs);
    if (slot - this.recentSlot >= recentSlots) this.recent.fill(0);
    else for (let next = this.recentSlot + 1; next <= slot; next += 1) this.recent[next % recentSlots] = 0;
    this.recentSlot = Math.max(slot, this.recentSlot);
  }

  private widen(): void {
    this.stretchMs *= 2;
    this.counts = Array.from({ length: Math.ceil(this.counts.length / 2) }, (_, index) => (this.counts[2 * index] ?? 0) + (this.counts[2 * index + 1] ?? 0));
  }
}
