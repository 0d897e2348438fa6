import type { Address } from './address';

/** One request's own wish for a status, and how its address said so. */
export interface StatusOverride {
  readonly status: number;
  readonly said: string;
}

const parameter = 'hookbench-status';

/** The status that a request's address asks for: `/anything/!503` or `?hookbench-status=503`. Undefined where it asks for none, or for one that cannot be answered. */
export function statusOverride(address: Address): StatusOverride | undefined {
  const last = address.segments[address.segments.length - 1] ?? '';
  if (last.startsWith('!') && isStatus(last.slice(1))) return { status: Number(last.slice(1)), said: last };
  const wished = address.query.find(([name]) => name === parameter)?.[1];
  return wished !== undefined && isStatus(wished) ? { status: Number(wished), said: `?${parameter}=${wished}` } : undefined;
}

/** True for the three digits of a status that can end a request: 200 to 599. */
export function isStatus(text: string): boolean {
  return /^[2-5][0-9]{2}$/.test(text);
}
