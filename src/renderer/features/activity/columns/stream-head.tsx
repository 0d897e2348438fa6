import { ArrowDown, Columns3 } from 'lucide-react';
import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { ContextMenu, type MenuPlace } from '../../../ui/context-menu';
import { Icon } from '../../../ui/icon';
import { VisibleText } from '../../../ui/visible-text';
import { allowedWidthPx, changedColumn, columnLabel, movedColumn, type ColumnLayout, type DrawnColumn } from './column-layout';
import { changeColumns, openColumns, useColumns } from './column-store';

interface StreamHeadProps {
  readonly layout: ColumnLayout;
  /** The day of the first row in view, where it is not today. */
  readonly day: string | undefined;
}

// A shorter way is a click that trembled.
const dragFromPx = 4;

/** The heads of the columns: dragged to another place, widened at the edge, shown and hidden by the right button. */
export function StreamHead({ layout, day }: StreamHeadProps): ReactNode {
  const chosen = useColumns();
  const head = useRef<HTMLDivElement>(null);
  const [menuAt, setMenuAt] = useState<MenuPlace>();
  const [dropAt, setDropAt] = useState<string>();

  /** The head that the pointer is over: dropping puts the column in its place. */
  const headUnder = (x: number): string | undefined =>
    layout.columns.find(({ column }) => {
      const box = head.current?.querySelector(`[data-column="${CSS.escape(column)}"]`)?.getBoundingClientRect();
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
      target = headUnder(clientX) ?? target ?? column;
      setDropAt(target);
    };
    const end = (): void => {
      cell.removeEventListener('pointermove', move);
      setDropAt(undefined);
      if (target === undefined || target === column) return;
      const to = target;
      void changeColumns((now) => {
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
    const widthPx = (clientX: number): number => allowedWidthPx(wasPx + clientX - fromX);
    let last = wasPx;
    const move = ({ clientX }: { readonly clientX: number }): void => {
      last = widthPx(clientX);
      void changeColumns((now) => changedColumn(now, column, { widthPx: last }), true);
    };
    const end = (): void => {
      edge.removeEventListener('pointermove', move);
      if (last !== wasPx) void changeColumns((now) => changedColumn(now, column, { widthPx: allowedWidthPx(last) }));
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', end, { once: true });
  };

  return (
    <div role="rowgroup" className="stream-top">
      <div
        ref={head}
        className="stream-head"
        role="row"
        aria-rowindex={1}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setMenuAt({ x: event.clientX, y: event.clientY });
        }}
      >
        <span role="columnheader">
          <span className="sr-only">Outcome</span>
        </span>
        {layout.columns.map((column) => (
          <span
            key={column.column}
            className={['stream-column', isEnd(column) && 'is-end', dropAt === column.column && 'is-drop'].filter(Boolean).join(' ')}
            role="columnheader"
            data-column={column.column}
            title={isTime(column) ? day : columnLabel(column.column)}
            {...(isTime(column) ? { 'aria-sort': 'descending' as const } : {})}
            onPointerDown={(event) => drag(event, column.column)}
          >
            <HeadWords column={column} day={day} />
            <span
              className="column-edge"
              aria-hidden="true"
              onPointerDown={(event) => resize(event, column.column)}
              onDoubleClick={() => void changeColumns((now) => changedColumn(now, column.column, { widthPx: null }))}
            />
          </span>
        ))}
      </div>
      <ContextMenu
        label="Columns"
        at={menuAt}
        onClose={() => setMenuAt(undefined)}
        items={
          menuAt === undefined
            ? []
            : [
                ...chosen.map(({ column, shown }) => ({ id: column, label: columnLabel(column), checked: shown, onSelect: () => void changeColumns((now) => changedColumn(now, column, { shown: !shown })) })),
                { separator: true } as const,
                { id: 'all', label: 'Columns…', icon: Columns3, onSelect: openColumns },
              ]
        }
      />
    </div>
  );
}

const silent: ReadonlySet<string> = new Set(['direction', 'checks']);

function HeadWords({ column, day }: { readonly column: DrawnColumn; readonly day: string | undefined }): ReactNode {
  const label = columnLabel(column.column);
  if (silent.has(column.column)) return <span className="sr-only">{label}</span>;
  if (isTime(column)) {
    return (
      <>
        <span className="truncate">{day ?? label}</span> <Icon of={ArrowDown} size={12} />
      </>
    );
  }
  return (
    <span className="truncate">
      <VisibleText text={label} />
    </span>
  );
}

function isTime({ column }: DrawnColumn): boolean {
  return column === 'time';
}

function isEnd({ column }: DrawnColumn): boolean {
  return column === 'duration' || column === 'size';
}
