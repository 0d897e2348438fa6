import { ArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { columnWidthPx } from '../../../../shared/model/stream-column';
import { ColumnHeads } from '../../../ui/column-heads';
import { Icon } from '../../../ui/icon';
import { VisibleText } from '../../../ui/visible-text';
import { columnLabel, type ColumnLayout, type DrawnColumn } from './column-layout';
import { changeColumns, openColumns, useColumns } from './column-store';

interface StreamHeadProps {
  readonly layout: ColumnLayout;
  /** The day of the first row in view, where it is not today. */
  readonly day: string | undefined;
}

/** The heads of the stream's columns. */
export function StreamHead({ layout, day }: StreamHeadProps): ReactNode {
  const chosen = useColumns();
  return (
    <div role="rowgroup" className="stream-top">
      <div className="stream-head" role="row" aria-rowindex={1}>
        <span role="columnheader">
          <span className="sr-only">Outcome</span>
        </span>
        <ColumnHeads
          heads={layout.columns.map((column) => ({
            column: column.column,
            words: <HeadWords column={column} day={day} />,
            title: isTime(column) ? day : columnLabel(column.column),
            isEnd: column.column === 'duration' || column.column === 'size',
            sort: isTime(column) ? 'descending' : undefined,
          }))}
          chosen={chosen}
          bounds={columnWidthPx}
          labelOf={columnLabel}
          change={(change, later) => void changeColumns(change, later)}
          onAll={openColumns}
        />
      </div>
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
