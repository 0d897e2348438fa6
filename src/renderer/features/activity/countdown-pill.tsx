import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { countdownWords } from './countdown-words';
import { useNow } from './use-now';

/** How long it is until the next attempt, counted once a second while it is on the screen. */
export function CountdownPill({ atMs }: { readonly atMs: number }): ReactNode {
  const nowMs = useNow(true);
  return (
    <span className="status-pill warn num" title={`Next attempt at ${formatTime(atMs, 'second')}`}>
      <Icon of={Clock} size={12} />
      {countdownWords(atMs, nowMs)}
    </span>
  );
}
