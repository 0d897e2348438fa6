import { Dices, WandSparkles } from 'lucide-react';
import { useMemo, useState, type ReactNode, type Ref } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { CodeEditor, type CodeEditorHandle, type EditorCursor } from '../../ui/code-editor';
import { chosenKind, useCompose } from './compose-state';
import { applyFix, formatSubject, giveNewIds, writeSubject } from './compose-store';
import { SampleMenu } from './sample-menu';
import { subjectNotes, verdictCount } from './subject-notes';

interface SubjectEditorProps {
  readonly ref: Ref<CodeEditorHandle>;
  readonly onSaveSample: () => void;
}

/** The claim or contact as JSON, with main's verdicts under the lines they are about. */
export function SubjectEditor({ ref, onSaveSample }: SubjectEditorProps): ReactNode {
  const eventName = useCompose((state) => state.eventName);
  const kind = useSnapshot(({ catalog }) => chosenKind(eventName, catalog));
  const text = useCompose(({ subjects }) => subjects[kind].text);
  const judged = useCompose((state) => state.judged);
  const [cursor, setCursor] = useState<EditorCursor>({ line: 1, column: 1 });
  const verdict = judged?.reply.ok === true ? judged.reply.value : undefined;
  const notes = useMemo(() => (judged?.reply.ok === true ? subjectNotes(judged.text, judged.reply.value, applyFix) : []), [judged]);
  const count = verdict === undefined ? undefined : verdictCount(verdict);
  const noun = kind === 'claim' ? 'Claim' : 'Contact';
  return (
    <section className="section section-grow subject-section">
      <div className="section-head editor-head">
        <h2 className="section-title">{noun}</h2>
        <span className="push" />
        <SampleMenu kind={kind} onSave={onSaveSample} />
        <Button size="sm" variant="ghost" icon={Dices} onClick={giveNewIds}>
          New ids
        </Button>
        <Button size="sm" variant="ghost" icon={WandSparkles} onClick={formatSubject}>
          Format
        </Button>
      </div>
      <div className="card card-fill">
        {/* A kind of subject each has its own editor: undo must not lead from a contact back into a claim. */}
        <CodeEditor key={kind} ref={ref} value={text} onChange={(next) => writeSubject(next)} onCursor={setCursor} label={`${noun} as JSON`} notes={notes} />
        <div className="code-foot">
          <span role="status" className={count === undefined ? 'ok' : `${count.tone} strong`}>
            {count?.text ?? (verdict === undefined ? '' : 'No problems')}
          </span>
          <span>
            line {cursor.line}, column {cursor.column}
          </span>
          <span className="push" />
          <span className="truncate">Schema: {eventName}</span>
        </div>
      </div>
    </section>
  );
}
