const units: readonly (readonly [unit: string, ms: number])[] = [
  ['ms', 1],
  ['s', 1_000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
];

/** Milliseconds of a time such as `250 ms`, `5 s`, `1.5 h` or `1 h 30 min`; undefined where it is none. */
export function readTime(text: string): number | undefined {
  const parts = [...text.trim().matchAll(/(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s|min|m|h|d)\b\s*/gy)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text.trim()) return undefined;
  let ms = 0;
  for (const [, number, unit] of parts) {
    const size = units.find(([each]) => each === (unit === 'm' ? 'min' : unit))?.[1] ?? 0;
    ms += Number(number) * size;
  }
  return Math.round(ms);
}
