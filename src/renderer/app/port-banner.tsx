import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CatchStartProblem } from '../../shared/model/catch-status';
import { go } from '../host/navigation';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { changePort, retryCatch } from './catch-server';
import { ProblemWords } from './problem-words';

/** A further port does not listen, while the others may well. */
export function PortBanner({ id, problem }: { readonly id: string; readonly problem: CatchStartProblem }): ReactNode {
  const { code, port, suggestedPort } = problem;
  return (
    <Banner
      tone="warn"
      title={code === 'port-in-use' ? `Port ${port} is in use, so nothing is caught there` : `Nothing is caught on port ${port}`}
      actions={
        <>
          {suggestedPort !== undefined && <Button onClick={() => void changePort(id, { port: suggestedPort })}>Use {suggestedPort}</Button>}
          <Button icon={RotateCw} onClick={() => void retryCatch()}>
            Try again
          </Button>
          <Button variant="ghost" onClick={() => void changePort(id, { enabled: false })}>
            Switch it off
          </Button>
          <Button variant="ghost" onClick={() => go({ section: 'settings', part: 'catch' })}>
            All ports…
          </Button>
        </>
      }
    >
      <ProblemWords problem={problem} /> The other ports are not touched by this.
    </Banner>
  );
}
