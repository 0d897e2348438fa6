import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RuleCondition, TextOperator, ValueOperator } from '../../../shared/model/answer-rule';
import { IconButton } from '../../ui/button';
import { TextField } from '../../ui/field';
import { NumberField } from '../../ui/number-field';
import { Select, type SelectOption } from '../../ui/select';
import { blankCondition } from './new-rule';

const fields: readonly SelectOption<RuleCondition['field']>[] = [
  { value: 'method', label: 'method' },
  { value: 'path', label: 'path' },
  { value: 'event', label: 'event' },
  { value: 'source', label: 'source' },
  { value: 'header', label: 'header' },
  { value: 'query', label: 'query' },
  { value: 'body', label: 'body' },
  { value: 'size', label: 'size' },
  { value: 'web-page', label: 'made by a web page' },
  { value: 'chance', label: 'chance' },
];
const textOperators: readonly SelectOption<TextOperator>[] = [
  { value: 'is', label: 'is' },
  { value: 'is-not', label: 'is not' },
  { value: 'like', label: 'is like' },
  { value: 'contains', label: 'contains' },
];
const valueOperators: readonly SelectOption<ValueOperator>[] = [...textOperators, { value: 'exists', label: 'exists' }, { value: 'missing', label: 'is missing' }];

interface ConditionRowsProps {
  readonly conditions: readonly RuleCondition[];
  /** What is wrong at a place below `/conditions`. */
  errorAt(pointer: string): string | undefined;
  onChange(conditions: readonly RuleCondition[]): void;
}

/** When a rule matches: all of these. */
export function ConditionRows({ conditions, errorAt, onChange }: ConditionRowsProps): ReactNode {
  const nextField = (['method', 'path', 'event'] as const).find((field) => !conditions.some((condition) => condition.field === field)) ?? 'body';
  return (
    <section className="section">
      <div className="section-head">
        <h3 className="section-title">When all of these match</h3>
        <button type="button" className="push link-btn" onClick={() => onChange([...conditions, blankCondition(nextField)])}>
          Add condition
        </button>
      </div>
      {conditions.map((condition, index) => {
        const change = (next: RuleCondition): void => onChange(conditions.with(index, next));
        return (
          <div key={index} className="cond" role="group" aria-label={`Condition ${index + 1}`}>
            <Select hideLabel label={`Field of condition ${index + 1}`} value={condition.field} options={fields} onChange={(field) => change(blankCondition(field))} />
            <ConditionValue condition={condition} number={index + 1} errorAt={(end) => errorAt(`/conditions/${index}${end}`)} onChange={change} />
            <IconButton size="sm" icon={X} label={`Remove condition ${index + 1}`} onClick={() => onChange(conditions.toSpliced(index, 1))} />
          </div>
        );
      })}
      {conditions.length === 0 && <p className="hint">None: every request matches.</p>}
    </section>
  );
}

interface ConditionValueProps {
  readonly condition: RuleCondition;
  readonly number: number;
  errorAt(end: string): string | undefined;
  onChange(condition: RuleCondition): void;
}

function ConditionValue({ condition, number, errorAt, onChange }: ConditionValueProps): ReactNode {
  const operatorLabel = `Operator of condition ${number}`;
  const valueLabel = `Value of condition ${number}`;
  switch (condition.field) {
    case 'method':
    case 'path':
    case 'event':
    case 'source':
      return (
        <>
          <Select hideLabel label={operatorLabel} value={condition.operator} options={textOperators} onChange={(operator) => onChange({ ...condition, operator })} />
          <TextField hideLabel mono label={valueLabel} value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
        </>
      );
    case 'header':
    case 'query':
    case 'body': {
      const named = condition.field === 'body' ? condition.path : condition.name;
      const rename = (name: string): void => onChange(condition.field === 'body' ? { ...condition, path: name } : { ...condition, name });
      return (
        <>
          <Select hideLabel label={operatorLabel} value={condition.operator} options={valueOperators} onChange={(operator) => onChange({ ...condition, operator })} />
          <div className="cond-pair">
            <TextField hideLabel mono label={condition.field === 'body' ? `Path of condition ${number}` : `Name of condition ${number}`} placeholder={condition.field === 'body' ? 'claim.status' : 'Name'} value={named} error={errorAt(condition.field === 'body' ? '/path' : '/name')} onChange={rename} />
            {condition.operator !== 'exists' && condition.operator !== 'missing' && <TextField hideLabel mono label={valueLabel} placeholder="Value" value={condition.value} onChange={(value) => onChange({ ...condition, value })} />}
          </div>
        </>
      );
    }
    case 'size':
      return (
        <>
          <Select
            hideLabel
            label={operatorLabel}
            value={condition.operator}
            options={[
              { value: 'over', label: 'over' },
              { value: 'under', label: 'under' },
            ]}
            onChange={(operator) => onChange({ ...condition, operator })}
          />
          <NumberField hideLabel label={valueLabel} value={condition.bytes} min={0} max={1_000_000_000_000} unit="bytes" onCommit={(bytes) => onChange({ ...condition, bytes })} />
        </>
      );
    case 'web-page':
      return (
        <div className="cond-wide">
          <Select
            hideLabel
            label={operatorLabel}
            value={condition.made ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: 'yes' },
              { value: 'no', label: 'no' },
            ]}
            onChange={(made) => onChange({ ...condition, made: made === 'yes' })}
          />
        </div>
      );
    case 'chance':
      return (
        <div className="cond-wide">
          <NumberField hideLabel label={valueLabel} value={condition.percent} min={0} max={100} unit="% of requests" onCommit={(percent) => onChange({ ...condition, percent })} />
        </div>
      );
  }
}
