import { ListFilter, Square } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { SeriesFinding, SeriesRow } from '../../../shared/compare/compare-series';
import { go } from '../../host/navigation';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';
import './series.css';
import { SeriesDialog } from './series-dialog';
import { SeriesSide } from './series-side';
import { closeSeries, compareHeld, countHeaders, openSeries, stopSeries, useSeries } from './series-store';
import { SeriesTable } from './series-table';
import { seriesCounts, shiftWords } from './series-words';

const filters: readonly (readonly [finding: SeriesFinding | 'all', words: string])[] = [
  ['all', 'All'],
  ['missing', 'Missing'],
  ['extra', 'Extra'],
  ['moved', 'Other order'],
  ['changed', 'Changed'],
  ['same', 'Same'],
];

interface SeriesViewProps {
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly headersCount: boolean;
}

/** Two series beside each other: what is missing, extra, in other order or changed. */
export function SeriesView({ a, b, headersCount }: SeriesViewProps): ReactNode {
  const series = useSeries((state) => state);
  const options = useSnapshot((snapshot) => snapshot.workspace.settings.compare);
  const compared = useRef(options);
  const counted = useRef(headersCount);
  const scroller = useRef<HTMLDivElement>(null);
  const [choosing, setChoosing] = useState(a === undefined || b === undefined);
  const [shown, setShown] = useState<SeriesFinding | 'all'>('all');
  const [chosen, setChosen] = useState<SeriesRow>();
  useEffect(() => {
    setChosen(undefined);
    setShown('all');
    if (a === undefined || b === undefined) return undefined;
    void openSeries({ a, b, headersCount: counted.current }).then(() => scroller.current?.focus({ preventScroll: true }));
    return closeSeries;
  }, [a, b]);
  useEffect(() => {
    counted.current = headersCount;
    void countHeaders(headersCount);
  }, [headersCount]);
  useEffect(() => {
    if (compared.current === options) return;
    compared.current = options;
    void compareHeld();
  }, [options]);

  const { result } = series;
  const counts = useMemo(() => (result === undefined ? undefined : seriesCounts(result)), [result]);
  const rows = useMemo(() => (shown === 'all' ? result : result?.filter(({ finding }) => finding === shown)), [result, shown]);
  const current = useMemo(() => (chosen !== undefined && result?.includes(chosen) === true ? chosen : undefined), [chosen, result]);
  const shift = useMemo(() => (result === undefined ? undefined : shiftWords(result, series.a ?? [], series.b ?? [])), [result, series.a, series.b]);
  const total = series.totals.a + series.totals.b;
  return (
    <>
      <section className="pane cmp-main" aria-label="Two series" aria-busy={series.working}>
        <div className="strip-bar cmp-pair">
          <QueryButton letter="A" query={a} onClick={() => setChoosing(true)} />
          <QueryButton letter="B" query={b} onClick={() => setChoosing(true)} />
        </div>
        {counts !== undefined && result !== undefined && (
          <div className="chips ser-chips" role="group" aria-label="Show">
            {filters.map(([finding, words]) => (
              <button key={finding} className="chip" type="button" aria-pressed={shown === finding} onClick={() => setShown(finding)}>
                {words} <span className="num">{formatCount(finding === 'all' ? result.length : counts[finding])}</span>
              </button>
            ))}
          </div>
        )}
        <div ref={scroller} className="pane-scroll" tabIndex={-1} data-single-keys>
          {series.problem !== undefined && (
            <EmptyState title="These series cannot be read" actions={<Button onClick={() => setChoosing(true)}>Change the queries</Button>}>
              {series.problem}
            </EmptyState>
          )}
          {series.working && result === undefined && (
            <p className="stream-end" role="status">
              {series.a === undefined ? `${formatCount(series.read)} of ${formatCount(total)} records read` : `Comparing ${formatCount(series.read)} records`}{' '}
              <Button size="sm" icon={Square} onClick={stopSeries}>
                Stop
              </Button>
            </p>
          )}
          {series.stopped && a !== undefined && b !== undefined && (
            <EmptyState title="Stopped" actions={<Button onClick={() => void openSeries({ a, b, headersCount })}>Compare</Button>}>
              Nothing was compared.
            </EmptyState>
          )}
          {a === undefined || b === undefined ? (
            <EmptyState title="Which two series?" actions={<Button onClick={() => setChoosing(true)}>Choose two series</Button>}>
              Two queries, each with its own time range, such as yesterday’s run and today’s.
            </EmptyState>
          ) : (
            rows !== undefined && (
              <SeriesTable
                rows={rows}
                a={series.a ?? []}
                b={series.b ?? []}
                totals={series.totals}
                whole={series.whole}
                scroller={scroller}
                chosen={current}
                onChoose={setChosen}
                onOpen={(row) => openPairOf(row)}
              />
            )
          )}
        </div>
        {shift !== undefined && (
          <div className="pane-foot">
            <span className="truncate">Times count from the first record of each series, lined up by event and subject</span>
            <span className="push" />
            <span className="num ser-shift">
              Mean shift <span className="mono">{shift.mean}</span>, largest <span className="mono">{shift.largest}</span>
            </span>
          </div>
        )}
      </section>
      <SeriesSide chosen={current} onOpen={openPairOf} />
      <SeriesDialog
        open={choosing}
        a={a}
        b={b}
        onClose={() => setChoosing(false)}
        onChoose={(next) => {
          setChoosing(false);
          go({ section: 'activity', compare: { kind: 'series', ...next, ...(headersCount ? { headersCount: true } : {}) } });
        }}
      />
    </>
  );

  function openPairOf(row: SeriesRow): void {
    const one = row.a === undefined ? undefined : series.a?.[row.a]?.record;
    const other = row.b === undefined ? undefined : series.b?.[row.b]?.record;
    go({ section: 'activity', compare: { kind: 'pair', ...(one === undefined ? {} : { a: one }), ...(other === undefined ? {} : { b: other }) } });
  }
}

function QueryButton({ letter, query, onClick }: { readonly letter: 'A' | 'B'; readonly query: string | undefined; readonly onClick: () => void }): ReactNode {
  return (
    <span className="cmp-who">
      <span className={letter === 'A' ? 'side' : 'side side-b'}>{letter}</span>
      <Button icon={ListFilter} className="cmp-query" aria-label={`Change series ${letter}`} onClick={onClick}>
        <span className="mono truncate">{query === undefined ? 'not chosen' : query === '' ? 'everything' : <VisibleText text={query} />}</span>
      </Button>
    </span>
  );
}
