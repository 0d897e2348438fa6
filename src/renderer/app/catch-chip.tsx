import { Copy, Pause, Play, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CatchStatus } from '../../shared/model/catch-status';
import { useSnapshot } from '../host/snapshot-store';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { Tooltip } from '../ui/tooltip';
import { copyCatchUrl, pauseCatching, resumeCatching, retryCatch } from './catch-server';
import { catchProblemWords, catchUrl, pauseWords, splitScheme, storageProblemWords, turnedAwayBy } from './catch-words';
import { ReachBadge } from './reach-badge';

/** What the catch server does, its address, and what to do about it. */
export function CatchChip(): ReactNode {
  const status = useSnapshot((snapshot) => snapshot.catch);
  const isFull = useSnapshot((snapshot) => snapshot.storage.problem !== undefined);
  const isFailing = status.state === 'stopped' || (isFull && status.state === 'catching');
  return (
    <div className={['catch', isFailing && 'is-failing', status.state === 'paused' && 'is-paused'].filter(Boolean).join(' ')} role="group" aria-label="Catch server">
      <span className="catch-state" role="status">
        <CatchWords status={status} />
      </span>
      <ReachBadge />
      {status.state === 'catching' && (
        <>
          <ChipButton label="Copy the catch URL" icon={Copy} onClick={() => void copyCatchUrl()} />
          <ChipButton label="Pause catching" icon={Pause} onClick={() => void pauseCatching()} />
        </>
      )}
      {status.state === 'paused' && <ChipButton label="Resume catching" icon={Play} onClick={() => void resumeCatching()} />}
      {status.state === 'stopped' && <ChipButton label="Try again" icon={RotateCw} onClick={() => void retryCatch()} />}
    </div>
  );
}

function ChipButton({ label, icon, onClick }: { readonly label: string; readonly icon: typeof Copy; onClick(): void }): ReactNode {
  return (
    <Tooltip text={label}>
      <button type="button" className="catch-btn" aria-label={label} onClick={onClick}>
        <Icon of={icon} size={14} />
      </button>
    </Tooltip>
  );
}

function CatchWords({ status }: { readonly status: CatchStatus }): ReactNode {
  const surroundings = useSnapshot((snapshot) => snapshot.catchSurroundings);
  const problem = useSnapshot((snapshot) => snapshot.storage.problem);
  const whenFull = useSnapshot((snapshot) => snapshot.workspace.settings.whenFull);
  switch (status.state) {
    case 'starting':
      return (
        <>
          <span className="dot" />
          Starting
        </>
      );
    case 'catching': {
      if (problem !== undefined) {
        return (
          <>
            <span className="dot dot-fail" />
            <span className="strong">{storageProblemWords(problem, whenFull)}</span>
          </>
        );
      }
      const { scheme, rest } = splitScheme(catchUrl(status));
      return (
        <>
          <span className="dot dot-live" />
          <span className="catch-verb">Catching on </span>
          <span className="mono truncate">
            <span className="hide-narrow">{scheme}</span>
            {rest}
          </span>
        </>
      );
    }
    case 'paused': {
      const turnedAway = turnedAwayBy(status, surroundings);
      return (
        <>
          <Icon of={Pause} size={14} />
          <span className="strong">Paused </span>
          <span className="num truncate">{turnedAway === 0 ? pauseWords(status.mode) : `${formatCount(turnedAway)} turned away`}</span>
        </>
      );
    }
    case 'stopped':
      return (
        <>
          <span className="dot dot-fail" />
          <span className="strong">Not catching </span>
          <span className="hide-narrow truncate">{catchProblemWords(status.problem)}</span>
        </>
      );
  }
}
