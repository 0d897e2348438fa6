import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { addressRule, type RedactionRule } from '../../../../shared/redaction/redaction-rules';
import { Checkbox } from '../../../ui/checkbox';
import { counted, formatCount } from '../../../ui/format';
import { VisibleText } from '../../../ui/visible-text';
import { exportStore, toggleRule } from './export-store';

/** What is removed, each with its count and reason; one click keeps it. */
export function RemovedList(): ReactNode {
  const { rules, count, keep } = useStore(exportStore);
  const found = new Map(count.removed.map(({ rule, values }) => [rule, values]));
  const removed = count.removed.reduce((sum, { rule, values }) => (keep.has(rule) ? sum : sum + values), 0);
  return (
    <section className="section">
      <div className="section-head">
        <h3 className="section-title">Removed</h3>
        <span className="soft num">
          {removed === 0 ? 'nothing' : `${counted(removed, 'value')} in ${counted(count.redactedRecords, 'record')}`}
        </span>
      </div>
      <ul className="card">
        {rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} values={found.get(rule.id) ?? 0} kept={keep.has(rule.id)} />
        ))}
      </ul>
    </section>
  );
}

function RuleLine({ rule, values, kept }: { readonly rule: RedactionRule; readonly values: number; readonly kept: boolean }): ReactNode {
  const { codes, name, why } = rule;
  const spoken = [...codes, ...(name === '' ? [] : [name])].join(', ');
  const counts = kept ? `0 of ${formatCount(values)}` : formatCount(values);
  return (
    <li className="redact-row">
      <Checkbox label={`Remove ${spoken}`} hideLabel checked={!kept} description={`${counts}. ${why}`} onChange={() => toggleRule(rule.id)} />
      <span className="truncate" title={spoken}>
        {codes.map((code, index) => (
          <span key={code}>
            {index > 0 && ', '}
            <span className="mono">
              <VisibleText text={code} />
            </span>
          </span>
        ))}
        {codes.length > 0 && name !== '' && ', '}
        {name}
      </span>
      <span className={kept && values > 0 && rule.id !== addressRule ? 'warn strong num' : 'soft num'}>{counts}</span>
      <span className="redact-why">{kept ? `Kept. ${why}` : why}</span>
    </li>
  );
}
