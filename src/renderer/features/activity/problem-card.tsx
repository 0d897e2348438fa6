import { CircleX, FileInput, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CaptureProblem, CaptureState } from '../../../shared/model/captured-request';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';

interface ProblemCardProps {
  readonly state: CaptureState;
  readonly problem: CaptureProblem;
}

/** Why a captured request is not complete, or that it was not received here. */
export function ProblemCard({ state, problem }: ProblemCardProps): ReactNode {
  const imported = state === 'complete';
  const tone = state === 'malformed' ? 'fail' : 'warn';
  return (
    <div className="card">
      <div className={imported ? 'verdict' : `verdict is-${tone}`}>
        {imported ? <Icon of={FileInput} className="soft" /> : <Icon of={tone === 'fail' ? CircleX : TriangleAlert} className={tone} />}
        <p className="verdict-title">{imported ? 'Not received here' : state === 'malformed' ? 'This is not valid HTTP' : 'The request did not come whole'}</p>
        <code className="verdict-aside">{problem.code}</code>
        <p className="verdict-note">
          <VisibleText text={problem.message} />
        </p>
      </div>
    </div>
  );
}
