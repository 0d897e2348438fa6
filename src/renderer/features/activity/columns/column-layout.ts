import { columnDefaults, readColumn, type ColumnSource, type OwnColumn, type StreamColumn } from '../../../../shared/model/stream-column';
import type { TimeForm } from '../../../../shared/model/time-form';
import { fitColumns, type UsualWidth } from '../../../ui/column-fit';

/** A column as it is drawn. */
export interface DrawnColumn {
  readonly column: string;
  readonly source: ColumnSource;
  readonly widthPx: number | null;
}

/** What the list draws at its width. */
export interface ColumnLayout {
  readonly columns: readonly DrawnColumn[];
  /** False where the milliseconds have no room. */
  readonly showsMs: boolean;
  /** For `grid-template-columns`, the outcome marker first. */
  readonly template: string;
}

const usual: Readonly<Record<Exclude<OwnColumn, 'time'>, UsualWidth>> = {
  direction: { leastPx: 16 },
  event: { leastPx: 130, grows: '1.25fr' },
  source: { leastPx: 40 },
  target: { leastPx: 100, grows: '1fr' },
  method: { leastPx: 56 },
  status: { leastPx: 84 },
  duration: { leastPx: 64 },
  size: { leastPx: 64 },
  checks: { leastPx: 20 },
};
const added: UsualWidth = { leastPx: 96, grows: '0.75fr' };
const timeWidths: Readonly<Record<TimeForm, readonly [whole: UsualWidth, short: UsualWidth]>> = {
  clock: [{ leastPx: 92 }, { leastPx: 60 }],
  ago: [{ leastPx: 78 }, { leastPx: 78 }],
  iso: [{ leastPx: 216 }, { leastPx: 188 }],
};
const gapPx = 10;
// The outcome marker with the gap behind it, and the end of the row.
const edgePx = 12 + gapPx + 12;
/** Those that step aside where the list is narrow, the first one first; the milliseconds go with the source. The user's own follow, from the last on. */
const stepAside: readonly OwnColumn[] = ['size', 'duration', 'source', 'method'];

const words: Readonly<Record<OwnColumn, string>> = {
  direction: 'Direction',
  time: 'Time',
  event: 'Event',
  source: 'Source',
  target: 'Endpoint or path',
  method: 'Method',
  status: 'Status',
  duration: 'Duration',
  size: 'Size',
  checks: 'Checks',
};

/** The head of a column: our own by their words, the others by what they read. */
export function columnLabel(column: string): string {
  const read = readColumn(column);
  if (!read.ok) return column;
  const { source } = read;
  return source.kind === 'own' ? words[source.name] : source.kind === 'header' ? source.name : source.path.join('.');
}

/** The columns that fit the width of the list, and their tracks. `textSize` is in percent; `times` is the form of the times. */
export function columnLayout(chosen: readonly StreamColumn[], listPx: number, textSize = 100, times: TimeForm = 'clock'): ColumnLayout {
  const drawn = chosen.flatMap(({ column, shown, widthPx }): readonly DrawnColumn[] => {
    const read = readColumn(column);
    return shown && read.ok ? [{ column, source: read.source, widthPx }] : [];
  });
  const usualOf = ({ source }: DrawnColumn, gone: readonly string[]): UsualWidth => (source.kind !== 'own' ? added : source.name === 'time' ? timeWidths[times][gone.includes('source') ? 1 : 0] : usual[source.name]);
  const ofUser = drawn.filter(({ source }) => source.kind !== 'own').map(({ column }) => column);
  const { columns, tracks, gone } = fitColumns(drawn, [...stepAside, ...ofUser.toReversed()], { listPx, edgePx, gapPx, textSize }, usualOf);
  return { columns, showsMs: !gone.includes('source'), template: ['0.75rem', ...tracks].join(' ') };
}

/** The columns of a workspace, whatever its file says: each once, and every one of ours there. */
export function wholeColumns(chosen: readonly StreamColumn[]): readonly StreamColumn[] {
  const once = chosen.filter(({ column }, index) => readColumn(column).ok && chosen.findIndex((each) => each.column === column) === index);
  const missing = columnDefaults.filter(({ column }) => !once.some((each) => each.column === column)).map((column) => ({ ...column, shown: false }));
  return [...once, ...missing];
}
