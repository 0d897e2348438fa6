import { decideRetry } from '../../../src/main/core/sender/retry-policy';
import { failure } from '../../../src/shared/model/failure';
import { retryPresets } from '../../../src/shared/model/retry-preset';
import type { RetryPresetId } from '../../../src/shared/model/retry-preset';
import { plannedSeconds } from '../../../src/shared/model/retry-schedule';
import type { Figure } from '../figure';

/** When the last attempt of each leaves by its provider's own page, in seconds after the first. */
const publishedEnds: Readonly<Record<RetryPresetId, number>> = { quick: 6_755, 'standard-webhooks': 272_105, svix: 99_305, stripe: 259_200, github: 0, shopify: 14_400, hookdeck: 180_000 };

const startMs = Date.UTC(2026, 10, 23);

/** How far any attempt of any preset is from its planned time, on a clock that jumps from one attempt to the next. */
export function presetTimes(): Promise<readonly Figure[]> {
  const deviations = retryPresets.flatMap(({ id }) => {
    const times = attemptSeconds(id);
    const planned = plannedSeconds({ kind: 'preset', preset: id });
    const ends = Math.abs((times.at(-1) ?? Number.NaN) - publishedEnds[id]);
    return [ends, ...planned.map((seconds, index) => Math.abs(seconds - (times[index] ?? Number.NaN)))];
  });
  const largest = Math.max(...deviations);
  return Promise.resolve([{ name: `largest deviation of ${retryPresets.length} presets from their times`, value: largest, unit: 's', yardstick: undefined, aim: { text: 'exact to the second', met: largest === 0 } }]);
}

function attemptSeconds(preset: RetryPresetId): readonly number[] {
  const times = [0];
  for (let nowMs = startMs; ; ) {
    const outcome = { startedAtMs: nowMs, timings: { totalMs: 0 }, failure: failure('refused') };
    const decision = decideRetry({ schedule: { kind: 'preset', preset }, scale: 1, jitter: 0, seed: 1 }, { deliveryId: 'dlv', number: times.length, outcome, endedAtMs: nowMs });
    if (decision.kind === 'end') return times;
    nowMs = decision.atMs;
    times.push((nowMs - startMs) / 1_000);
  }
}
