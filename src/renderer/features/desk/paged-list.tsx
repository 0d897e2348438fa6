import { memo, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useSnapshot } from '../../host/snapshot-store';
import { scrollTopFor } from '../../ui/fixed-rows';
import { rowsOfKey } from '../../ui/list-keys';
import { useFixedRows } from '../../ui/use-fixed-rows';
import type { PagedRows } from './paged-rows';

/** How a row is drawn and told. */
export interface RowLook {
  readonly key: number;
  readonly label: string;
  readonly className?: string | undefined;
  readonly cells: ReactNode;
}

interface PagedListProps<Row> {
  readonly label: string;
  readonly className: string;
  readonly rows: PagedRows<Row>;
  readonly head: ReactNode;
  /** The tracks of the columns, where they are chosen by the user. */
  readonly template?: string;
  /** The id of the open row, and its rank where that is known. */
  readonly openId: number | undefined;
  readonly idOf: (row: Row) => number;
  readonly look: (row: Row) => RowLook;
  readonly onOpen: (row: Row, rank: number) => void;
  /** Goes so many rows on; gives the rank that was reached. */
  readonly onMove: (rows: number) => Promise<number | undefined>;
  readonly onEnter: () => void;
  readonly onFind: () => void;
}

const rowHeightsPx = { comfortable: 28, compact: 24 } as const;
const headHeightPx = 28;

/** A long list of the desk: one tab stop, a few rows in the document, the others a height. Drawn anew only when it changes itself, not at each letter of the search. */
export const PagedList = memo(List) as typeof List;

function List<Row>({ label, className, rows, head, template, openId, idOf, look, onOpen, onMove, onEnter, onFind }: PagedListProps<Row>): ReactNode {
  const grid = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [idle, setIdle] = useState(true);
  const rowHeightPx = useSnapshot((snapshot) => rowHeightsPx[snapshot.workspace.settings.density]);
  const total = useStore(rows.store, (state) => state.total);
  useStore(rows.store, (state) => state.version);
  const { first, end, measure } = useFixedRows(grid, total, rowHeightPx);
  useEffect(() => rows.look(first, end), [rows, first, end]);

  const move = async (steps: number): Promise<void> => {
    const rank = await onMove(steps);
    const element = grid.current;
    if (rank === undefined || element === null) return;
    element.scrollTop = scrollTopFor(rank, { scrollTopPx: element.scrollTop, heightPx: element.clientHeight - headHeightPx, rowHeightPx });
    measure();
  };
  const pressKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const element = grid.current;
    if (element === null || event.nativeEvent.isComposing) return;
    const withModifier = event.ctrlKey || event.metaKey || event.altKey;
    const steps = withModifier ? undefined : rowsOfKey(event.key, Math.max(1, Math.floor((element.clientHeight - headHeightPx) / rowHeightPx) - 1));
    if (steps !== undefined) void move(steps);
    else if (event.key === 'Enter') onEnter();
    else if (event.key === '/') onFind();
    else return;
    event.preventDefault();
  };

  const drawn: ReactNode[] = [];
  let active: string | undefined;
  for (let rank = first; rank < end; rank += 1) {
    const row = rows.rowAt(rank);
    if (row === undefined) {
      drawn.push(<div key={rank} className="row" role="row" aria-rowindex={rank + 2} />);
      continue;
    }
    const { key, label: spoken, className: more, cells } = look(row);
    const isOpen = idOf(row) === openId;
    const id = `${prefix}${key}`;
    if (isOpen) active = id;
    drawn.push(
      <div
        key={key}
        id={id}
        className={['row', isOpen && 'is-current', more].filter(Boolean).join(' ')}
        role="row"
        aria-rowindex={rank + 2}
        aria-selected={isOpen}
        aria-label={spoken}
        onMouseDown={(event) => {
          if (event.button === 0) onOpen(row, rank);
        }}
      >
        {cells}
      </div>,
    );
  }

  return (
    <div
      ref={grid}
      className={['stream', className, idle && 'is-idle'].filter(Boolean).join(' ')}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={active}
      tabIndex={0}
      data-part="desk-list"
      style={template === undefined ? undefined : { ['--stream-cols' as string]: template }}
      onKeyDown={pressKey}
      onFocus={() => setIdle(false)}
      onBlur={() => setIdle(true)}
    >
      <div role="rowgroup" className="desk-list-top">
        <div className="stream-head" role="row" aria-rowindex={1}>
          {head}
        </div>
      </div>
      <div className="desk-list-space" role="presentation" style={{ height: total * rowHeightPx }}>
        <div role="rowgroup" style={{ transform: `translateY(${first * rowHeightPx}px)` }}>
          {drawn}
        </div>
      </div>
    </div>
  );
}
