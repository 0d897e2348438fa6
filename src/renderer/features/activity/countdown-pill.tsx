import { Clock, FastForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { countdownWords } from '../../ui/countdown-words';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { speedWords } from '../../ui/speed-words';
import { useNow } from '../../ui/use-now';

/** How long it is until the next attempt, counted once a second while it is on the screen; and how much faster than in truth that comes. */
export function CountdownPill({ atMs, endpointId }: { readonly atMs: number; readonly endpointId: string }): ReactNode {
  const nowMs = useNow(true);
  const speed = useSnapshot((snapshot) => speedWords(snapshot.workspace.endpoints.find(({ id }) => id === endpointId)?.timeScale ?? 1));
  const title = `Next attempt at ${formatTime(atMs, 'second')}`;
  return (
    <span className="status-pill warn num" title={speed === undefined ? title : `${title}, ${speed}`}>
      <Icon of={speed === undefined ? Clock : FastForward} size={12} label={speed} />
      {countdownWords(atMs, nowMs)}
    </span>
  );
}
