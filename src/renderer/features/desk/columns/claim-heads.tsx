import { ArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { columnWidthPx } from '../../../../shared/model/stream-column';
import { ColumnHeads } from '../../../ui/column-heads';
import { Icon } from '../../../ui/icon';
import { changeClaimColumns, openClaimColumns, useClaimColumns } from './claim-column-store';
import { claimColumnLabel, type ClaimColumn } from './claim-columns';

/** The heads of the claims' columns; the list is ordered by the last change. */
export function ClaimHeads({ columns }: { readonly columns: readonly ClaimColumn[] }): ReactNode {
  const chosen = useClaimColumns();
  return (
    <ColumnHeads
      heads={columns.map(({ column }) => ({
        column,
        words: <HeadWords column={column} />,
        isEnd: column === 'changed',
        sort: column === 'changed' ? 'descending' : undefined,
      }))}
      chosen={chosen}
      bounds={columnWidthPx}
      labelOf={claimColumnLabel}
      change={changeClaimColumns}
      onAll={openClaimColumns}
    />
  );
}

function HeadWords({ column }: Pick<ClaimColumn, 'column'>): ReactNode {
  const label = claimColumnLabel(column);
  if (column !== 'changed') return <span className="truncate">{label}</span>;
  return (
    <>
      <span className="truncate">{label}</span> <Icon of={ArrowDown} size={12} />
    </>
  );
}
