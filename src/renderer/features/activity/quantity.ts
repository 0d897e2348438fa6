/** A figure with its unit apart, since the unit is drawn quieter. */
export interface Quantity {
  readonly figure: string;
  readonly unit: string;
}

/** Milliseconds as people say them: "3 ms", "2.1 s", "4:05 min". Part of a millisecond shows as 0.4 below one. */
export function durationOf(durationMs: number): Quantity {
  if (durationMs < 1 && durationMs > 0) return { figure: durationMs.toFixed(1), unit: 'ms' };
  if (durationMs < 999.5) return { figure: String(Math.round(durationMs)), unit: 'ms' };
  if (durationMs < 59_950) return { figure: (durationMs / 1000).toFixed(1), unit: 's' };
  const seconds = Math.round(durationMs / 1000);
  return { figure: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`, unit: 'min' };
}

const sizeUnits = ['B', 'kB', 'MB', 'GB'] as const;

/** Bytes in powers of 1,024, with one decimal from a kilobyte on: "467 B", "10.4 MB". */
export function sizeOf(bytes: number): Quantity {
  let figure = bytes;
  let step = 0;
  while (figure >= 1000 && step < sizeUnits.length - 1) {
    figure /= 1024;
    step += 1;
  }
  return { figure: step === 0 ? String(figure) : figure.toFixed(1), unit: sizeUnits[step] ?? 'GB' };
}

export function words(quantity: Quantity): string {
  return `${quantity.figure} ${quantity.unit}`;
}

/** A whole number with its thousands apart: "1,163". */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}

/** "1 key", "2 keys". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
