import type { ReactNode } from 'react';
import type { ClaimRow } from '../../../../shared/contract/desk-contract';
import { Moment } from '../../../ui/moment';
import { VisibleText } from '../../../ui/visible-text';
import { changedAt } from '../changed-at';
import { StateMark } from '../state-mark';
import type { ClaimColumnName } from './claim-columns';

/** What a column shows of a claim. */
export function ClaimCell({ column, row }: { readonly column: ClaimColumnName; readonly row: ClaimRow }): ReactNode {
  switch (column) {
    case 'number':
      return (
        <span className="claim-no truncate" role="gridcell">
          {row.reference}
        </span>
      );
    case 'type':
      return (
        <span className="truncate" role="gridcell">
          <VisibleText text={row.type} />
        </span>
      );
    case 'status':
      return (
        <span role="gridcell">
          <StateMark status={row.status} />
        </span>
      );
    case 'assignee':
      return (
        <span className="truncate" role="gridcell">
          {row.assignee === null ? <span className="dim">nobody</span> : <VisibleText text={row.assignee} />}
        </span>
      );
    case 'labels':
      return (
        <span className="claim-labels" role="gridcell">
          {row.labels.length === 0 ? (
            <span className="dim">none</span>
          ) : (
            row.labels.map((label) => (
              <span key={label} className="label-chip">
                <VisibleText text={label} />
              </span>
            ))
          )}
        </span>
      );
    case 'changed':
      return (
        <span className="row-time row-end" role="gridcell">
          <Moment atMs={row.changedAtMs} precision="second" clock={changedAt(row.changedAtMs, Date.now())} />
        </span>
      );
  }
}
