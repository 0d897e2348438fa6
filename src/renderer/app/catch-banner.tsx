import type { ReactNode } from 'react';
import { useSnapshot } from '../host/snapshot-store';
import { PausedNotice } from './paused-notice';
import { PortBanner } from './port-banner';
import { StorageBanner } from './storage-banner';
import { StoppedBanner } from './stopped-banner';

/** Says over the list what keeps requests from being caught, and offers what mends it. Nothing while all is well. */
export function CatchBanner(): ReactNode {
  const status = useSnapshot((snapshot) => snapshot.catch);
  const ports = useSnapshot((snapshot) => snapshot.catchSurroundings.ports);
  const storageProblem = useSnapshot((snapshot) => snapshot.storage.problem);
  return (
    <>
      {storageProblem !== undefined && <StorageBanner problem={storageProblem} />}
      {status.state === 'stopped' && <StoppedBanner problem={status.problem} />}
      {ports.map((port) => port.status.state === 'stopped' && <PortBanner key={port.id} id={port.id} problem={port.status.problem} />)}
      {status.state === 'paused' && <PausedNotice status={status} />}
    </>
  );
}
