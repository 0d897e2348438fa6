import { ChevronDown, ChevronUp, ChevronsLeftRight, Minus, Plus, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from './button';
import { Checkbox } from './checkbox';
import { allowedWidthPx, changedColumn, movedColumn, type ChangeColumns, type ChosenColumn, type WidthBounds } from './column-order';
import './columns.css';

interface ColumnListProps {
  readonly columns: readonly ChosenColumn[];
  readonly bounds: WidthBounds;
  labelOf(column: string): string;
  /** What a column reads, where its label does not say it; only such columns can be removed. */
  sourceOf?(column: string): string | undefined;
  readonly change: ChangeColumns;
  onRemove?(column: string): void;
}

const stepPx = 16;

/** Shows, hides, orders and widens the columns of a list by keys as well as by hand. */
export function ColumnList({ columns, ...rest }: ColumnListProps): ReactNode {
  return (
    <ul className="column-list" aria-label="Columns in their order">
      {columns.map((column, index) => (
        <ColumnLine key={column.column} column={column} index={index} last={columns.length - 1} {...rest} />
      ))}
    </ul>
  );
}

interface ColumnLineProps extends Omit<ColumnListProps, 'columns'> {
  readonly column: ChosenColumn;
  readonly index: number;
  readonly last: number;
}

function ColumnLine({ column: { column, shown, widthPx }, index, last, bounds, labelOf, sourceOf, change, onRemove }: ColumnLineProps): ReactNode {
  const label = labelOf(column);
  const source = sourceOf?.(column);
  const move = (to: number): void => change((now) => movedColumn(now, column, to));
  const widen = (byPx: number): void => {
    const drawnPx = document.querySelector(`[data-column="${CSS.escape(column)}"]`)?.getBoundingClientRect().width;
    change((now) => changedColumn(now, column, { widthPx: allowedWidthPx((widthPx ?? drawnPx ?? 96) + byPx, bounds) }));
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    if (event.key === 'ArrowUp' && index > 0) move(index - 1);
    if (event.key === 'ArrowDown' && index < last) move(index + 2);
  };
  return (
    <li className="column-line" onKeyDown={pressKey}>
      <Checkbox label={label} checked={shown} onChange={(next) => change((now) => changedColumn(now, column, { shown: next }))} />
      {source !== undefined && <span className="mono dim truncate column-from">{source}</span>}
      <span className="push column-tools">
        {widthPx !== null && <span className="num dim">{widthPx} px</span>}
        {widthPx !== null && <IconButton size="sm" icon={ChevronsLeftRight} label={`Usual width of ${label}`} onClick={() => change((now) => changedColumn(now, column, { widthPx: null }))} />}
        <IconButton size="sm" icon={Minus} label={`Make ${label} narrower`} onClick={() => widen(-stepPx)} />
        <IconButton size="sm" icon={Plus} label={`Make ${label} wider`} onClick={() => widen(stepPx)} />
        <IconButton size="sm" icon={ChevronUp} keys="Alt Up" label={`Move ${label} up`} disabledReason={index === 0 ? 'It is the first' : undefined} onClick={() => move(index - 1)} />
        <IconButton size="sm" icon={ChevronDown} keys="Alt Down" label={`Move ${label} down`} disabledReason={index === last ? 'It is the last' : undefined} onClick={() => move(index + 2)} />
        {source !== undefined && onRemove !== undefined && <IconButton size="sm" icon={Trash2} label={`Remove ${label}`} onClick={() => onRemove(column)} />}
      </span>
    </li>
  );
}
