import { Network } from 'lucide-react';
import type { ReactNode } from 'react';
import { go } from '../host/navigation';
import { useSnapshot } from '../host/snapshot-store';
import { Icon } from '../ui/icon';
import { Tooltip } from '../ui/tooltip';

/** Stands in the chip as long as other computers are let in, with the addresses at which they reach this one. */
export function ReachBadge(): ReactNode {
  const { open, addresses } = useSnapshot((snapshot) => snapshot.catchSurroundings.reach);
  if (!open) return null;
  const where = addresses.length === 0 ? 'Other computers are let in, but this one has no address on a network now' : `Other computers reach it at ${addresses.join(', ')}, until you quit`;
  return (
    <Tooltip text={where}>
      <button type="button" className="catch-reach" aria-label={`Reachable. ${where}`} onClick={() => go({ section: 'settings', part: 'catch' })}>
        <Icon of={Network} size={14} />
        <span className="hide-narrow">Reachable</span>
      </button>
    </Tooltip>
  );
}
