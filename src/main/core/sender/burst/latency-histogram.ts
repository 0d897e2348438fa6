import type { LatencyBucket, LatencyFigures } from '../../../../shared/model/burst';

// Each power of two of microseconds is divided into so many buckets, so that a value is known to 1 part in 64.
const stepsAnOctave = 64;
const octaves = 27;
const shownTogether = 4;
const longestUs = 2 ** 32 - 1;

/** Durations in buckets whose width grows with the value: memory is fixed however many are counted. */
export class LatencyHistogram {
  private readonly counts = new Float64Array(stepsAnOctave * octaves);
  private total = 0;
  private fastestMs = Number.POSITIVE_INFINITY;
  private slowestMs = 0;

  add(durationMs: number): void {
    const index = indexOf(durationMs);
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.total += 1;
    this.fastestMs = Math.min(this.fastestMs, durationMs);
    this.slowestMs = Math.max(this.slowestMs, durationMs);
  }

  figures(): LatencyFigures {
    if (this.total === 0) return { fastestMs: 0, p50Ms: 0, p75Ms: 0, p90Ms: 0, p95Ms: 0, p99Ms: 0, slowestMs: 0, buckets: [] };
    return {
      fastestMs: this.fastestMs,
      p50Ms: this.percentile(50),
      p75Ms: this.percentile(75),
      p90Ms: this.percentile(90),
      p95Ms: this.percentile(95),
      p99Ms: this.percentile(99),
      slowestMs: this.slowestMs,
      buckets: this.buckets(),
    };
  }

  /** The duration that this many percent of all do not exceed: the middle of its bucket. */
  private percentile(percent: number): number {
    let left = Math.ceil((this.total * percent) / 100);
    for (let index = 0; index < this.counts.length; index += 1) {
      left -= this.counts[index] ?? 0;
      if (left > 0) continue;
      const middleMs = (lowestUs(index) + lowestUs(index + 1)) / 2_000;
      return Math.min(Math.max(middleMs, this.fastestMs), this.slowestMs);
    }
    return this.slowestMs;
  }

  private buckets(): readonly LatencyBucket[] {
    const buckets: LatencyBucket[] = [];
    for (let index = 0; index < this.counts.length; index += shownTogether) {
      const count = this.counts.subarray(index, index + shownTogether).reduce((sum, each) => sum + each, 0);
      if (count > 0) buckets.push({ fromMs: lowestUs(index) / 1_000, toMs: lowestUs(index + shownTogether) / 1_000, count });
    }
    return buckets;
  }
}

function indexOf(durationMs: number): number {
  const us = Math.min(Math.max(0, Math.round(durationMs * 1_000)), longestUs);
  if (us < stepsAnOctave) return us;
  const shift = 31 - Math.clz32(us) - Math.log2(stepsAnOctave);
  return shift * stepsAnOctave + (us >>> shift);
}

function lowestUs(index: number): number {
  if (index < stepsAnOctave) return index;
  return ((index % stepsAnOctave) + stepsAnOctave) * 2 ** (Math.floor(index / stepsAnOctave) - 1);
}
