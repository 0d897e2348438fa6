import { ArrowUpDown, Minus, Plus } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { RequestComparison } from '../../../shared/compare/compare-requests';
import type { FieldRow } from '../../../shared/compare/compared-body';
import type { SeriesRow } from '../../../shared/compare/compare-series';
import { useSnapshot } from '../../host/snapshot-store';
import { DottedName } from '../../ui/dotted-name';
import { counted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { FindingSign, findingClass } from './finding-sign';
import { MarkedText } from './marked-text';
import type { SeriesRecord } from './read-series';
import { runJob } from './run-job';
import { useSeries } from './series-store';
import { sinceFirst } from './series-words';
import { WhatCounts, IgnoredPaths } from './what-counts';

const mostFields = 12;
const mostFound = 20;

interface SeriesSideProps {
  readonly chosen: SeriesRow | undefined;
  readonly onOpen: (row: SeriesRow) => void;
}

/** The chosen pair, and what was found in all. */
export function SeriesSide({ chosen, onOpen }: SeriesSideProps): ReactNode {
  const { a, b, result } = useSeries((state) => state);
  return (
    <section className="pane cmp-side" aria-label="The chosen pair">
      <div className="pane-scroll results">
        {chosen !== undefined && a !== undefined && b !== undefined && <ChosenPair key={`${chosen.a ?? ''} ${chosen.b ?? ''}`} row={chosen} a={a} b={b} onOpen={onOpen} />}
        {result !== undefined && a !== undefined && b !== undefined && <Found rows={result} a={a} b={b} />}
        <WhatCounts />
        <IgnoredPaths counts={undefined} />
      </div>
    </section>
  );
}

interface ChosenPairProps {
  readonly row: SeriesRow;
  readonly a: readonly SeriesRecord[];
  readonly b: readonly SeriesRecord[];
  readonly onOpen: (row: SeriesRow) => void;
}

function ChosenPair({ row, a, b, onOpen }: ChosenPairProps): ReactNode {
  const one = row.a === undefined ? undefined : a[row.a];
  const other = row.b === undefined ? undefined : b[row.b];
  const options = useSnapshot((snapshot) => snapshot.workspace.settings.compare);
  const [comparison, setComparison] = useState<RequestComparison>();
  useEffect(() => {
    if (one === undefined || other === undefined) return undefined;
    const job = runJob({ kind: 'pair', a: bodyAlone(one.text), b: bodyAlone(other.text), options });
    let isOpen = true;
    void job.result.then((result) => {
      if (isOpen) setComparison(result);
    });
    return () => {
      isOpen = false;
      job.stop();
    };
  }, [one, other, options]);
  const record = one ?? other;
  if (record === undefined) return null;
  const title = { same: 'Same', changed: 'Changed', moved: 'Other order', missing: 'Missing in B', extra: 'Extra in B' }[row.finding];
  const fields = comparison?.body.by === 'structure' ? comparison.body.rows.filter(({ finding }) => finding !== 'same') : [];
  return (
    <section className="section">
      <div className="section-head">
        <h2 className="section-title">{title}</h2>
        <span className="mono truncate">{record.eventName === null ? <span className="dim">no Event-Name</span> : <DottedName text={record.eventName} />}</span>
      </div>
      {fields.length > 0 && (
        <div className="card">
          <div className="diff-row diff-head diff-tight">
            <span />
            <span>Path</span>
            <span>A</span>
            <span>B</span>
          </div>
          {fields.slice(0, mostFields).map((field, index) => (
            <TightRow key={index} field={field} />
          ))}
          {fields.length > mostFields && <p className="code-foot">{counted(fields.length - mostFields, 'more field')}</p>}
        </div>
      )}
      {row.finding === 'same' && <p className="soft">Nothing that counts differs in what the two say.</p>}
      <button className="link-btn" type="button" onClick={() => onOpen(row)}>
        {one === undefined || other === undefined ? 'Compare it with another' : 'Open the two requests'}
      </button>
    </section>
  );
}

function TightRow({ field }: { readonly field: FieldRow }): ReactNode {
  const { finding, path, a, b, part } = field;
  const ignored = finding === 'ignored';
  return (
    <div className={`${findingClass(finding)} diff-tight`}>
      <span className="diff-sign">
        <FindingSign finding={finding} />
      </span>
      <span className="truncate" title={path}>
        <VisibleText text={path} />
      </span>
      <span className="truncate">{ignored ? 'ignored' : a === undefined ? <span className="none">not in A</span> : <MarkedText text={a.text} part={part?.a} />}</span>
      <span className="truncate">{ignored ? 'ignored' : b === undefined ? <span className="none">not in B</span> : <MarkedText text={b.text} part={part?.b} />}</span>
    </div>
  );
}

/** What is missing, extra and in other order, each with its time. */
function Found({ rows, a, b }: { readonly rows: readonly SeriesRow[]; readonly a: readonly SeriesRecord[]; readonly b: readonly SeriesRecord[] }): ReactNode {
  const gone = rows.filter(({ finding }) => finding === 'missing' || finding === 'extra');
  const moved = rows.filter(({ finding }) => finding === 'moved').length;
  if (gone.length === 0 && moved === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">Found</h2>
      <div className="card">
        {gone.slice(0, mostFound).map((row) => {
          const missing = row.finding === 'missing';
          const records = missing ? a : b;
          const place = missing ? row.a : row.b;
          const record = place === undefined ? undefined : records[place];
          if (record === undefined) return null;
          return (
            <div key={`${row.finding} ${place}`} className={missing ? 'verdict is-fail' : 'verdict'}>
              <Icon of={missing ? Minus : Plus} className={missing ? 'fail' : 'soft'} label={missing ? 'Missing' : 'Extra'} />
              <p className="verdict-title">
                <VisibleText text={[record.eventName ?? 'no Event-Name', record.subject].filter(Boolean).join(', ')} />
              </p>
              <span className="verdict-aside">
                {missing ? 'A' : 'B'} {sinceFirst(record.timeMs, records[0]?.timeMs ?? 0)}
              </span>
              <p className="verdict-note">{missing ? 'Is not in B.' : 'Is not in A, or came there less often.'}</p>
            </div>
          );
        })}
        {gone.length > mostFound && <p className="code-foot">{counted(gone.length - mostFound, 'more')}</p>}
        {moved > 0 && (
          <div className="verdict is-warn">
            <Icon of={ArrowUpDown} className="warn" label="Other order" />
            <p className="verdict-title">{moved === 1 ? '1 record left its place' : `${counted(moved, 'record')} changed places`}</p>
            <p className="verdict-note">A receiver must not rely on the order in which events arrive.</p>
          </div>
        )}
      </div>
    </section>
  );
}

function bodyAlone(text: string): { readonly method: string; readonly target: string; readonly httpVersion: string; readonly headers: readonly []; readonly body: { readonly bytes: Uint8Array; readonly text: string; readonly whole: boolean } } {
  return { method: '', target: '', httpVersion: '', headers: [], body: { bytes: new TextEncoder().encode(text), text, whole: true } };
}
