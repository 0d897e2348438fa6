import { CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CaptureProblem, CaptureState } from '../../../shared/model/captured-request';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';

interface ProblemCardProps {
  readonly state: CaptureState;
  readonly problem: CaptureProblem;
}

/** Why a captured request is not complete. */
export function ProblemCard({ state, problem }: ProblemCardProps): ReactNode {
  const tone = state === 'malformed' ? 'fail' : 'warn';
  return (
    <div className="card">
      <div className={`verdict is-${tone}`}>
        <Icon of={tone === 'fail' ? CircleX : TriangleAlert} className={tone} />
        <p className="verdict-title">{state === 'malformed' ? 'This is not valid HTTP' : 'The request did not come whole'}</p>
        <code className="verdict-aside">{problem.code}</code>
        <p className="verdict-note">
          <VisibleText text={problem.message} />
        </p>
      </div>
    </div>
  );
}
