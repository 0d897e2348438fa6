import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RequestComparison } from '../../../shared/compare/compare-requests';
import { listOnlyBytes, mostRows } from '../../../shared/compare/compared-body';
import type { ListedLines } from '../../../shared/compare/compare-text';
import { countWords } from '../../../shared/compare/difference-list';
import { Button } from '../../ui/button';
import { formatCount, formatSize } from '../../ui/format';
import { Segmented } from '../../ui/segmented';
import { ByteTable } from './byte-table';
import { FieldTable } from './field-table';
import type { Side } from './read-side';
import { runJob } from './run-job';
import { TextTable } from './text-table';

type BodyView = 'structure' | 'text' | 'bytes';

/** How bodies are shown, kept from one pair to the next. */
const viewStore = createStore<{ readonly view: BodyView }>(() => ({ view: 'structure' }));

interface BodySectionProps {
  readonly a: Side;
  readonly b: Side;
  readonly result: RequestComparison;
  readonly sides: { readonly a: string; readonly b: string };
}

/** The bodies by structure, as text or as bytes; what cannot be shown in one way is shown in the next. */
export function BodySection({ a, b, result, sides }: BodySectionProps): ReactNode {
  const wanted = useStore(viewStore, (state) => state.view);
  const { body, facts } = result;
  const views: readonly BodyView[] = body.by === 'structure' ? ['structure', 'text', 'bytes'] : body.by === 'text' ? ['text', 'bytes'] : ['bytes'];
  const view = views.includes(wanted) ? wanted : (views[0] ?? 'bytes');
  const isEmpty = a.request.body.bytes.length === 0 && b.request.body.bytes.length === 0;
  return (
    <section className="section">
      <div className="section-head">
        <h2 className="section-title">Body</h2>
        <span className="soft num">{isEmpty ? 'none on either side' : facts.sameBytes ? 'equal, byte by byte' : body.by === 'bytes' ? 'different bytes' : countWords(body.counts)}</span>
        <span className="push" />
        {!isEmpty && (
          <Segmented
            size="sm"
            label="Body as"
            value={view}
            options={views.map((value) => ({ value, label: { structure: 'Structure', text: 'Text', bytes: 'Bytes' }[value] }))}
            onChange={(next) => viewStore.setState({ view: next })}
          />
        )}
      </div>
      {!isEmpty && (
        <div className="card">
          {view === 'structure' && body.by === 'structure' && <FieldTable body={body} sides={sides} />}
          {view === 'structure' && body.by === 'structure' && body.extent === 'only-listed' && <p className="code-foot">These bodies are large, so only the paths that differ are listed. Text shows the two side by side.</p>}
          {view === 'text' && <TextView a={a} b={b} result={result} sides={sides} />}
          {view === 'text' && body.by === 'structure' && <p className="code-foot">Both are laid out with a line for each value; nothing but white space is changed.</p>}
          {view === 'bytes' && <ByteTable a={a.request.body.bytes} b={b.request.body.bytes} />}
          {view !== 'bytes' && body.by !== 'bytes' && body.unlisted > 0 && <p className="code-foot">{formatCount(mostRows)} are listed, {formatCount(body.unlisted)} more are not.</p>}
          {view !== 'bytes' && facts.firstDifference !== undefined && (
            <div className="code-foot">
              <span className="num">
                First difference at byte {formatCount(facts.firstDifference)} of {formatCount(Math.max(a.request.body.bytes.length, b.request.body.bytes.length))}
              </span>
              <span className="push" />
              <button className="link-btn" type="button" onClick={() => viewStore.setState({ view: 'bytes' })}>
                Show it as bytes
              </button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

/** The lines of both. Of large bodies they are compared only when asked for. */
function TextView({ a, b, result, sides }: BodySectionProps): ReactNode {
  const ready = result.body.by === 'text' ? result.body : undefined;
  const sizeBytes = a.request.body.bytes.length + b.request.body.bytes.length;
  const [asked, setAsked] = useState(sizeBytes <= listOnlyBytes);
  const [rows, setRows] = useState<ListedLines | undefined>(ready);
  const one = a.request.body.plain ?? a.request.body.bytes;
  const other = b.request.body.plain ?? b.request.body.bytes;
  useEffect(() => {
    if (ready !== undefined) {
      setRows(ready);
      return undefined;
    }
    if (!asked) return undefined;
    const job = runJob({ kind: 'text', a: one, b: other, laidOut: true });
    let isOpen = true;
    void job.result.then((found) => {
      if (isOpen) setRows(found);
    });
    return () => {
      isOpen = false;
      job.stop();
    };
  }, [ready, asked, one, other]);
  if (!asked && ready === undefined) {
    return (
      <div className="code-foot">
        The two bodies have {formatSize(sizeBytes)}.
        <Button size="sm" onClick={() => setAsked(true)}>
          Show them side by side
        </Button>
      </div>
    );
  }
  if (rows === undefined) return <p className="stream-end">Comparing the lines</p>;
  return (
    <>
      <TextTable rows={rows.rows} sides={sides} />
      {rows.extent === 'only-listed' && <p className="code-foot">There are many lines, so only those that differ are listed.</p>}
      {rows.unlisted > 0 && result.body.by !== 'text' && <p className="code-foot">{formatCount(rows.unlisted)} more are not listed.</p>}
    </>
  );
}
