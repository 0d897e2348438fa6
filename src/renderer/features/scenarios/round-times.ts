const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const stepsMs = [100, 200, 500, second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 12 * hour, day];
const mostSteps = 5;

/** The times for the ticks of an axis from 0 to `endMs`: round ones, at most six. */
export function roundTimesMs(endMs: number): readonly number[] {
  const stepMs = stepsMs.find((step) => endMs / step <= mostSteps) ?? Math.ceil(endMs / day / mostSteps) * day;
  return Array.from({ length: Math.floor(endMs / stepMs) + 1 }, (_, index) => index * stepMs);
}
