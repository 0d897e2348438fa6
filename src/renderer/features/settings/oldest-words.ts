/** The day of the oldest record: "oldest from today", "oldest from 12 October", "oldest from 3 March 2025". */
export function oldestWords(oldestAtMs: number, nowMs: number): string {
  const date = new Date(oldestAtMs);
  const now = new Date(nowMs);
  if (date.toDateString() === now.toDateString()) return 'oldest from today';
  const isThisYear = date.getFullYear() === now.getFullYear();
  return `oldest from ${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) })}`;
}
