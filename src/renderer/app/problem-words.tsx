import type { ReactNode } from 'react';
import type { CatchStartProblem } from '../../shared/model/catch-status';

/** One sentence on why a port does not listen: who holds it, where that is known. */
export function ProblemWords({ problem }: { readonly problem: CatchStartProblem }): ReactNode {
  const { code, host, port, holder, message } = problem;
  if (code !== 'port-in-use') return message;
  if (holder === undefined) return `Another program listens on ${host}:${port}.`;
  return (
    <>
      <strong>{holder.name}</strong> (process {holder.pid}) listens on {host}:{port}.
    </>
  );
}
