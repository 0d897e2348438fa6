import { RotateCw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CatchStartProblem } from '../../shared/model/catch-status';
import { go } from '../host/navigation';
import { useSnapshot } from '../host/snapshot-store';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { moveCatch, retryCatch } from './catch-server';
import { namesAddress } from './endpoint-at-address';
import { ProblemWords } from './problem-words';

/** Nothing is caught at all: why, and what can be done. */
export function StoppedBanner({ problem }: { readonly problem: CatchStartProblem }): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const endpoints = useSnapshot((snapshot) => snapshot.workspace.endpoints);
  const moving = endpoints.filter((endpoint) => namesAddress(endpoint.url, problem.host, problem.port));
  const { suggestedPort } = problem;
  const isTaken = problem.code === 'port-in-use';
  const during = (work: Promise<void>): void => {
    setIsBusy(true);
    void work.finally(() => setIsBusy(false));
  };
  const busyReason = isBusy ? 'The last try is still under way' : undefined;

  return (
    <Banner
      tone="fail"
      title={isTaken ? `Port ${problem.port} is in use, so nothing is being caught` : 'Nothing is being caught'}
      actions={
        <>
          {suggestedPort !== undefined && (
            <Button variant="primary" disabledReason={busyReason} onClick={() => during(moveCatch(suggestedPort))}>
              Use {suggestedPort}
            </Button>
          )}
          <Button icon={RotateCw} disabledReason={busyReason} onClick={() => during(retryCatch())}>
            Try again
          </Button>
          <Button variant="ghost" onClick={() => go({ section: 'settings', part: 'catch' })}>
            Choose another port…
          </Button>
        </>
      }
    >
      <ProblemWords problem={problem} /> Sending still works.
      {suggestedPort !== undefined && moving.length > 0 && (
        <>
          {' '}
          With {suggestedPort}, the address of <strong>{moving.map((endpoint) => endpoint.name).join(', ')}</strong> changes with it; senders you set up elsewhere need the new port.
        </>
      )}
      {suggestedPort !== undefined && moving.length === 0 && <> With {suggestedPort}, senders you set up elsewhere need the new port.</>}
    </Banner>
  );
}
