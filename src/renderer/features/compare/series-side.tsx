import { ArrowUpDown, Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { HeaderSide } from '../../../shared/compare/compare-headers';
import type { RequestComparison } from '../../../shared/compare/compare-requests';
import type { FieldRow } from '../../../shared/compare/compared-body';
import type { SeriesRow } from '../../../shared/compare/compare-series';
import { hiddenWords, isSecretHeader } from '../../../shared/model/secret-header';
import { go } from '../../host/navigation';
import { useSnapshot } from '../../host/snapshot-store';
import { Checkbox } from '../../ui/checkbox';
import { DottedName } from '../../ui/dotted-name';
import { counted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { FindingSign, findingClass } from './finding-sign';
import { MarkedText } from './marked-text';
import type { SeriesRecord } from './series-messages';
import { readSide } from './read-side';
import { runJob } from './run-job';
import { useSeries } from './series-store';
import { sinceFirst } from './series-words';
import { WhatCounts, IgnoredPaths } from './what-counts';

const mostFields = 12;
const mostFound = 20;
const restMs = 120;

interface SeriesSideProps {
  readonly chosen: SeriesRow | undefined;
  readonly onOpen: (row: SeriesRow) => void;
}

/** The chosen pair, and what was found in all. */
export function SeriesSide({ chosen, onOpen }: SeriesSideProps): ReactNode {
  const { a, b, result, queries } = useSeries((state) => state);
  return (
    <section className="pane cmp-side" aria-label="The chosen pair">
      <div className="pane-scroll results">
        {chosen !== undefined && a !== undefined && b !== undefined && <ChosenPair key={`${chosen.a ?? ''} ${chosen.b ?? ''}`} row={chosen} a={a} b={b} onOpen={onOpen} />}
        {result !== undefined && a !== undefined && b !== undefined && <Found rows={result} a={a} b={b} />}
        <WhatCounts>
          {queries !== undefined && (
            <Checkbox
              label="Headers count too"
              checked={queries.headersCount}
              onChange={(checked) => go({ section: 'activity', compare: { kind: 'series', a: queries.a, b: queries.b, ...(checked ? { headersCount: true } : {}) } })}
            />
          )}
        </WhatCounts>
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

/** A difference of the chosen pair: a place in the body, or a header. */
interface PairField extends Omit<FieldRow, 'a' | 'b' | 'depth' | 'label' | 'note'> {
  readonly a?: { readonly text: string };
  readonly b?: { readonly text: string };
}

function ChosenPair({ row, a, b, onOpen }: ChosenPairProps): ReactNode {
  const one = row.a === undefined ? undefined : a[row.a];
  const other = row.b === undefined ? undefined : b[row.b];
  const options = useSnapshot((snapshot) => snapshot.workspace.settings.compare);
  const headersCount = useSeries(({ queries }) => queries?.headersCount === true);
  const [fields, setFields] = useState<readonly PairField[]>([]);
  useEffect(() => {
    if (one === undefined || other === undefined) return undefined;
    let isOpen = true;
    let stop: (() => void) | undefined;
    // Going through many rows reads only the one that it ends at.
    const timer = setTimeout(() => {
      void Promise.all([readSide(one.record), readSide(other.record)]).then(([left, right]) => {
        if (!isOpen || !left.ok || !right.ok) return;
        const job = runJob({ kind: 'pair', a: left.side.request, b: right.side.request, options });
        stop = job.stop;
        void job.result.then((result) => {
          if (isOpen) setFields(fieldsOf(result, headersCount));
        });
      });
    }, restMs);
    return () => {
      isOpen = false;
      clearTimeout(timer);
      stop?.();
    };
  }, [one, other, options, headersCount]);
  const record = one ?? other;
  if (record === undefined) return null;
  const title = { same: 'Same', changed: 'Changed', moved: 'Other order', missing: 'Missing in B', extra: 'Extra in B' }[row.finding];
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

/** What differs of two requests: headers where they count, by name and value alone, as for the series; and places in the body. */
function fieldsOf({ headers, body }: RequestComparison, headersCount: boolean): readonly PairField[] {
  const valueOf = (side: HeaderSide | undefined): { readonly text: string } | undefined => (side === undefined ? undefined : { text: isSecretHeader(side.name) ? hiddenWords(side.value) : side.value });
  const lines = headers.rows.flatMap(({ finding, a, b, part }): readonly PairField[] => {
    if (finding === 'same' || finding === 'moved' || (a !== undefined && b !== undefined && a.value === b.value)) return [];
    const [one, other] = [valueOf(a), valueOf(b)];
    return [{ finding, path: `header[${(a ?? b)?.name ?? ''}]`, ...(one === undefined ? {} : { a: one }), ...(other === undefined ? {} : { b: other }), ...(part === undefined || isSecretHeader((a ?? b)?.name ?? '') ? {} : { part }) }];
  });
  return [...(headersCount ? lines : []), ...(body.by === 'structure' ? body.rows.filter(({ finding }) => finding !== 'same') : [])];
}

function TightRow({ field }: { readonly field: PairField }): ReactNode {
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
  const gone = useMemo(() => rows.filter(({ finding }) => finding === 'missing' || finding === 'extra'), [rows]);
  const moved = useMemo(() => rows.filter(({ finding }) => finding === 'moved').length, [rows]);
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
