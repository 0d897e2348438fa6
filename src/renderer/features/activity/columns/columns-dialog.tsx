import { Plus, RotateCcw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { columnLimit, columnWidthPx, readColumn, type StreamColumn } from '../../../../shared/model/stream-column';
import { Button } from '../../../ui/button';
import { ColumnList } from '../../../ui/column-list';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { columnLabel } from './column-layout';
import { changeColumns, closeColumns, resetColumns, useColumns, useColumnsDialog } from './column-store';

/** Shows, hides, orders and widens the columns, and adds those from a header or a body path; all of it by keys too. */
export function ColumnsDialog(): ReactNode {
  const open = useColumnsDialog();
  const columns = useColumns();
  return (
    <Dialog open={open} title="Columns" onClose={closeColumns}>
      <AddColumn columns={columns} />
      <ColumnList
        columns={columns}
        bounds={columnWidthPx}
        labelOf={columnLabel}
        sourceOf={(column) => (readsRecord(column) ? undefined : column)}
        change={(change, later) => void changeColumns(change, later)}
        onRemove={(column) => void changeColumns((now) => now.filter((each) => each.column !== column))}
      />
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

/** True for a column that every workspace has. */
function readsRecord(column: string): boolean {
  const read = readColumn(column);
  return read.ok && read.source.kind === 'own';
}
