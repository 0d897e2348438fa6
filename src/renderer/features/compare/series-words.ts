import type { SeriesFinding, SeriesRow } from '../../../shared/compare/compare-series';
import type { SeriesRecord } from './series-messages';

/** A finding as it stands beside a row. */
export const findingWords: Readonly<Record<SeriesFinding, string>> = { same: '', changed: 'changed', moved: 'other order', missing: 'missing in B', extra: 'extra in B' };

/** A time of a series, counted from its first record: 0:02.3. */
export function sinceFirst(timeMs: number, firstMs: number): string {
  const tenths = Math.round((timeMs - firstMs) / 100);
  const sign = tenths < 0 ? '−' : '';
  const whole = Math.abs(tenths);
  return `${sign}${Math.floor(whole / 600)}:${String(Math.floor((whole % 600) / 10)).padStart(2, '0')}.${whole % 10}`;
}

/** How many rows each finding has. */
export function seriesCounts(rows: readonly SeriesRow[]): Readonly<Record<SeriesFinding, number>> {
  const counts = { same: 0, changed: 0, moved: 0, missing: 0, extra: 0 };
  for (const { finding } of rows) counts[finding] += 1;
  return counts;
}

/** How much later the records of B came than their likes in A, counted from the first record of each: seconds with a sign. */
export function shiftWords(rows: readonly SeriesRow[], a: readonly SeriesRecord[], b: readonly SeriesRecord[]): { readonly mean: string; readonly largest: string } | undefined {
  const shifts = rows.flatMap((row) => {
    const one = row.a === undefined ? undefined : a[row.a];
    const other = row.b === undefined ? undefined : b[row.b];
    return one === undefined || other === undefined ? [] : [other.timeMs - (b[0]?.timeMs ?? 0) - (one.timeMs - (a[0]?.timeMs ?? 0))];
  });
  if (shifts.length === 0) return undefined;
  const mean = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
  const largest = shifts.reduce((most, shift) => (Math.abs(shift) > Math.abs(most) ? shift : most), 0);
  return { mean: seconds(mean, 2), largest: seconds(largest, 1) };
}

/** The rows as lines of text. */
export function seriesText(rows: readonly SeriesRow[], a: readonly SeriesRecord[], b: readonly SeriesRecord[]): string {
  const lines = rows.flatMap((row) => {
    const one = row.a === undefined ? undefined : a[row.a];
    const other = row.b === undefined ? undefined : b[row.b];
    const record = one ?? other;
    if (row.finding === 'same' || record === undefined) return [];
    const times = [...(one === undefined ? [] : [`A ${sinceFirst(one.timeMs, a[0]?.timeMs ?? 0)}`]), ...(other === undefined ? [] : [`B ${sinceFirst(other.timeMs, b[0]?.timeMs ?? 0)}`])];
    return [`${findingWords[row.finding]}: ${record.eventName ?? 'no Event-Name'}${record.subject === '' ? '' : `, ${record.subject}`} (${times.join(', ')})`];
  });
  return lines.length === 0 ? 'No difference that counts.\n' : `${lines.join('\n')}\n`;
}

function seconds(valueMs: number, decimals: number): string {
  const words = Math.abs(valueMs / 1000).toFixed(decimals);
  // What rounds to nothing has no direction.
  const sign = Number(words) === 0 ? '' : valueMs < 0 ? '−' : '+';
  return `${sign}${words} s`;
}
