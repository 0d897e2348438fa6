import type { Mapping } from './mapping';
import { readTime } from './time-text';

/** A time of the scenario under a key, in milliseconds; undefined where the key is absent or holds no time, which is told. */
export function timeOf(mapping: Mapping, key: string, mostMs: number): number | undefined {
  const expected = 'a time such as 250 ms, 5 s, 10 min or 1 h';
  const text = mapping.text(key, expected);
  if (text === undefined) return undefined;
  const ms = readTime(text);
  if (ms !== undefined && ms <= mostMs) return ms;
  mapping.problem(key, ms === undefined ? `${text.slice(0, 40)} is no time` : `${text.slice(0, 40)} is too long`, ms === undefined ? expected : 'at most 30 d');
  return undefined;
}
