import type { RetrySchedule } from '../../../shared/model/retry-schedule';
import { delaysOf, plannedSeconds } from '../../../shared/model/retry-schedule';
import { counted } from '../../ui/format';

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A span of whole seconds in its two largest units: "5 s", "2 min", "1 h 53 min". */
export function spanWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const first = units.findIndex(([, size]) => whole >= size);
  if (first === -1) return '0 s';
  const parts: string[] = [];
  let rest = whole;
  for (const [unit, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.join(' ');
}

/** What a schedule amounts to: "8 attempts in 1 h 52 min". */
export function scheduleWords(schedule: RetrySchedule): string {
  const attempts = delaysOf(schedule).length + 1;
  return attempts === 1 ? 'one attempt' : `${counted(attempts, 'attempt')} in ${spanWords(plannedSeconds(schedule).at(-1) ?? 0)}`;
}
