import { memo, type MouseEvent, type ReactNode } from 'react';
import type { ActivityRow } from '../../../shared/model/activity';
import type { ColumnValue } from '../../../shared/model/stream-column';
import { VisibleText } from '../../ui/visible-text';
import type { ColumnLayout, DrawnColumn } from './columns/column-layout';
import { rowLabel } from './row-label';
import { rowMarker, rowStatus, type Marker } from './row-outcome';
import { OwnCell, ReasonCell, StreamCell } from './stream-cells';

interface StreamRowProps {
  readonly id: string;
  readonly row: ActivityRow;
  readonly layout: ColumnLayout;
  /** Of the user's own columns, in their order; undefined until they have been read. */
  readonly values: readonly ColumnValue[] | undefined;
  /** Place in the whole list, the head being 1. */
  readonly place: number;
  readonly selected: boolean;
  /** The row under it belongs to the same event. */
  readonly joined: boolean;
  /** The row under it is of another day. */
  readonly endsDay: boolean;
  /** The row that the keys move from. */
  readonly lead: boolean;
  /** It came since the last look. */
  readonly unread: boolean;
  /** Where it stands in the grouped stream. */
  readonly level?: 1 | 2;
  readonly member?: number;
  readonly members?: number;
  readonly onChoose: (row: ActivityRow, event: MouseEvent) => void;
}

/** The class of an outcome marker. */
export const markerClass: Readonly<Record<Marker, string>> = {
  ok: 'marker',
  warn: 'marker marker-warn',
  fail: 'marker marker-fail',
  pending: 'marker marker-pending',
  none: 'marker marker-none',
};

/** Columns whose place a reason, or what is wrong with a malformed request, may take. */
const afterStatus: ReadonlySet<string> = new Set(['duration', 'size', 'checks']);
const afterEvent: ReadonlySet<string> = new Set(['source', 'target', 'method']);

/** One record of the stream in one line. */
export const StreamRow = memo(function StreamRow({ id, row, layout, values, place, selected, lead, unread, joined, endsDay, level, member, members, onChoose }: StreamRowProps): ReactNode {
  const status = rowStatus(row);
  const undelivered = status.kind === 'reason';
  const classes = ['row', joined && 'is-same', undelivered && 'is-undelivered', lead && 'is-current', endsDay && 'is-day-end', level === 2 && 'is-member'];
  const malformed = row.direction === 'received' && row.state === 'malformed';
  const cells: ReactNode[] = [];
  let own = 0;
  for (let index = 0; index < layout.columns.length; index += 1) {
    const drawn = layout.columns[index];
    if (drawn === undefined) break;
    const { column, source } = drawn;
    if (source.kind !== 'own') {
      cells.push(<OwnCell key={column} value={values?.[own]} />);
      own += 1;
    } else if (source.name === 'status' && status.kind === 'reason') {
      const span = spanFrom(layout.columns, index, afterStatus);
      cells.push(<ReasonCell key={column} text={status.text} span={span} />);
      index += span - 1;
    } else if (source.name === 'event' && malformed) {
      const span = spanFrom(layout.columns, index, afterEvent);
      cells.push(
        <span key={column} className="row-problem fail" role="gridcell" style={{ gridColumn: `span ${span}` }}>
          <VisibleText text={row.problem ?? 'It is not valid HTTP'} />
        </span>,
      );
      index += span - 1;
    } else cells.push(<StreamCell key={column} name={source.name} row={row} status={status} showsMs={layout.showsMs} />);
  }
  return (
    <div
      id={id}
      className={classes.filter(Boolean).join(' ')}
      role="row"
      aria-rowindex={place}
      {...(level === undefined ? {} : { 'aria-level': level, 'aria-posinset': member, 'aria-setsize': members })}
      aria-selected={selected}
      aria-label={rowLabel(row, unread)}
      onMouseDown={(event) => onChoose(row, event)}
    >
      <span role="gridcell">
        <span className={markerClass[rowMarker(row)]} />
        {unread && <span className="unread-dot" />}
      </span>
      {cells}
    </div>
  );
});

/** How many columns one cell takes: its own, and those after it that have nothing to say then. */
function spanFrom(columns: readonly DrawnColumn[], index: number, taken: ReadonlySet<string>): number {
  let span = 1;
  while (taken.has(columns[index + span]?.column ?? '')) span += 1;
  return span;
}

/** A row whose record has not come yet: it keeps its height. */
export function WaitingRow(): ReactNode {
  return <div className="row" role="presentation" />;
}
