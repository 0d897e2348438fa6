import { ArrowUpDown, EqualNot, Minus, Plus, type LucideIcon } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { SeriesFinding, SeriesRow } from '../../../shared/compare/compare-series';
import { DottedName } from '../../ui/dotted-name';
import { counted, formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import type { SeriesRecord } from './read-series';
import { SeriesLinks, type SeriesLink } from './series-links';
import { findingWords, sinceFirst } from './series-words';

interface SeriesTableProps {
  readonly rows: readonly SeriesRow[];
  readonly a: readonly SeriesRecord[];
  readonly b: readonly SeriesRecord[];
  readonly totals: { readonly a: number; readonly b: number };
  readonly chosen: SeriesRow | undefined;
  readonly onChoose: (row: SeriesRow) => void;
  readonly onOpen: (row: SeriesRow) => void;
}

const icons: Readonly<Record<Exclude<SeriesFinding, 'same'>, LucideIcon>> = { changed: EqualNot, moved: ArrowUpDown, missing: Minus, extra: Plus };
const classes: Readonly<Record<SeriesFinding, string>> = { same: '', changed: 'is-changed', moved: 'is-moved', missing: 'is-a', extra: 'is-b' };

/** Two series as two columns in their own orders, joined by lines. */
export function SeriesTable({ rows, a, b, totals, chosen, onChoose, onOpen }: SeriesTableProps): ReactNode {
  const { ofA, ofB, links } = useMemo(() => {
    const inA = rows.filter((row) => row.a !== undefined);
    const inB = rows.filter((row) => row.b !== undefined).sort((one, other) => (one.b ?? 0) - (other.b ?? 0));
    const placeOfB = new Map(inB.map((row, place) => [row, place]));
    const joined: SeriesLink[] = inA.flatMap((row, place) => {
      const other = placeOfB.get(row);
      return other === undefined ? [] : [{ a: place, b: other, moved: row.finding === 'moved' }];
    });
    return { ofA: inA, ofB: inB, links: joined };
  }, [rows]);
  const shared = { chosen, onChoose, onOpen };
  return (
    <div className="ser">
      <div className="ser-head">
        <span className="soft num">{headWords(a.length, totals.a, 'A')}</span>
        <span />
        <span className="soft num">{headWords(b.length, totals.b, 'B')}</span>
      </div>
      <SeriesColumn letter="A" rows={ofA} records={a} {...shared} />
      <SeriesLinks links={links} rows={Math.max(ofA.length, ofB.length)} />
      <SeriesColumn letter="B" rows={ofB} records={b} {...shared} />
    </div>
  );
}

interface ColumnProps {
  readonly letter: 'A' | 'B';
  readonly rows: readonly SeriesRow[];
  readonly records: readonly SeriesRecord[];
  readonly chosen: SeriesRow | undefined;
  readonly onChoose: (row: SeriesRow) => void;
  readonly onOpen: (row: SeriesRow) => void;
}

function SeriesColumn({ letter, rows, records, chosen, onChoose, onOpen }: ColumnProps): ReactNode {
  const firstMs = records[0]?.timeMs ?? 0;
  return (
    <ol className="ser-side" aria-label={letter}>
      {rows.map((row) => {
        const place = letter === 'A' ? row.a : row.b;
        const record = place === undefined ? undefined : records[place];
        if (record === undefined) return null;
        const { finding } = row;
        const goneThrough = finding !== 'same' && (letter === 'A' || finding === 'extra');
        return (
          <li key={place}>
            <button
              type="button"
              className={['ser-row', classes[finding], row === chosen && 'is-sel'].filter(Boolean).join(' ')}
              aria-pressed={row === chosen}
              {...(goneThrough ? { 'data-difference': '' } : {})}
              onFocus={() => onChoose(row)}
              onClick={() => onChoose(row)}
              onDoubleClick={() => onOpen(row)}
            >
              <span className="diff-sign">{finding === 'same' ? <span className="sr-only">same</span> : <Icon of={icons[finding]} size={12} label={findingWords[finding]} />}</span>
              <span className="mono dim">{sinceFirst(record.timeMs, firstMs)}</span>
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

function headWords(shown: number, total: number, letter: string): string {
  return total > shown && shown > 0 ? `${formatCount(shown)} of ${formatCount(total)} in ${letter}` : `${counted(shown, 'record')} in ${letter}`;
}
