import { Columns3 } from 'lucide-react';
import { useState, type PointerEvent, type ReactNode } from 'react';
import { allowedWidthPx, changedColumn, movedColumn, type ChangeColumns, type ChosenColumn, type WidthBounds } from './column-order';
import { ContextMenu, type MenuPlace } from './context-menu';
import './columns.css';

/** The head of a column that is drawn. */
export interface ColumnHead {
  readonly column: string;
  readonly words: ReactNode;
  readonly title?: string | undefined;
  /** True where the column stands at the end of its track, as figures do. */
  readonly isEnd?: boolean;
  readonly sort?: 'ascending' | 'descending' | undefined;
}

interface ColumnHeadsProps {
  readonly heads: readonly ColumnHead[];
  /** All columns, those that are not shown included. */
  readonly chosen: readonly ChosenColumn[];
  readonly bounds: WidthBounds;
  labelOf(column: string): string;
  readonly change: ChangeColumns;
  /** Opens the whole choice. */
  onAll(): void;
}

// A shorter way is a click that trembled.
const dragFromPx = 4;

/** The cells of a list's head row: dragged to another place, widened at the edge, shown and hidden by the right button. */
export function ColumnHeads({ heads, chosen, bounds, labelOf, change, onAll }: ColumnHeadsProps): ReactNode {
  const [menuAt, setMenuAt] = useState<MenuPlace>();
  const [dropAt, setDropAt] = useState<string>();

  /** The head that the pointer is over: dropping puts the column in its place. */
  const headUnder = (row: Element | null, x: number): string | undefined =>
    heads.find(({ column }) => {
      const box = row?.querySelector(`[data-column="${CSS.escape(column)}"]`)?.getBoundingClientRect();
      return box !== undefined && x >= box.left && x < box.right;
    })?.column;

  const drag = (event: PointerEvent<HTMLElement>, column: string): void => {
    if (event.button !== 0) return;
    const cell = event.currentTarget;
    const fromX = event.clientX;
    let target: string | undefined;
    cell.setPointerCapture(event.pointerId);
    const move = ({ clientX }: { readonly clientX: number }): void => {
      if (target === undefined && Math.abs(clientX - fromX) < dragFromPx) return;
      target = headUnder(cell.parentElement, clientX) ?? target ?? column;
      setDropAt(target);
    };
    const end = (): void => {
      cell.removeEventListener('pointermove', move);
      setDropAt(undefined);
      if (target === undefined || target === column) return;
      const to = target;
      change((now) => {
        const from = now.findIndex((each) => each.column === column);
        const at = now.findIndex((each) => each.column === to);
        return movedColumn(now, column, at > from ? at + 1 : at);
      });
    };
    cell.addEventListener('pointermove', move);
    cell.addEventListener('lostpointercapture', end, { once: true });
  };

  const resize = (event: PointerEvent<HTMLElement>, column: string): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const edge = event.currentTarget;
    const fromX = event.clientX;
    const wasPx = edge.parentElement?.getBoundingClientRect().width ?? 0;
    edge.setPointerCapture(event.pointerId);
    let last = wasPx;
    const move = ({ clientX }: { readonly clientX: number }): void => {
      last = allowedWidthPx(wasPx + clientX - fromX, bounds);
      change((now) => changedColumn(now, column, { widthPx: last }), true);
    };
    const end = (): void => {
      edge.removeEventListener('pointermove', move);
      if (last !== wasPx) change((now) => changedColumn(now, column, { widthPx: last }));
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', end, { once: true });
  };

  return (
    <>
      {heads.map(({ column, words, title, isEnd = false, sort }) => (
        <span
          key={column}
          className={['stream-column', isEnd && 'is-end', dropAt === column && 'is-drop'].filter(Boolean).join(' ')}
          role="columnheader"
          data-column={column}
          title={title}
          aria-sort={sort}
          onPointerDown={(event) => drag(event, column)}
          onContextMenu={(event) => {
            event.preventDefault();
            event.stopPropagation();
            setMenuAt({ x: event.clientX, y: event.clientY });
          }}
        >
          {words}
          <span className="column-edge" aria-hidden="true" onPointerDown={(event) => resize(event, column)} onDoubleClick={() => change((now) => changedColumn(now, column, { widthPx: null }))} />
        </span>
      ))}
      <ContextMenu
        label="Columns"
        at={menuAt}
        onClose={() => setMenuAt(undefined)}
        items={
          menuAt === undefined
            ? []
            : [
                ...chosen.map(({ column, shown }) => ({ id: column, label: labelOf(column), checked: shown, onSelect: () => change((now) => changedColumn(now, column, { shown: !shown })) })),
                { separator: true } as const,
                { id: 'all', label: 'Columns…', icon: Columns3, onSelect: onAll },
              ]
        }
      />
    </>
  );
}
