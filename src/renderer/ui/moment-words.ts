const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const two = (value: number): string => String(value).padStart(2, '0');

/** HH:mm:ss of this computer's time, with milliseconds where they are asked for. */
export function clockTime(timeMs: number, precision: 'second' | 'millisecond'): string {
  const date = new Date(timeMs);
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return precision === 'second' ? time : `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** ISO 8601 with this computer's distance from UTC at that moment: 2026-11-23T14:32:07.418+01:00. */
export function isoTime(timeMs: number, precision: 'second' | 'millisecond'): string {
  const date = new Date(timeMs);
  const offset = -date.getTimezoneOffset();
  const distance = Math.abs(offset);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${clockTime(timeMs, precision)}${offset < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

/** How long ago: “just now”, “35 s ago”, “12 min ago”, “3 h ago”, “2 d ago”; from a week on the day, “18 Nov” or “18 Nov 2025”. */
export function agoWords(timeMs: number, nowMs: number): string {
  const passedMs = nowMs - timeMs;
  if (passedMs < 1_000) return 'just now';
  if (passedMs < minuteMs) return `${Math.floor(passedMs / 1_000)} s ago`;
  if (passedMs < hourMs) return `${Math.floor(passedMs / minuteMs)} min ago`;
  if (passedMs < dayMs) return `${Math.floor(passedMs / hourMs)} h ago`;
  if (passedMs < 7 * dayMs) return `${Math.floor(passedMs / dayMs)} d ago`;
  const date = new Date(timeMs);
  const day = `${date.getDate()} ${months[date.getMonth()] ?? ''}`;
  return date.getFullYear() === new Date(nowMs).getFullYear() ? day : `${day} ${date.getFullYear()}`;
}
