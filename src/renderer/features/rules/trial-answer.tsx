import type { ReactNode } from 'react';
import type { AnswerRule, RuleTrial } from '../../../shared/model/answer-rule';
import { decodeBytes } from '../../ui/decode-bytes';
import { VisibleText } from '../../ui/visible-text';
import { keyWords, placeWords } from './verdict-words';

interface TrialAnswerProps {
  readonly trial: RuleTrial;
  readonly rules: readonly AnswerRule[];
}

/** The answer as it would stand in the record, and what would follow it in its sequence. */
export function TrialAnswer({ trial, rules }: TrialAnswerProps): ReactNode {
  const { answer, place, next, override } = trial;
  const chosen = rules.find(({ id }) => trial.verdicts.some((verdict) => verdict.kind === 'answers' && verdict.ruleId === id));
  const sequence = chosen?.action.kind === 'sequence' ? chosen.action : undefined;
  const path = sequence?.key ?? '';
  const isLast = place !== undefined && sequence !== undefined && place.step === sequence.steps.length - 1;
  const by = override === undefined ? (chosen === undefined ? 'the default rule' : undefined) : `its address asks for ${override}`;
  return (
    <>
      <section className="section">
        <div className="section-head">
          <h3 className="section-title">It would answer</h3>
          <span className="soft">{place === undefined ? by : placeWords(place, path, isLast)}</span>
        </div>
        {answer.fault !== undefined && <p className="fail">With the fault {answer.fault}.</p>}
        {answer.status === 0 ? (
          <p className="soft">No answer that is HTTP.</p>
        ) : (
          <pre className="card code code-bytes" tabIndex={0} aria-label="The answer">
            HTTP/1.1 <span className={answer.status >= 400 ? 'fail strong' : 'ok strong'}>{answer.status}</span>
            {answer.headers.map(([name, value], index) => (
              <span key={index}>
                {'\n'}
                <span className="hname">{name}:</span> <VisibleText text={value} />
              </span>
            ))}
            {answer.body.length > 0 && '\n\n'}
            {answer.body.length > 0 && <VisibleText text={decodeBytes(answer.body).text} />}
          </pre>
        )}
        {answer.delayMs > 0 && <p className="hint">After {answer.delayMs} ms.</p>}
      </section>
      {place !== undefined && next.length > 0 && (
        <section className="section">
          <h3 className="section-title">{['Then,', keyWords(place, path)].filter((part) => part !== '').join(' ')}</h3>
          <p className="try-next">
            {[answer.status, ...next].map((status, index) => (
              <span key={index} className={status >= 400 ? 'num is-refusal' : 'num'}>
                {index === next.length ? `then ${status}` : status}
              </span>
            ))}
          </p>
        </section>
      )}
    </>
  );
}
