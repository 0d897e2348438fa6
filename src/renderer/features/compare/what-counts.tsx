import { Info, TriangleAlert, X } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { parseIgnoreEntry, type IgnoreCount } from '../../../shared/compare/ignore-list';
import type { Meaning } from '../../../shared/compare/meanings';
import { useSnapshot } from '../../host/snapshot-store';
import { Button, IconButton } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { TextField } from '../../ui/field';
import { formatCount, formatDuration } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { changeOptions, ignore } from './compare-store';
import type { Side } from './read-side';

/** What counts as different in this workspace, and what else there is to choose on this page. */
export function WhatCounts({ children }: { readonly children?: ReactNode }): ReactNode {
  const options = useSnapshot((snapshot) => snapshot.workspace.settings.compare);
  return (
    <section className="section">
      <h2 className="section-title">What counts</h2>
      <div className="opt-list">
        <Checkbox label="Order of keys does not count" checked={!options.keyOrder} onChange={(checked) => void changeOptions({ keyOrder: !checked })} />
        <Checkbox label="Order in lists does not count" checked={!options.listOrder} onChange={(checked) => void changeOptions({ listOrder: !checked })} />
        <Checkbox label="1.0 and 1 are different" checked={options.numberSpelling} onChange={(checked) => void changeOptions({ numberSpelling: checked })} />
        {children}
      </div>
    </section>
  );
}

/** The ignore list, with how often each entry was applied where that is known. */
export function IgnoredPaths({ counts }: { readonly counts: readonly IgnoreCount[] | undefined }): ReactNode {
  const list = useSnapshot((snapshot) => snapshot.workspace.settings.compare.ignore);
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = async (): Promise<void> => {
    const parsed = parseIgnoreEntry(typed);
    if (!parsed.ok) {
      setProblem(`This is not a path: ${parsed.message}.`);
      return;
    }
    await ignore(parsed.entry.text);
    setTyped('');
    setAdding(false);
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void add();
    else if (event.key === 'Escape') setAdding(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="section">
      <div className="section-head">
        <h2 className="section-title">Ignored</h2>
        <button className="push link-btn" type="button" onClick={() => setAdding(true)}>
          Add a path
        </button>
      </div>
      {adding && (
        <div className="ign-add" onKeyDown={pressKey}>
          <TextField
            label="Path or header"
            mono
            inputRef={(input) => input?.focus()}
            placeholder="claim.updated_at, **.request_id, header[date]"
            value={typed}
            error={problem}
            onChange={(next) => {
              setTyped(next);
              setProblem(undefined);
            }}
          />
          <Button size="sm" onClick={() => void add()}>
            Ignore it
          </Button>
        </div>
      )}
      {list.length > 0 && (
        <ul className="card">
          {list.map((entry) => {
            const count = counts?.find(({ text }) => text === entry)?.count ?? 0;
            return (
              <li key={entry} className="ign-row">
                <span className="mono truncate" title={entry}>
                  <VisibleText text={entry} />
                </span>
                <span className="dim num">{counts === undefined ? '' : count === 0 ? 'none here' : `${formatCount(count)} left out`}</span>
                <IconButton icon={X} size="sm" label={`Stop ignoring ${entry}`} onClick={() => void changeOptions({ ignore: list.filter((other) => other !== entry) })} />
              </li>
            );
          })}
        </ul>
      )}
      <p className="hint">Kept with the workspace. Right click a difference to ignore it. The byte view ignores nothing.</p>
    </section>
  );
}

/** What the differences mean for a receiver, where that can be known from the bytes. */
export function Meanings({ meanings }: { readonly meanings: readonly Meaning[] }): ReactNode {
  if (meanings.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">What it means</h2>
      <div className="card">
        {meanings.map(({ tone, title, text }) => (
          <div key={title} className={tone === 'warn' ? 'verdict is-warn' : 'verdict'}>
            <Icon of={tone === 'warn' ? TriangleAlert : Info} className={tone === 'warn' ? 'warn' : 'soft'} {...(tone === 'warn' ? { label: 'Warning' } : {})} />
            <p className="verdict-title">
              <VisibleText text={title} />
            </p>
            <p className="verdict-note">
              <VisibleText text={text} />
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

/** What each of the two was answered. */
export function Answers({ a, b }: { readonly a: Side; readonly b: Side }): ReactNode {
  return (
    <section className="section">
      <h2 className="section-title">Answers</h2>
      <dl className="facts facts-sm">
        {([['A', a], ['B', b]] as const).map(([letter, { answer }]) => (
          <AnswerLine key={letter} letter={letter} answer={answer} />
        ))}
      </dl>
    </section>
  );
}

function AnswerLine({ letter, answer }: { readonly letter: string; readonly answer: Side['answer'] }): ReactNode {
  return (
    <>
      <dt>{letter}</dt>
      <dd className="num">
        {answer === undefined ? (
          'no answer'
        ) : (
          <>
            <span className={answer.status >= 200 && answer.status < 300 ? 'mono ok' : 'mono fail'}>{answer.status}</span> in {formatDuration(answer.durationMs)}
            {answer.rule !== undefined && (
              <>
                , rule <VisibleText text={answer.rule} />
              </>
            )}
          </>
        )}
      </dd>
    </>
  );
}
