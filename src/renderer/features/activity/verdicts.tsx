import type { ReactNode } from 'react';
import type { Check, CheckState } from '../../../shared/model/check';
import { go } from '../../host/navigation';
import { formatCount } from '../../ui/format';
import { JsonCode } from '../../ui/json-code';
import { VisibleText } from '../../ui/visible-text';
import { CheckIcon } from './check-icon';
import { checksSummary, orderedChecks } from './check-marks';
import { openCapture } from './open-record';

interface VerdictsProps {
  readonly checks: readonly Check[];
  /** Opens the body at a JSON pointer; absent where the body has no tree to open. */
  readonly onShowInBody: ((pointer: string) => void) | undefined;
}

const stateWords: Readonly<Record<CheckState, string>> = { pass: 'Passes', warn: 'Warns', fail: 'Fails', 'not-run': 'Not run' };

/** The checks of a captured request: what passed in one line, what did not with expected, found and why it matters. */
export function Verdicts({ checks, onShowInBody }: VerdictsProps): ReactNode {
  return (
    <section className="section">
      <div className="section-head">
        <h3 className="section-title">Checks</h3>
        <span className="soft num">{checksSummary(checks)}</span>
        <button type="button" className="push link-btn" onClick={() => go({ section: 'rules', page: 'checks' })}>
          Edit checks
        </button>
      </div>
      <div className="card">
        {orderedChecks(checks).map((check) => (
          <Verdict key={check.code + check.title + (check.pointer ?? '')} check={check} onShowInBody={onShowInBody} />
        ))}
      </div>
    </section>
  );
}

function Verdict({ check, onShowInBody }: { readonly check: Check; readonly onShowInBody: VerdictsProps['onShowInBody'] }): ReactNode {
  const { pointer, earlier } = check;
  const open = check.state === 'fail' || check.state === 'warn';
  const links: ReactNode[] = [];
  if (open && earlier !== undefined) {
    links.push(
      <button key="earlier" className="link-btn" type="button" onClick={() => void openCapture(earlier.captureId)}>
        Show request {formatCount(earlier.seq)}
      </button>,
    );
  }
  if (open && pointer !== undefined && onShowInBody !== undefined) {
    links.push(
      <button key="body" className="link-btn" type="button" onClick={() => onShowInBody(pointer)}>
        Show in body
      </button>,
    );
  }
  return (
    <div className={open ? `verdict is-${check.state}` : 'verdict'}>
      <CheckIcon state={check.state} label={stateWords[check.state]} />
      <p className={check.state === 'not-run' ? 'verdict-title soft' : 'verdict-title'}>
        <VisibleText text={check.title} />
      </p>
      {links.length > 0 ? (
        <span className="verdict-links">{links}</span>
      ) : (
        check.note !== undefined && (
          <code className="verdict-aside">
            <VisibleText text={check.note} />
          </code>
        )
      )}
      {open && (check.expected !== undefined || check.found !== undefined) && (
        <dl className="expected mono">
          {check.expected !== undefined && <Pair name="expected" value={check.expected} />}
          {check.found !== undefined && <Pair name="found" value={check.found} />}
        </dl>
      )}
      {open && check.why !== undefined && (
        <p className="verdict-note">
          <VisibleText text={check.why} />
        </p>
      )}
    </div>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd className="verdict-value">
        <JsonCode text={value} />
      </dd>
    </>
  );
}
