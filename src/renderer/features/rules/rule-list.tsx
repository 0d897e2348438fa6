import { ArrowRight, GripVertical, Lock } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { AnswerRule } from '../../../shared/model/answer-rule';
import { Badge } from '../../ui/badge';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { announce } from '../../ui/live-region';
import { Switch } from '../../ui/switch';
import { countedKeys, ruleSummary } from './rule-summary';
import { useRules } from './rules-state';
import { moveRule, openInEditor, placeOfRule } from './rules-store';
import { switchRule } from './save-rule';
import { SummaryLine } from './summary-line';

interface RuleListProps {
  readonly rules: readonly AnswerRule[];
  readonly openId: string | undefined;
}

/** The rules in the order in which they are asked. Drag, or Alt+Up and Alt+Down, changes it. */
export function RuleList({ rules, openId }: RuleListProps): ReactNode {
  const defaultHits = useRules((state) => state.activity?.defaultHits ?? 0);
  const [draggedId, setDraggedId] = useState<string>();
  const movedRef = useRef<HTMLElement>(null);
  const order = rules.map(({ id }) => id).join(' ');
  useLayoutEffect(() => {
    // A row that is put elsewhere in the document loses the focus.
    movedRef.current?.focus();
    movedRef.current = null;
  }, [order]);

  const moveByKey = (event: KeyboardEvent, rule: AnswerRule): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const to = placeOfRule(rule.id) + (event.key === 'ArrowUp' ? -1 : 1);
    if (to < 0 || to >= rules.length) return;
    if (event.target instanceof HTMLElement) movedRef.current = event.target;
    announce(`${rule.name} is rule ${to + 1} now`);
    void moveRule(rule.id, to);
  };
  const drop = (event: DragEvent, index: number): void => {
    event.preventDefault();
    if (draggedId !== undefined) void moveRule(draggedId, index);
    setDraggedId(undefined);
  };

  return (
    <ol className="pane-scroll rules">
      {rules.map((rule, index) => (
        <li
          key={rule.id}
          className={rule.enabled ? 'rule' : 'rule is-off'}
          aria-current={rule.id === openId ? 'true' : undefined}
          draggable
          onDragStart={() => setDraggedId(rule.id)}
          onDragEnd={() => setDraggedId(undefined)}
          onDragOver={(event) => {
            if (draggedId !== undefined) event.preventDefault();
          }}
          onDrop={(event) => drop(event, index)}
          onKeyDown={(event) => moveByKey(event, rule)}
        >
          <Icon of={GripVertical} size={14} className="rule-grip" />
          <span className="rule-no">{index + 1}</span>
          <Switch label={`Rule ${index + 1} on`} checked={rule.enabled} onChange={(enabled) => void switchRule(rule, enabled)} />
          <RuleName rule={rule} />
          <RuleSentence rule={rule} />
        </li>
      ))}
      <li className="rule">
        <Icon of={Lock} size={14} />
        <span className="rule-no" />
        <span />
        <span className="rule-name">Default rule</span>
        <span className="rule-hits">{formatCount(defaultHits)}</span>
        <span className="rule-line">
          <span className="truncate">
            everything else is answered <span className="mono ok">200</span>, “ok”
          </span>
        </span>
      </li>
    </ol>
  );
}

function RuleName({ rule }: { readonly rule: AnswerRule }): ReactNode {
  const done = useRules((state) => state.activity?.rules.find(({ ruleId }) => ruleId === rule.id));
  const keyCount = done?.keyCount ?? 0;
  return (
    <>
      <span className="rule-name">
        <button type="button" className="truncate rule-btn" aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onClick={() => openInEditor(rule.id)}>
          {rule.name.trim() === '' ? 'No name' : rule.name}
        </button>
        {rule.action.kind === 'sequence' && keyCount > 0 && <Badge tone="warn">{countedKeys(keyCount, rule.action.key)} under way</Badge>}
      </span>
      <span className="rule-hits">{formatCount(done?.hits ?? 0)}</span>
    </>
  );
}

function RuleSentence({ rule }: { readonly rule: AnswerRule }): ReactNode {
  const { match, answer } = ruleSummary(rule);
  return (
    <span className="rule-line">
      <SummaryLine parts={match} />
      <Icon of={ArrowRight} size={12} className="dim" />
      <SummaryLine parts={answer} />
    </span>
  );
}
