import type { ReactNode } from 'react';
import { readFaultValue, timeText, type FaultInfo, type FaultOrder } from '../../../shared/model/fault';
import { TextField } from '../../ui/field';
import { NumberField } from '../../ui/number-field';
import { Segmented } from '../../ui/segmented';
import { setFaultValue } from './fault-state';

const whenOptions = [
  { value: 'after', label: 'After the answer' },
  { value: 'at-once', label: 'At once' },
] as const;

/** What a fault can be told, as fields. */
export function FaultValueFields({ fault, order }: { readonly fault: FaultInfo; readonly order: FaultOrder }): ReactNode {
  const spec = fault.value;
  const read = readFaultValue(fault, order.value);
  const set = (text: string): void => setFaultValue(fault.name, text);
  switch (spec.kind) {
    case 'none':
      return null;
    case 'count': {
      const count = read.ok && read.value.kind === 'count' ? read.value.count : spec.standard;
      return <NumberField label={spec.label} value={count} min={spec.least} max={spec.most} onCommit={(next) => set(String(next))} />;
    }
    case 'copies': {
      const { count, atOnce } = read.ok && read.value.kind === 'copies' ? read.value : { count: spec.standard, atOnce: true };
      const write = (copies: number, isAtOnce: boolean): void => set(isAtOnce ? String(copies) : `${copies},after`);
      return (
        <div className="deck-fields">
          <NumberField label={spec.label} value={count} min={spec.least} max={spec.most} onCommit={(next) => write(next, atOnce)} />
          <div className="field">
            <span className="label">When</span>
            <Segmented label="When" value={atOnce ? 'at-once' : 'after'} options={whenOptions} onChange={(when: 'after' | 'at-once') => write(count, when === 'at-once')} />
          </div>
        </div>
      );
    }
    case 'time':
      return <TextField label={spec.label} mono value={order.value ?? ''} onChange={set} error={read.ok ? undefined : `Write a time from ${timeText(spec.leastMs)} to ${timeText(spec.mostMs)}, such as 500ms, 20s, 6m or 1h`} />;
    case 'text':
      return <TextField label={spec.label} mono value={order.value ?? ''} onChange={set} error={read.ok ? undefined : 'Write a value'} />;
  }
}
