import { formatTime } from '../../ui/format';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A moment in a list: the time where it is today’s, else the day: “14:32:09”, “18 Nov”, “18 Nov 2025”. */
export function changedAt(timeMs: number, nowMs: number): string {
  const date = new Date(timeMs);
  const now = new Date(nowMs);
  const sameYear = date.getFullYear() === now.getFullYear();
  if (sameYear && date.getMonth() === now.getMonth() && date.getDate() === now.getDate()) return formatTime(timeMs, 'second');
  const day = `${date.getDate()} ${months[date.getMonth()] ?? ''}`;
  return sameYear ? day : `${day} ${date.getFullYear()}`;
}

/** A day as the account keeps it, in words: “18 Nov 2026”. */
export function dayWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day) ?? [];
  const name = months[Number(month) - 1];
  return year === undefined || date === undefined || name === undefined ? day : `${Number(date)} ${name} ${year}`;
}
