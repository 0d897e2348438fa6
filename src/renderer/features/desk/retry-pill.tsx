import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { countdownWords } from '../../ui/countdown-words';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { useNow } from '../../ui/use-now';

/** How long it is until the next attempt, counted once a second. */
export function RetryPill({ atMs }: { readonly atMs: number }): ReactNode {
  const nowMs = useNow(true);
  return (
    <span className="status-pill warn num" title={`Next attempt at ${formatTime(atMs, 'second')}`}>
      <Icon of={Clock} size={12} />
      {countdownWords(atMs, nowMs)}
    </span>
  );
}
