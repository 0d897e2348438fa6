import type { ReactNode } from 'react';
import { faultText, type FaultChoice } from '../../../shared/model/fault';
import { Badge } from '../../ui/badge';
import { VisibleText } from '../../ui/visible-text';

/** The faults that a delivery carries on purpose, so that nobody takes them for the receiver’s; sent anyway is one of them. */
export function FaultBadges({ faults, anyway }: { readonly faults: readonly FaultChoice[]; readonly anyway: boolean }): ReactNode {
  return (
    <>
      {faults.map((fault) => (
        <Badge key={fault.name} tone="warn">
          fault: <VisibleText text={faultText(fault)} />
        </Badge>
      ))}
      {anyway && <Badge tone="warn">fault: delivered anyway</Badge>}
    </>
  );
}
