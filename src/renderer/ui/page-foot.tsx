import type { ReactNode } from 'react';
import { formatCount } from './format';

interface PageFootProps {
  /** What is counted: "Bytes". */
  readonly noun: string;
  /** From 0; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly onPage: (step: 1 | -1) => void;
}

/** Says which part of something long is shown, and leads to the parts before and after it. */
export function PageFoot({ noun, from, to, total, onPage }: PageFootProps): ReactNode {
  return (
    <div className="code-foot" role="status">
      <span className="truncate">
        {noun} {formatCount(from + 1)} to {formatCount(to)} of {formatCount(total)} are shown.
      </span>
      {from > 0 && (
        <button className="link-btn" type="button" onClick={() => onPage(-1)}>
          Show those before
        </button>
      )}
      {to < total && (
        <button className="link-btn" type="button" onClick={() => onPage(1)}>
          Show more
        </button>
      )}
    </div>
  );
}
