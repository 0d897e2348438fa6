import { CircleX, ExternalLink, ListPlus } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { ScenarioProblem } from '../../../shared/model/scenario';
import { Button } from '../../ui/button';
import { CodeEditor, type CodeEditorHandle, type EditorCursor } from '../../ui/code-editor';
import type { EditorNote } from '../../ui/code-editor-notes';
import { EmptyState } from '../../ui/empty-state';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { OutsideNotice } from './outside-notice';
import { openInEditor } from './open-in-editor';
import { completeScenario } from './scenario-completion';
import { editText, newScenario } from './scenario-library';
import { notRunnable, useScenarios, type OpenScenario } from './scenarios-state';
import { stepTexts } from './step-texts';

/** The text of the open scenario, with what is wrong in its lines. */
export function FilePane(): ReactNode {
  const open = useScenarios((state) => state.open);
  if (open === undefined) {
    return (
      <section className="pane file-pane" aria-label="File">
        <EmptyState title="No scenario is open" actions={<Button onClick={() => void newScenario()}>New scenario</Button>}>
          <p>Choose one on the left, or write one: events, waits and faults, and what is expected to come of them.</p>
        </EmptyState>
      </section>
    );
  }
  return <ScenarioFile open={open} />;
}

function ScenarioFile({ open }: { readonly open: OpenScenario }): ReactNode {
  const editor = useRef<CodeEditorHandle>(null);
  const [cursor, setCursor] = useState<EditorCursor>({ line: 1, column: 1 });
  const { text, check } = open;
  const notes = useMemo(() => check.problems.map((problem) => noteOf(problem, text)), [check, text]);
  const problem = notRunnable(open);
  return (
    <section className="pane file-pane" aria-label="File" data-pane>
      <div className="section-head editor-head">
        <h2 className="section-title mono truncate">{open.entry.fileName}</h2>
        <span className="soft truncate" role="status">
          {savingWords(open)}
        </span>
        <span className="push" />
        <Menu
          label="Insert a step"
          align="end"
          items={stepTexts.map(({ id, label, hint, text: step }) => ({
            id,
            label,
            hint,
            onSelect: () => {
              const at = endOfSteps(text);
              const before = text.slice(0, at);
              const insert = `${before === '' || before.endsWith('\n') ? '' : '\n'}${step}`;
              editText(before + insert + text.slice(at));
              editor.current?.focus(before.length + insert.length - 1);
            },
          }))}
          trigger={
            <Button variant="ghost" size="sm" icon={ListPlus}>
              Insert a step
            </Button>
          }
        />
        <Button variant="ghost" size="sm" icon={ExternalLink} onClick={() => void openInEditor()}>
          Open in editor
        </Button>
      </div>
      {open.outside !== undefined && <OutsideNotice open={open} outside={open.outside} />}
      <div className="card card-fill">
        <CodeEditor ref={editor} language="yaml" label="Scenario as YAML" value={text} notes={notes} complete={completeScenario} onChange={editText} onCursor={setCursor} />
        <div className="code-foot">
          {problem === undefined ? (
            <span className="ok">No errors</span>
          ) : (
            <span className="fail strong">
              <Icon of={CircleX} size={14} /> {problem}
            </span>
          )}
          <span className="num">{`line ${cursor.line}, column ${cursor.column}`}</span>
          <span className="push" />
          <span className="truncate">Schema: scenario 1, completes as you type</span>
        </div>
      </div>
    </section>
  );
}

function savingWords({ entry, saving, outside }: OpenScenario): string {
  if (entry.origin === 'shipped') return saving === 'kept' ? 'shipped; the first change makes a copy' : 'making a copy';
  if (outside !== undefined) return 'not saved';
  if (saving === 'refused') return 'could not be saved';
  return saving === 'kept' ? 'saved' : 'not saved yet';
}

function noteOf({ place, end, message, expected, replacement }: ScenarioProblem, text: string): EditorNote {
  const from = offsetOf(text, place.line, place.column);
  const to = Math.max(from, offsetOf(text, end.line, end.column));
  return {
    from,
    to,
    tone: 'fail',
    title: `${message}.`,
    ...(expected === '' ? {} : { text: `Expected ${expected}.` }),
    ...(replacement === undefined ? {} : { fix: { label: `Use ${replacement}`, run: () => editText(text.slice(0, from) + replacement + text.slice(to)) } }),
  };
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let number = 1; number < line; number += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return Math.min(text.length, at + column - 1);
}

/** Where a further step goes: after the last line that is not empty. */
function endOfSteps(text: string): number {
  return text.trimEnd() === '' ? 0 : Math.min(text.length, text.trimEnd().length + 1);
}
