import { clockTime, isoTime } from './moment-words';
import { timeForm } from './time-form';

/** A figure and its unit apart, since the unit is drawn quieter. */
export interface Quantity {
  readonly figure: string;
  readonly unit: string;
}

const grouping = new Intl.NumberFormat('en');
const oneDecimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const sizeUnits = ['B', 'kB', 'MB', 'GB'] as const;

/** A whole number with its thousands apart: "1,163". */
export function formatCount(count: number): string {
  return grouping.format(count);
}

/** "1 endpoint", "4 endpoints". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Milliseconds as a figure and a unit: 0.4 ms, 2 ms, 10.0 s, 4:05 min. */
export function durationQuantity(durationMs: number): Quantity {
  if (durationMs > 0 && durationMs < 0.95) return { figure: oneDecimal.format(durationMs), unit: 'ms' };
  if (durationMs < 999.5) return { figure: String(Math.round(durationMs)), unit: 'ms' };
  if (durationMs < 59_950) return { figure: oneDecimal.format(durationMs / 1000), unit: 's' };
  const seconds = Math.round(durationMs / 1000);
  return { figure: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`, unit: 'min' };
}

/** "2 ms", "10.0 s". */
export function formatDuration(durationMs: number): string {
  const { figure, unit } = durationQuantity(durationMs);
  return `${figure} ${unit}`;
}

/** Bytes as a figure and a unit, in powers of 1,024 and with one decimal from a kilobyte on: 467 B, 10.4 MB. */
export function sizeQuantity(sizeBytes: number): Quantity {
  let figure = sizeBytes;
  let step = 0;
  while (figure >= 1000 && step < sizeUnits.length - 1) {
    figure /= 1024;
    step += 1;
  }
  return { figure: step === 0 ? String(figure) : oneDecimal.format(figure), unit: sizeUnits[step] ?? 'GB' };
}

/** "467 B", "10.4 MB". */
export function formatSize(sizeBytes: number): string {
  const { figure, unit } = sizeQuantity(sizeBytes);
  return `${figure} ${unit}`;
}

/** A size that was set as a limit, without a decimal that says nothing: "2 GB", "1.5 GB". */
export function formatLimit(sizeBytes: number): string {
  return formatSize(sizeBytes).replace('.0 ', ' ');
}

/** A moment as it stands within a sentence: HH:mm:ss of this computer's time, with milliseconds where they are asked for, or ISO 8601 where the user chose that. A sentence stays as it is, so it never says how long ago. */
export function formatTime(timeMs: number, precision: 'second' | 'millisecond' = 'millisecond'): string {
  return timeForm() === 'iso' ? isoTime(timeMs, precision) : clockTime(timeMs, precision);
}

/** A moment with its day before it, where ISO does not tell it anyway; '' is a day that need not be said. */
export function formatDated(day: string, timeMs: number, precision: 'second' | 'millisecond' = 'millisecond'): string {
  const time = formatTime(timeMs, precision);
  return day === '' || timeForm() === 'iso' ? time : `${day}, ${time}`;
}
