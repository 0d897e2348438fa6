import { Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/button';
import { setPinned } from './pinning';

/** Stays down while the record is kept whatever the limits. */
export function PinButton({ position, pinned }: { readonly position: number; readonly pinned: boolean }): ReactNode {
  return (
    <span className="push">
      <IconButton label={pinned ? 'Unpin' : 'Pin, so that it is always kept'} icon={Pin} keysOf="activity.pin" pressed={pinned} onClick={() => void setPinned(position, !pinned)} />
    </span>
  );
}
