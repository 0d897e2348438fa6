import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { columnWidthPx } from '../../../../shared/model/stream-column';
import { Button } from '../../../ui/button';
import { ColumnList } from '../../../ui/column-list';
import { Dialog } from '../../../ui/dialog';
import { changeClaimColumns, closeClaimColumns, resetClaimColumns, useClaimColumns, useClaimColumnsDialog } from './claim-column-store';
import { claimColumnLabel } from './claim-columns';

/** Shows, hides, orders and widens the columns of the claims. */
export function ClaimColumnsDialog(): ReactNode {
  const open = useClaimColumnsDialog();
  const columns = useClaimColumns();
  return (
    <Dialog open={open} title="Columns" onClose={closeClaimColumns}>
      <ColumnList columns={columns} bounds={columnWidthPx} labelOf={claimColumnLabel} change={changeClaimColumns} />
      <p>
        <Button variant="ghost" icon={RotateCcw} onClick={resetClaimColumns}>
          Reset
        </Button>
      </p>
    </Dialog>
  );
}
