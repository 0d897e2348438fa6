import type { ClearableLog } from '../../../shared/contract/storage-contract';
import { counted } from '../../ui/format';

/** What stays when the log is cleared: "3 pinned records, 2 deliveries that are under way or waiting, and what arrives from now on stay." */
export function keptWords({ pinned, underWay }: Pick<ClearableLog, 'pinned' | 'underWay'>): string {
  const kept = [
    ...(pinned === 0 ? [] : [counted(pinned, 'pinned record')]),
    ...(underWay === 0 ? [] : [underWay === 1 ? '1 delivery that is under way or waiting' : `${counted(underWay, 'delivery', 'deliveries')} that are under way or waiting`]),
  ];
  if (kept.length === 0) return 'What arrives from now on stays. Nothing is pinned, and no delivery is under way or waiting.';
  return `${kept.join(', ')}${kept.length > 1 ? ',' : ''} and what arrives from now on stay.`;
}
