/** One measured figure beside its yardstick from the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly yardstick: { readonly name: string; readonly value: number; readonly unit: string } | undefined;
  /** What the issue asks for, as a sentence and as a test; absent where it asks only for the figure. */
  readonly aim?: { readonly text: string; readonly met: boolean };
}

/** A row of the printed table. */
export function figureLine(figure: Figure): readonly string[] {
  const { yardstick, aim } = figure;
  return [
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    yardstick === undefined ? '' : `${yardstick.name}: ${round(yardstick.value)} ${yardstick.unit}`,
    yardstick === undefined || yardstick.unit !== figure.unit || yardstick.value === 0 ? '' : `×${(figure.value / yardstick.value).toFixed(2)}`,
    aim === undefined ? '' : `${aim.text}: ${aim.met ? 'met' : 'NOT MET'}`,
  ];
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
}

/** The value below which this share of the sorted numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}
