import type { TimeForm } from '../../../../shared/model/time-form';
import { fitColumns, type UsualWidth } from '../../../ui/column-fit';
import type { ChosenColumn } from '../../../ui/column-order';

/** What the list of claims can show of each. */
export const claimColumnNames = ['number', 'type', 'status', 'assignee', 'labels', 'changed'] as const;
export type ClaimColumnName = (typeof claimColumnNames)[number];

/** A column of the list of claims as it was chosen. */
export interface ClaimColumn extends ChosenColumn {
  readonly column: ClaimColumnName;
}

/** The columns where nothing else was chosen. */
export const claimColumnDefaults: readonly ClaimColumn[] = claimColumnNames.map((column) => ({ column, shown: true, widthPx: null }));

const words: Readonly<Record<ClaimColumnName, string>> = { number: 'Number', type: 'Type', status: 'Status', assignee: 'Assignee', labels: 'Labels', changed: 'Last change' };

/** The head of a column. */
export function claimColumnLabel(column: string): string {
  return isClaimColumn(column) ? words[column] : column;
}

const usual: Readonly<Record<ClaimColumnName, UsualWidth>> = {
  number: { leastPx: 84 },
  type: { leastPx: 80, grows: '1.5fr' },
  status: { leastPx: 68 },
  assignee: { leastPx: 64, grows: '1fr' },
  labels: { leastPx: 104 },
  changed: { leastPx: 88 },
};
const isoChange: UsualWidth = { leastPx: 196 };
const gapPx = 10;
const edgePx = 24;
/** Those that step aside where the list is narrow, the first one first. */
const stepAside: readonly ClaimColumnName[] = ['labels', 'assignee', 'status', 'type'];

/** The columns that fit the width of the list, and their tracks for `grid-template-columns`. `textSize` is in percent; `times` is the form of the times. */
export function claimLayout(chosen: readonly ClaimColumn[], listPx: number, textSize = 100, times: TimeForm = 'clock'): { readonly columns: readonly ClaimColumn[]; readonly template: string } {
  const { columns, tracks } = fitColumns(chosen.filter(({ shown }) => shown), stepAside, { listPx, edgePx, gapPx, textSize }, ({ column }) => (column === 'changed' && times === 'iso' ? isoChange : usual[column]));
  return { columns, template: tracks.join(' ') };
}

/** Columns as they were kept, each once and none missing; undefined where that makes no sense. */
export function readClaimColumns(value: unknown): readonly ClaimColumn[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const kept = new Map<ClaimColumnName, ClaimColumn>();
  for (const each of value as readonly unknown[]) {
    const read = readClaimColumn(each);
    if (read !== undefined && !kept.has(read.column)) kept.set(read.column, read);
  }
  return [...kept.values(), ...claimColumnDefaults.filter(({ column }) => !kept.has(column))];
}

function readClaimColumn(value: unknown): ClaimColumn | undefined {
  if (typeof value !== 'object' || value === null || !('column' in value) || !('shown' in value) || !('widthPx' in value)) return undefined;
  const { column, shown, widthPx } = value;
  if (typeof column !== 'string' || !isClaimColumn(column) || typeof shown !== 'boolean') return undefined;
  return { column, shown, widthPx: typeof widthPx === 'number' && Number.isFinite(widthPx) && widthPx > 0 ? widthPx : null };
}

function isClaimColumn(column: string): column is ClaimColumnName {
  return claimColumnNames.some((name) => name === column);
}
