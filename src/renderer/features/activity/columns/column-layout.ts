import { columnDefaults, readColumn, type ColumnSource, type OwnColumn, type StreamColumn } from '../../../../shared/model/stream-column';

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

/** The usual widths: the least, and how it grows where there is room. */
interface Usual {
  readonly leastPx: number;
  readonly track: string;
}

const usual: Readonly<Record<OwnColumn, Usual>> = {
  direction: { leastPx: 16, track: '1rem' },
  time: { leastPx: 92, track: '5.75rem' },
  event: { leastPx: 130, track: 'minmax(8.125rem, 1.25fr)' },
  source: { leastPx: 40, track: '2.5rem' },
  target: { leastPx: 100, track: 'minmax(6.25rem, 1fr)' },
  method: { leastPx: 56, track: '3.5rem' },
  status: { leastPx: 84, track: '5.25rem' },
  duration: { leastPx: 64, track: '4rem' },
  size: { leastPx: 64, track: '4rem' },
  checks: { leastPx: 20, track: '1.25rem' },
};
const added: Usual = { leastPx: 96, track: 'minmax(6rem, 0.75fr)' };
const shortTime: Usual = { leastPx: 60, track: '3.75rem' };
const markerPx = 12;
const gapPx = 10;
const endPx = 12;
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

/** The columns that fit the width of the list, and their tracks. */
export function columnLayout(chosen: readonly StreamColumn[], listPx: number): ColumnLayout {
  let columns = chosen.flatMap(({ column, shown, widthPx }): readonly DrawnColumn[] => {
    const read = readColumn(column);
    return shown && read.ok ? [{ column, source: read.source, widthPx }] : [];
  });
  let showsMs = true;
  const usualOf = ({ source }: DrawnColumn): Usual => (source.kind !== 'own' ? added : source.name === 'time' && !showsMs ? shortTime : usual[source.name]);
  const needs = (): number => markerPx + endPx + columns.reduce((sum, column) => sum + gapPx + (column.widthPx ?? usualOf(column).leastPx), 0);
  const drop = (gone: (column: DrawnColumn) => boolean): void => {
    const at = columns.findLastIndex(gone);
    if (at >= 0) columns = columns.toSpliced(at, 1);
  };
  for (const name of stepAside) {
    if (needs() <= listPx) break;
    drop(({ source }) => source.kind === 'own' && source.name === name);
    if (name === 'source') showsMs = false;
  }
  while (needs() > listPx && columns.some(({ source }) => source.kind !== 'own')) drop(({ source }) => source.kind !== 'own');
  const tracks = columns.map((column) => (column.widthPx === null ? usualOf(column).track : `${column.widthPx}px`));
  return { columns, showsMs, template: ['0.75rem', ...tracks].join(' ') };
}

/** The columns of a workspace, whatever its file says: each once, and every one of ours there. */
export function wholeColumns(chosen: readonly StreamColumn[]): readonly StreamColumn[] {
  const once = chosen.filter(({ column }, index) => readColumn(column).ok && chosen.findIndex((each) => each.column === column) === index);
  const missing = columnDefaults.filter(({ column }) => !once.some((each) => each.column === column)).map((column) => ({ ...column, shown: false }));
  return [...once, ...missing];
}
