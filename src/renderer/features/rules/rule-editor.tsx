import { CopyPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AnswerRule } from '../../../shared/model/answer-rule';
import { IconButton } from '../../ui/button';
import { EditorFoot, type SaveNote } from '../../ui/editor-foot';
import { TextField } from '../../ui/field';
import { useSelectedText } from '../../ui/use-selected-text';
import { ActionFields } from './action-fields';
import { ConditionRows } from './condition-rows';
import { errorBelow } from './error-at';
import { useRules, type SaveState } from './rules-state';
import { deleteRule, duplicateRule, endNameFocus } from './rules-store';
import { editRule, saveRule } from './save-rule';

/** One rule: when it matches, and what it answers. Saves as it is typed; what cannot be saved stays, with the reason. */
export function RuleEditor({ rule, number }: { readonly rule: AnswerRule; readonly number: number }): ReactNode {
  const { id, name, conditions } = rule;
  const problem = useRules((state) => state.problems.get(id));
  const saveState = useRules((state) => state.saveStates.get(id));
  const wantsFocus = useRules((state) => state.nameFocusId === id);
  const nameRef = useSelectedText(wantsFocus, endNameFocus);

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
      <EditorFoot note={noteOf(rule.enabled, saveState, problem?.message)} deleteLabel="Delete rule" onDelete={() => void deleteRule(id)} />
    </section>
  );
}

function noteOf(enabled: boolean, saveState: SaveState | undefined, problem: string | undefined): SaveNote {
  if (problem !== undefined) return { state: 'refused', words: `${enabled ? 'Not saved yet' : 'Not switched on'}: ${problem}` };
  if (saveState === 'saving') return { state: 'plain', words: 'Saving' };
  return { state: 'saved', words: enabled ? 'Saved, used from the next request on' : 'Saved, switched off' };
}
