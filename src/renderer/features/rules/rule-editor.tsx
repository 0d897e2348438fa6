import { Check, CircleAlert, CopyPlus, Trash2 } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { AnswerRule } from '../../../shared/model/answer-rule';
import { Button, IconButton } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { ActionFields } from './action-fields';
import { ConditionRows } from './condition-rows';
import { errorBelow } from './error-at';
import { useRules } from './rules-state';
import { deleteRule, duplicateRule, endNameFocus } from './rules-store';
import { editRule, saveRule } from './save-rule';

/** One rule: when it matches, and what it answers. Saves as it is typed; what cannot be saved stays, with the reason. */
export function RuleEditor({ rule, number }: { readonly rule: AnswerRule; readonly number: number }): ReactNode {
  const { id, name, conditions } = rule;
  const problem = useRules((state) => state.problems.get(id));
  const wantsFocus = useRules((state) => state.nameFocusId === id);
  const nameRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!wantsFocus) return;
    nameRef.current?.focus();
    nameRef.current?.select();
    endNameFocus();
  }, [wantsFocus]);

  return (
    <section className="pane rule-pane" aria-label={`Rule ${number}`} data-pane tabIndex={-1}>
      <header className="page-head rule-head">
        <h2 className="page-title truncate">{name}</h2>
        <span className="push" />
        <IconButton size="sm" icon={CopyPlus} label="Duplicate rule" onClick={() => void duplicateRule(id)} />
      </header>
      <div className="pane-scroll rule-form">
        <TextField inputRef={nameRef} label="Name" value={name} error={errorBelow(problem, '/name')('')} onChange={(next) => editRule({ ...rule, name: next })} onCommit={() => void saveRule(id)} />
        <ConditionRows conditions={conditions} errorAt={errorBelow(problem, '')} onChange={(next) => editRule({ ...rule, conditions: next })} />
        <ActionFields rule={rule} errorAt={errorBelow(problem, '/action')} onChange={(action) => editRule({ ...rule, action })} />
      </div>
      <footer className="pane-foot">
        <SaveLine rule={rule} />
        <span className="push" />
        <Button variant="ghost" size="sm" className="btn-danger" icon={Trash2} onClick={() => void deleteRule(id)}>
          Delete rule
        </Button>
      </footer>
    </section>
  );
}

function SaveLine({ rule }: { readonly rule: AnswerRule }): ReactNode {
  const saveState = useRules((state) => state.saveStates.get(rule.id));
  const problem = useRules((state) => state.problems.get(rule.id));
  if (saveState === 'refused' || problem !== undefined) {
    return (
      <span className="fail statusbar-item" role="status">
        <Icon of={CircleAlert} size={14} />
        {rule.enabled ? 'Not saved yet: ' : 'Not switched on: '}
        {problem?.message}
      </span>
    );
  }
  return (
    <span className="soft statusbar-item" role="status">
      {saveState === 'saving' ? (
        'Saving'
      ) : (
        <>
          <Icon of={Check} size={14} />
          {rule.enabled ? 'Saved, used from the next request on' : 'Saved, switched off'}
        </>
      )}
    </span>
  );
}
