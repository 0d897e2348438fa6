import { RotateCcw, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { RuleAction, SequenceStep } from '../../../shared/model/answer-rule';
import { Button, IconButton } from '../../ui/button';
import { TextField } from '../../ui/field';
import { NumberField } from '../../ui/number-field';
import { AnswerHeaders } from './answer-headers';
import { longestDelayMs } from './answer-fields';
import { BodyField } from './body-field';
import type { ErrorAt } from './error-at';
import { blankAnswer } from './new-rule';
import { countedKeys } from './rule-summary';
import { useRules } from './rules-state';
import { resetCounts } from './rules-store';

type Sequence = Extract<RuleAction, { readonly kind: 'sequence' }>;

interface SequenceFieldsProps {
  readonly ruleId: string;
  readonly sequence: Sequence;
  readonly errorAt: ErrorAt;
  onChange(sequence: Sequence): void;
}

/** Answers one after another; the last one goes on. The headers below are those of the answer that had the focus last. */
export function SequenceFields({ ruleId, sequence, errorAt, onChange }: SequenceFieldsProps): ReactNode {
  const { steps, key } = sequence;
  const [chosen, setChosen] = useState(0);
  const keyCount = useRules((state) => state.activity?.rules.find((rule) => rule.ruleId === ruleId)?.keyCount ?? 0);
  const index = Math.min(chosen, steps.length - 1);
  const step = steps[index];
  const change = (at: number, next: SequenceStep): void => onChange({ ...sequence, steps: steps.with(at, next) });
  return (
    <>
      <div className="cond cond-seq cond-head" aria-hidden="true">
        <span />
        <span>Status</span>
        <span>Times</span>
        <span>Body</span>
        <span>Delay</span>
      </div>
      {steps.map(({ answer, times }, at) => {
        const number = at + 1;
        const place = `/steps/${at}`;
        return (
          <div key={at} className="cond cond-seq" role="group" aria-label={`Answer ${number}`} onFocus={() => setChosen(at)}>
            <span className="rule-no">{number}</span>
            <NumberField hideLabel label={`Status of answer ${number}`} value={answer.status} min={200} max={599} error={errorAt(`${place}/answer/status`)} onCommit={(status) => change(at, { times, answer: { ...answer, status } })} />
            {at === steps.length - 1 ? <span className="soft rule-then">then on</span> : <NumberField hideLabel label={`Times of answer ${number}`} value={times} min={1} max={1_000_000} error={errorAt(`${place}/times`)} onCommit={(count) => change(at, { answer, times: count })} />}
            <BodyField hideLabel label={`Body of answer ${number}`} rows={1} value={answer.body} error={errorAt(`${place}/answer/body`)} onChange={(body) => change(at, { times, answer: { ...answer, body } })} />
            <NumberField hideLabel label={`Delay of answer ${number}`} value={answer.delayMs} min={0} max={longestDelayMs} unit="ms" error={errorAt(`${place}/answer/delayMs`)} onCommit={(delayMs) => change(at, { times, answer: { ...answer, delayMs } })} />
            <IconButton size="sm" icon={X} label={`Remove answer ${number}`} disabledReason={steps.length === 1 ? 'A sequence needs at least one answer' : undefined} onClick={() => onChange({ ...sequence, steps: steps.toSpliced(at, 1) })} />
          </div>
        );
      })}
      <div className="section-head">
        <button type="button" className="link-btn" onClick={() => onChange({ ...sequence, steps: [...steps, { answer: blankAnswer(200), times: 1 }] })}>
          Add an answer
        </button>
      </div>
      <div className="rule-numbers rule-key">
        <TextField mono label="Counted apart for each" placeholder="all requests together" value={key} error={errorAt('/key')} hint="A path into the body, such as claim.id" onChange={(next) => onChange({ ...sequence, key: next })} />
        <div className="field">
          <span className="label">Under way</span>
          <Button icon={RotateCcw} disabledReason={keyCount === 0 ? 'Nothing is under way' : undefined} onClick={() => void resetCounts(ruleId)}>
            {keyCount === 0 ? 'Reset' : `Reset ${countedKeys(keyCount, key)}`}
          </Button>
        </div>
      </div>
      {step !== undefined && <AnswerHeaders key={index} headers={step.answer.headers} note={`to answer ${index + 1}`} error={errorAt(`/steps/${index}/answer/headers`)} onChange={(headers) => change(index, { ...step, answer: { ...step.answer, headers } })} />}
    </>
  );
}
