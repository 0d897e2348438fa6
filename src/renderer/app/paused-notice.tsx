import { Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PausedStatus } from '../../shared/model/catch-status';
import { useSnapshot } from '../host/snapshot-store';
import { Button } from '../ui/button';
import { counted } from '../ui/format';
import { Icon } from '../ui/icon';
import { resumeCatching } from './catch-server';
import { turnedAwayBy } from './catch-words';

/** Says over the list that nothing is caught because the user wanted it so. */
export function PausedNotice({ status }: { readonly status: PausedStatus }): ReactNode {
  const surroundings = useSnapshot((snapshot) => snapshot.catchSurroundings);
  const turnedAway = turnedAwayBy(status, surroundings);
  return (
    <div className="notice" role="status">
      <Icon of={Pause} />
      <span>
        <span className="strong">Paused.</span>{' '}
        {status.mode === 'refuse' ? 'Connections are refused, so they cannot be counted.' : `Requests get 503 and are not recorded${turnedAway === 0 ? '.' : `; ${counted(turnedAway, 'request')} turned away.`}`}
      </span>
      <span className="push">
        <Button size="sm" icon={Play} onClick={() => void resumeCatching()}>
          Resume
        </Button>
      </span>
    </div>
  );
}
