import { amountText, amountWords, durationUnits, readAmount } from './amounts';
import type { QueryMoment } from './query';

/** A date and a time of day as a calendar and a clock show them; the month counts from 1. */
export interface CalendarTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** The epoch milliseconds of what the user's calendar and clock show. */
export type LocalTime = (time: CalendarTime) => number;

/** The time zone of this computer. Where clocks are set back, the first of the two moments. */
export const systemLocalTime: LocalTime = (time) => new Date(time.year, time.month - 1, time.day, time.hour, time.minute, time.second, time.millisecond).getTime();

const form = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const latestMs = Date.UTC(10_000, 0, 1) - 1;

/**
 * Reads how long ago (`10m`, `2d`) or a moment: `2026-11-01`, `2026-11-01T14:00`, `2026-11-01 14:00:05.250`, with `Z` or `+01:00` after the
 * time for a zone, else in the user's. A date alone is its first moment. A number without a unit is none. Undefined where the text is no moment,
 * or one outside the years 1970 to 9999.
 */
export function readMoment(text: string, localTime: LocalTime): QueryMoment | undefined {
  if (/^[0-9.]+[a-z]+$/i.test(text)) {
    const agoMs = readAmount(text, durationUnits);
    return agoMs === undefined ? undefined : { kind: 'ago', agoMs };
  }
  const parts = form.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = parts;
  const time: CalendarTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0')),
  };
  const utc = utcOf(time);
  if (utc === undefined) return undefined;
  const offset = zone === undefined ? 0 : offsetMs(zone);
  if (offset === undefined) return undefined;
  const atMs = zone === undefined ? localTime(time) : utc - offset;
  return atMs >= 0 && atMs <= latestMs ? { kind: 'at', atMs } : undefined;
}

/** The moment as `readMoment` reads it: `10m`, `2026-11-01T14:00Z`. */
export function momentText(moment: QueryMoment): string {
  if (moment.kind === 'ago') return amountText(moment.agoMs, durationUnits);
  return new Date(moment.atMs).toISOString().replace(/(?::00)?\.000Z$/, 'Z');
}

/** The moment in words: “10 minutes ago”, “1 Nov 2026, 14:00:00”, on the clock of this computer. */
export function momentWords(moment: QueryMoment): string {
  if (moment.kind === 'ago') return `${amountWords(moment.agoMs, durationUnits)} ago`;
  return new Date(moment.atMs).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}

/** Undefined where the calendar has no such day, or the clock no such time. */
function utcOf(time: CalendarTime): number | undefined {
  const ms = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second, time.millisecond);
  const back = new Date(ms);
  const same = back.getUTCFullYear() === time.year && back.getUTCMonth() === time.month - 1 && back.getUTCDate() === time.day && back.getUTCHours() === time.hour && back.getUTCMinutes() === time.minute && back.getUTCSeconds() === time.second;
  return same ? ms : undefined;
}

function offsetMs(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The moment in epoch milliseconds. */
export function momentMs(moment: QueryMoment, nowMs: number): number {
  return moment.kind === 'ago' ? nowMs - moment.agoMs : moment.atMs;
}
