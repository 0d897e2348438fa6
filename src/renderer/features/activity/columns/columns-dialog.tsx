import { ChevronDown, ChevronUp, ChevronsLeftRight, Minus, Plus, RotateCcw, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { columnLimit, readColumn, type StreamColumn } from '../../../../shared/model/stream-column';
import { Button, IconButton } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { allowedWidthPx, changedColumn, columnLabel, movedColumn } from './column-layout';
import { changeColumns, closeColumns, resetColumns, useColumns, useColumnsDialog } from './column-store';

const stepPx = 16;

/** Shows, hides, orders and widens the columns, and adds those from a header or a body path; all of it by keys too. */
export function ColumnsDialog(): ReactNode {
  const open = useColumnsDialog();
  const columns = useColumns();
  return (
    <Dialog open={open} title="Columns" onClose={closeColumns}>
      <AddColumn columns={columns} />
      <ul className="column-list" aria-label="Columns in their order">
        {columns.map((column, index) => (
          <ColumnLine key={column.column} column={column} index={index} last={columns.length - 1} />
        ))}
      </ul>
      <p>
        <Button variant="ghost" icon={RotateCcw} onClick={resetColumns}>
          Reset
        </Button>
      </p>
    </Dialog>
  );
}

function AddColumn({ columns }: { readonly columns: readonly StreamColumn[] }): ReactNode {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = (): void => {
    const column = text.trim();
    const read = readColumn(column);
    if (!read.ok) return setProblem(read.message);
    if (columns.some((each) => each.column.toLowerCase() === column.toLowerCase())) return setProblem('That column is there already.');
    if (columns.length >= columnLimit) return setProblem(`There can be ${columnLimit} columns.`);
    setText('');
    return void changeColumns((now) => [...now, { column, shown: true, widthPx: null }]);
  };
  return (
    <form
      className="column-add"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label="Header or body path"
        mono
        value={text}
        error={problem}
        hint="header[x-request-id] or body.claim.id"
        onChange={(next) => {
          setText(next);
          setProblem(undefined);
        }}
      />
      <Button icon={Plus} onClick={add}>
        Add
      </Button>
    </form>
  );
}

function ColumnLine({ column: { column, shown, widthPx }, index, last }: { readonly column: StreamColumn; readonly index: number; readonly last: number }): ReactNode {
  const label = columnLabel(column);
  const isOwn = readsRecord(column);
  const move = (to: number): void => void changeColumns((now) => movedColumn(now, column, to));
  const widen = (byPx: number): void => {
    const drawnPx = document.querySelector(`[data-column="${CSS.escape(column)}"]`)?.getBoundingClientRect().width;
    void changeColumns((now) => changedColumn(now, column, { widthPx: allowedWidthPx((widthPx ?? drawnPx ?? 96) + byPx) }));
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    if (event.key === 'ArrowUp' && index > 0) move(index - 1);
    if (event.key === 'ArrowDown' && index < last) move(index + 2);
  };
  return (
    <li className="column-line" onKeyDown={pressKey}>
      <Checkbox label={label} checked={shown} onChange={(next) => void changeColumns((now) => changedColumn(now, column, { shown: next }))} />
      {isOwn ? null : <span className="mono dim truncate column-from">{column}</span>}
      <span className="push column-tools">
        {widthPx !== null && <span className="num dim">{widthPx} px</span>}
        {widthPx !== null && <IconButton size="sm" icon={ChevronsLeftRight} label={`Usual width of ${label}`} onClick={() => void changeColumns((now) => changedColumn(now, column, { widthPx: null }))} />}
        <IconButton size="sm" icon={Minus} label={`Make ${label} narrower`} onClick={() => widen(-stepPx)} />
        <IconButton size="sm" icon={Plus} label={`Make ${label} wider`} onClick={() => widen(stepPx)} />
        <IconButton size="sm" icon={ChevronUp} keys="Alt Up" label={`Move ${label} up`} disabledReason={index === 0 ? 'It is the first' : undefined} onClick={() => move(index - 1)} />
        <IconButton size="sm" icon={ChevronDown} keys="Alt Down" label={`Move ${label} down`} disabledReason={index === last ? 'It is the last' : undefined} onClick={() => move(index + 2)} />
        {!isOwn && <IconButton size="sm" icon={Trash2} label={`Remove ${label}`} onClick={() => void changeColumns((now) => now.filter((each) => each.column !== column))} />}
      </span>
    </li>
  );
}

/** True for a column that every workspace has. */
function readsRecord(column: string): boolean {
  const read = readColumn(column);
  return read.ok && read.source.kind === 'own';
}
