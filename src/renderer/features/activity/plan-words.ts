import type { RetryPlan } from '../../../shared/model/delivery';
import { retryPresets } from '../../../shared/model/retry-preset';
import { speedWords } from '../../ui/speed-words';

/** The schedule that plans a delivery's tries, and how much faster than in truth it runs: "Quick retry schedule, 60× faster". */
export function planWords({ schedule, timeScale }: Pick<RetryPlan, 'schedule' | 'timeScale'>): string {
  if (schedule.kind === 'none') return 'no retries';
  const name = schedule.kind === 'preset' ? retryPresets.find(({ id }) => id === schedule.preset)?.name : undefined;
  const words = name === undefined ? (schedule.kind === 'fixed' ? 'Retries at fixed times' : 'Retries at growing times') : `${name} retry schedule`;
  const speed = speedWords(timeScale);
  return speed === undefined ? words : `${words}, ${speed}`;
}
