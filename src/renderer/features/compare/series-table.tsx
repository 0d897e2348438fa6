import { ArrowUpDown, EqualNot, Minus, Plus, type LucideIcon } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { SeriesFinding, SeriesRow } from '../../../shared/compare/compare-series';
import { DottedName } from '../../ui/dotted-name';
import { counted, formatCount } from '../../ui/format';
import { scrollTopFor } from '../../ui/fixed-rows';
import { Icon } from '../../ui/icon';
import { useFixedRows } from '../../ui/use-fixed-rows';
import { VisibleText } from '../../ui/visible-text';
import type { SeriesRecord } from './series-messages';
import { stepThrough } from './next-difference';
import { layOutSeries, type SeriesLayout } from './series-layout';
import { SeriesLinks, seriesRowPx } from './series-links';
import { findingWords, sinceFirst } from './series-words';

interface SeriesTableProps {
  readonly rows: readonly SeriesRow[];
  readonly a: readonly SeriesRecord[];
  readonly b: readonly SeriesRecord[];
  readonly totals: { readonly a: number; readonly b: number };
  readonly whole: { readonly a: boolean; readonly b: boolean };
  /** What the rows scroll in. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly chosen: SeriesRow | undefined;
  readonly onChoose: (row: SeriesRow) => void;
  readonly onOpen: (row: SeriesRow) => void;
}

/** The line over the columns scrolls with them. */
const headPx = 30;
const icons: Readonly<Record<Exclude<SeriesFinding, 'same'>, LucideIcon>> = { changed: EqualNot, moved: ArrowUpDown, missing: Minus, extra: Plus };
const classes: Readonly<Record<SeriesFinding, string>> = { same: '', changed: 'is-changed', moved: 'is-moved', missing: 'is-a', extra: 'is-b' };

/** Two series as two columns in their own orders, joined by lines. Only what is in view is drawn. */
export function SeriesTable({ rows, a, b, totals, whole, scroller, chosen, onChoose, onOpen }: SeriesTableProps): ReactNode {
  const layout = useMemo(() => layOutSeries(rows), [rows]);
  const count = Math.max(layout.a.length, layout.b.length);
  const { first, end, measure } = useFixedRows(scroller, count, seriesRowPx);
  const table = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  const links = useMemo(() => layout.linksIn(first, end), [layout, first, end]);

  const go = useCallback(
    (row: SeriesRow, side: 'a' | 'b'): void => {
      const place = layout.placeOf(row, side);
      const element = scroller.current;
      if (place === undefined || element === null) return;
      onChoose(row);
      wanted.current = `${side} ${place}`;
      element.scrollTop = scrollTopFor(place, { scrollTopPx: element.scrollTop, heightPx: element.clientHeight - headPx, rowHeightPx: seriesRowPx });
      measure();
    },
    [layout, scroller, onChoose, measure],
  );
  useEffect(() => {
    if (wanted.current === undefined) return;
    const button = table.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (button === null || button === undefined) return;
    wanted.current = undefined;
    button.focus({ preventScroll: true });
  });
  useEffect(
    () =>
      stepThrough((step) => {
        const from = chosen === undefined ? (step === 1 ? -1 : rows.length) : rows.indexOf(chosen);
        const isNext = (row: SeriesRow): boolean => row.finding !== 'same';
        const ahead = step === 1 ? rows.slice(from + 1).find(isNext) : rows.slice(0, Math.max(0, from)).findLast(isNext);
        const next = ahead ?? (step === 1 ? rows.find(isNext) : rows.findLast(isNext));
        if (next !== undefined) go(next, next.a === undefined ? 'b' : 'a');
        return next !== undefined;
      }),
    [rows, chosen, go],
  );

  const shared = { layout, first, end, chosen, onChoose, onOpen, onGo: go };
  return (
    <div className="ser" ref={table}>
      <div className="ser-head">
        <span className="soft num">{headWords(a.length, totals.a, whole.a, 'A')}</span>
        <span />
        <span className="soft num">{headWords(b.length, totals.b, whole.b, 'B')}</span>
      </div>
      <div className="ser-rows" style={{ height: count * seriesRowPx + 2 }}>
        <div className="ser-part" style={{ transform: `translateY(${first * seriesRowPx}px)` }}>
          <SeriesColumn side="a" records={a} {...shared} />
          <SeriesLinks links={links} first={first} end={end} />
          <SeriesColumn side="b" records={b} {...shared} />
        </div>
      </div>
    </div>
  );
}

interface ColumnProps {
  readonly side: 'a' | 'b';
  readonly layout: SeriesLayout;
  readonly first: number;
  readonly end: number;
  readonly records: readonly SeriesRecord[];
  readonly chosen: SeriesRow | undefined;
  readonly onChoose: (row: SeriesRow) => void;
  readonly onOpen: (row: SeriesRow) => void;
  readonly onGo: (row: SeriesRow, side: 'a' | 'b') => void;
}

function SeriesColumn({ side, layout, first, end, records, chosen, onChoose, onOpen, onGo }: ColumnProps): ReactNode {
  const firstMs = records[0]?.timeMs ?? 0;
  const rows = layout[side];
  const shown = rows.slice(first, end);
  const reached = shown.find((row) => row === chosen) ?? shown[0];
  const pressKey = (event: KeyboardEvent, place: number): void => {
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = to === undefined ? undefined : rows[to];
    if (row === undefined) return;
    event.preventDefault();
    onGo(row, side);
  };
  return (
    <ol className="ser-side" aria-label={side.toUpperCase()} data-empty={shown.length === 0}>
      {shown.map((row, index) => {
        const place = first + index;
        const record = records[row[side] ?? -1];
        if (record === undefined) return null;
        const { finding } = row;
        return (
          <li key={place} aria-setsize={rows.length} aria-posinset={place + 1}>
            <button
              type="button"
              className={['ser-row', classes[finding], row === chosen && 'is-sel'].filter(Boolean).join(' ')}
              aria-pressed={row === chosen}
              tabIndex={row === reached ? 0 : -1}
              data-row={`${side} ${place}`}
              onFocus={() => onChoose(row)}
              onClick={() => onChoose(row)}
              onDoubleClick={() => onOpen(row)}
              onKeyDown={(event) => pressKey(event, place)}
            >
              <span className="diff-sign">{finding === 'same' ? <span className="sr-only">same</span> : <Icon of={icons[finding]} size={12} label={findingWords[finding]} />}</span>
              <span className="mono dim ser-time">{sinceFirst(record.timeMs, firstMs)}</span>
              <span className="mono truncate ser-ev">{record.eventName === null ? <span className="dim">no Event-Name</span> : <DottedName text={record.eventName} />}</span>
              <span className="truncate soft">
                <VisibleText text={record.subject} />
              </span>
              <span className="ser-note">{row.finding === 'moved' && row.changed ? 'other order, changed' : findingWords[finding]}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function headWords(shown: number, total: number, isWhole: boolean, letter: string): string {
  return isWhole || total <= shown ? `${counted(shown, 'record')} in ${letter}` : `The oldest ${formatCount(shown)} of ${formatCount(total)} in ${letter}`;
}
