/** What an answer's `Retry-After` asks for: a wait in milliseconds from `nowMs`, never negative. */
export type RetryAfter = { readonly kind: 'wait'; readonly waitMs: number } | { readonly kind: 'nonsense' };

const weekday = '(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?';
// The three forms of RFC 9110 section 5.6.7, and the zone offsets that mail dates carry (RFC 2822), which Svix takes too.
const httpDate = new RegExp(`^${weekday},? [0-9A-Za-z :+-]+$`);

/** Reads a `Retry-After` value: whole or broken seconds, or a date. Anything else is nonsense, and the schedule stands. */
export function readRetryAfter(value: string, nowMs: number): RetryAfter {
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return { kind: 'wait', waitMs: Math.ceil(Number(text)) * 1_000 };
  const dateMs = httpDate.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(dateMs) ? { kind: 'nonsense' } : { kind: 'wait', waitMs: Math.max(0, dateMs - nowMs) };
}
