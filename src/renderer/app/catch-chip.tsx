import { Copy, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CatchStatus } from '../../shared/model/catch-status';
import { useSnapshot } from '../host/snapshot-store';
import { Icon } from '../ui/icon';
import { Tooltip } from '../ui/tooltip';
import { copyCatchUrl, retryCatch } from './catch-server';
import { catchProblemWords, catchUrl, splitScheme } from './catch-words';

/** What the catch server does, its address, and the one thing to do about it. */
export function CatchChip(): ReactNode {
  const status = useSnapshot((snapshot) => snapshot.catch);
  return (
    <div className={status.state === 'stopped' ? 'catch is-failing' : 'catch'} role="group" aria-label="Catch server">
      <span className="catch-state" role="status">
        <CatchWords status={status} />
      </span>
      {status.state === 'catching' && (
        <Tooltip text="Copy the catch URL">
          <button type="button" className="catch-btn" aria-label="Copy the catch URL" onClick={() => void copyCatchUrl()}>
            <Icon of={Copy} size={14} />
          </button>
        </Tooltip>
      )}
      {status.state === 'stopped' && (
        <Tooltip text="Try again">
          <button type="button" className="catch-btn" aria-label="Try again" onClick={() => void retryCatch()}>
            <Icon of={RotateCw} size={14} />
          </button>
        </Tooltip>
      )}
    </div>
  );
}

function CatchWords({ status }: { readonly status: CatchStatus }): ReactNode {
  switch (status.state) {
    case 'starting':
      return (
        <>
          <span className="dot" />
          Starting
        </>
      );
    case 'catching': {
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
    case 'stopped':
      return (
        <>
          <span className="dot dot-fail" />
          <span className="strong">Not catching </span>
          <span className="hide-narrow truncate">{catchProblemWords(status)}</span>
        </>
      );
  }
}
