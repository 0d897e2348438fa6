/** How an amount is written: in units of `unitSize`, with so many decimals at most. */
export interface AmountForm {
  readonly unitSize: number;
  readonly decimals: number;
  /** In units. */
  readonly min: number;
  readonly max: number;
}

/** The amount in units, with thousands apart: 2, 0.5, 100,000. */
export function amountText(value: number, { unitSize, decimals }: AmountForm): string {
  return grouped(value / unitSize, decimals);
}

/** What a text stands for, in whole steps of the setting, or what is wrong with it. */
export function readAmount(text: string, { unitSize, decimals, min, max }: AmountForm): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string } {
  const plain = text.trim().replace(/,(?=\d{3}(?:\D|$))/g, '');
  const pattern = decimals === 0 ? /^\d{1,12}$/ : /^\d{1,9}(?:\.\d{1,6})?$/;
  const units = pattern.test(plain) ? Number(plain) : Number.NaN;
  if (units >= min && units <= max) return { ok: true, value: Math.round(units * unitSize) };
  return { ok: false, message: `Write a ${decimals === 0 ? 'whole number' : 'number'} from ${grouped(min, decimals)} to ${grouped(max, decimals)}` };
}

function grouped(units: number, decimals: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: decimals }).format(units);
}
