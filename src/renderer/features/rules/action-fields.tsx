import type { ReactNode } from 'react';
import type { AnswerFaultName, AnswerRule, RuleAction } from '../../../shared/model/answer-rule';
import { NumberField } from '../../ui/number-field';
import { Segmented } from '../../ui/segmented';
import { Select, type SelectOption } from '../../ui/select';
import { AnswerFields } from './answer-fields';
import type { ErrorAt } from './error-at';
import { actionOfKind, faultNamed } from './new-rule';
import { SequenceFields } from './sequence-fields';

const kinds: readonly { readonly value: RuleAction['kind']; readonly label: string }[] = [
  { value: 'one', label: 'One' },
  { value: 'sequence', label: 'Sequence' },
  { value: 'limit', label: 'Limit' },
  { value: 'fault', label: 'Fault' },
];
const faults: readonly SelectOption<AnswerFaultName>[] = [
  { value: 'never-answer', label: 'Never answer' },
  { value: 'close', label: 'Close at once' },
  { value: 'reset', label: 'Reset the connection' },
  { value: 'half-body', label: 'Close after half the body' },
  { value: 'drip', label: 'Drip the answer byte by byte' },
  { value: 'wrong-length', label: 'Wrong Content-Length' },
  { value: 'garbage', label: 'Garbage instead of HTTP' },
];

interface ActionFieldsProps {
  readonly rule: AnswerRule;
  /** What is wrong below `/action`. */
  readonly errorAt: ErrorAt;
  onChange(action: RuleAction): void;
}

/** What a rule answers. */
export function ActionFields({ rule, errorAt, onChange }: ActionFieldsProps): ReactNode {
  const { action } = rule;
  return (
    <section className="section">
      <div className="section-head editor-head">
        <h3 className="section-title">Answer</h3>
        <span className="push" />
        <Segmented size="sm" label="Kind of answer" value={action.kind} options={kinds} onChange={(kind) => onChange(actionOfKind(kind, action))} />
      </div>
      <KindFields ruleId={rule.id} action={action} errorAt={errorAt} onChange={onChange} />
    </section>
  );
}

interface KindFieldsProps {
  readonly ruleId: string;
  readonly action: RuleAction;
  readonly errorAt: ErrorAt;
  onChange(action: RuleAction): void;
}

function KindFields({ ruleId, action, errorAt, onChange }: KindFieldsProps): ReactNode {
  switch (action.kind) {
    case 'one':
      return <AnswerFields answer={action.answer} errorAt={(pointer) => errorAt(`/answer${pointer}`)} onChange={(answer) => onChange({ ...action, answer })} />;
    case 'sequence':
      return <SequenceFields ruleId={ruleId} sequence={action} errorAt={errorAt} onChange={onChange} />;
    case 'limit':
      return (
        <>
          <div className="rule-numbers">
            <NumberField label="Let through" value={action.perSecond} min={0} max={1_000_000} unit="a second" error={errorAt('/perSecond')} onCommit={(perSecond) => onChange({ ...action, perSecond })} />
            <NumberField label="Retry-After" value={action.retryAfterSeconds} min={0} max={86_400} unit="s" error={errorAt('/retryAfterSeconds')} onCommit={(retryAfterSeconds) => onChange({ ...action, retryAfterSeconds })} />
          </div>
          <p className="hint">Requests beyond that in one second get this answer; those within it go on to the next rule.</p>
          <AnswerFields answer={action.answer} errorAt={(pointer) => errorAt(`/answer${pointer}`)} onChange={(answer) => onChange({ ...action, answer })} />
        </>
      );
    case 'fault': {
      const { fault } = action;
      return (
        <>
          <Select label="Fault" value={fault.name} options={faults} onChange={(name) => onChange({ ...action, fault: faultNamed(name, fault) })} />
          {fault.name === 'drip' && (
            <div className="rule-numbers">
              <NumberField label="Pause between bytes" value={fault.byteIntervalMs} min={1} max={60_000} unit="ms" error={errorAt('/fault/byteIntervalMs')} onCommit={(byteIntervalMs) => onChange({ ...action, fault: { ...fault, byteIntervalMs } })} />
            </div>
          )}
          {'answer' in fault && <AnswerFields answer={fault.answer} errorAt={(pointer) => errorAt(`/fault/answer${pointer}`)} onChange={(answer) => onChange({ ...action, fault: { ...fault, answer } })} />}
        </>
      );
    }
  }
}
