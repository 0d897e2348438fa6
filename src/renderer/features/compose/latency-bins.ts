import type { LatencyFigures } from '../../../shared/model/burst';

export type LatencyScale = 'linear' | 'log';

/** The bars of a histogram and the place of a latency on its axis, from 0 to 1. */
export interface LatencyBins {
  readonly counts: readonly number[];
  readonly ticksMs: readonly number[];
  placeOf(ms: number): number;
}

const binCount = 48;

/** Gathers the core’s buckets into bars of equal width. What is slower than the axis goes on stands in the last one; nothing is left out. */
export function latencyBins({ buckets, fastestMs, p99Ms, slowestMs }: LatencyFigures, scale: LatencyScale): LatencyBins {
  const low = Math.max(0.05, fastestMs * 0.9);
  const high = scale === 'log' ? Math.max(slowestMs * 1.05, low * 2) : Math.max(0.1, Math.min(slowestMs, p99Ms * 1.4));
  const placeOf = (ms: number): number => {
    const place = scale === 'log' ? Math.log(Math.max(ms, low) / low) / Math.log(high / low) : ms / high;
    return Math.min(1, Math.max(0, place));
  };
  const counts = Array.from({ length: binCount }, () => 0);
  for (const { fromMs, toMs, count } of buckets) {
    const bin = Math.min(binCount - 1, Math.floor(placeOf((fromMs + toMs) / 2) * binCount));
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  return { counts, ticksMs: scale === 'log' ? logTicks(low, high) : linearTicks(high), placeOf };
}

/** Round steps of 1, 2 or 5, about four of them. */
export function linearTicks(high: number): readonly number[] {
  const rough = high / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}

function logTicks(low: number, high: number): readonly number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power += 1) {
    for (const each of [1, 2, 5]) {
      const tick = Number((each * 10 ** power).toPrecision(6));
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  return ticks.length <= 8 ? ticks : ticks.filter((_, index) => index % 2 === 0);
}
