import type { ReactNode } from 'react';
import type { RuleAnswer } from '../../../shared/model/answer-rule';
import { NumberField } from '../../ui/number-field';
import { AnswerHeaders } from './answer-headers';
import { BodyField } from './body-field';
import type { ErrorAt } from './error-at';

/** The longest delay of an answer, in milliseconds. */
export const longestDelayMs = 600_000;

interface AnswerFieldsProps {
  readonly answer: RuleAnswer;
  readonly errorAt: ErrorAt;
  onChange(answer: RuleAnswer): void;
}

/** One answer: its status, delay, body and headers. */
export function AnswerFields({ answer, errorAt, onChange }: AnswerFieldsProps): ReactNode {
  return (
    <>
      <div className="rule-numbers">
        <NumberField label="Status" value={answer.status} min={200} max={599} error={errorAt('/status')} onCommit={(status) => onChange({ ...answer, status })} />
        <NumberField label="Delay" value={answer.delayMs} min={0} max={longestDelayMs} unit="ms" error={errorAt('/delayMs')} onCommit={(delayMs) => onChange({ ...answer, delayMs })} />
      </div>
      <BodyField label="Body" rows={4} value={answer.body} error={errorAt('/body')} onChange={(body) => onChange({ ...answer, body })} />
      <AnswerHeaders headers={answer.headers} error={errorAt('/headers')} onChange={(headers) => onChange({ ...answer, headers })} />
    </>
  );
}
