const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The day of a moment: "Today", "Yesterday, 22 November", "3 March 2025". */
export function dayWords(timeMs: number, nowMs: number): string {
  const date = new Date(timeMs);
  const now = new Date(nowMs);
  const day = `${date.getDate()} ${monthNames[date.getMonth()] ?? ''}`;
  const daysAgo = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (daysAgo === 0) return 'Today';
  if (daysAgo === 1) return `Yesterday, ${day}`;
  return date.getFullYear() === now.getFullYear() ? day : `${day} ${date.getFullYear()}`;
}

/** Whether two moments fall on one day of this computer's time. */
export function sameDay(oneMs: number, otherMs: number): boolean {
  return midnight(new Date(oneMs)) === midnight(new Date(otherMs));
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
