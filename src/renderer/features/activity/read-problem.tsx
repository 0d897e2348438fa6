import type { ReactNode } from 'react';

interface ReadProblemProps {
  readonly problem: string;
  onTryAgain(): void;
}

/** Why the records could not be read, with the way to try again. */
export function ReadProblem({ problem, onTryAgain }: ReadProblemProps): ReactNode {
  return (
    <p className="stream-end" role="status">
      {problem}{' '}
      <button className="link-btn" type="button" onClick={onTryAgain}>
        Try again
      </button>
    </p>
  );
}
