/** A unit with how many of the smallest unit it is. */
export interface AmountUnit {
  readonly name: string;
  readonly size: number;
  readonly words: string;
}

/** Bytes and their multiples, in powers of 1,024 as everywhere in the program. */
export const sizeUnits: readonly AmountUnit[] = [
  { name: 'b', size: 1, words: 'bytes' },
  { name: 'kb', size: 1024, words: 'kB' },
  { name: 'mb', size: 1024 ** 2, words: 'MB' },
  { name: 'gb', size: 1024 ** 3, words: 'GB' },
];

/** Milliseconds and their multiples. */
export const durationUnits: readonly AmountUnit[] = [
  { name: 'ms', size: 1, words: 'milliseconds' },
  { name: 's', size: 1_000, words: 'seconds' },
  { name: 'm', size: 60_000, words: 'minutes' },
  { name: 'h', size: 3_600_000, words: 'hours' },
  { name: 'd', size: 86_400_000, words: 'days' },
  { name: 'w', size: 604_800_000, words: 'weeks' },
];

/** The largest amount in the smallest unit: past a terabyte, past thirty years. */
export const largestAmount = 10 ** 12;

/**
 * Reads such as `10kb`, `1.5s`, `200`: the amount in the smallest unit, to a thousandth of it. Without a unit it is the smallest.
 * Undefined where the text is none, or more than `largestAmount`.
 */
export function readAmount(text: string, units: readonly AmountUnit[]): number | undefined {
  const parts = /^([0-9]{1,15}(?:\.[0-9]{1,15})?)([a-z]*)$/i.exec(text);
  if (parts === null) return undefined;
  const [, figure = '', name = ''] = parts;
  const unit = name === '' ? units[0] : units.find((candidate) => candidate.name === name.toLowerCase());
  if (unit === undefined) return undefined;
  const amount = Math.round(Number(figure) * unit.size * 1000) / 1000;
  return amount > largestAmount ? undefined : amount;
}

/** The amount in the largest unit in which it is a whole number, as `readAmount` reads it. */
export function amountText(amount: number, units: readonly AmountUnit[]): string {
  const unit = largestWholeUnit(amount, units);
  return `${amount / unit.size}${unit.name}`;
}

/** The amount in words: “10 kB”, “1 minute”. */
export function amountWords(amount: number, units: readonly AmountUnit[]): string {
  const unit = largestWholeUnit(amount, units);
  const figure = amount / unit.size;
  return `${figure} ${figure === 1 && unit.words.endsWith('s') ? unit.words.slice(0, -1) : unit.words}`;
}

function largestWholeUnit(amount: number, units: readonly AmountUnit[]): AmountUnit {
  const fitting = amount === 0 ? [] : units.filter(({ size }) => Number.isInteger(amount / size));
  return fitting.at(-1) ?? units[0] ?? { name: '', size: 1, words: '' };
}
