import { Archive, CircleDot } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClaimStatus } from '../../../shared/model/account';
import { Icon } from '../../ui/icon';

/** Open or closed, by shape as well as by word. */
export function StateMark({ status }: { readonly status: ClaimStatus }): ReactNode {
  return (
    <span className={status === 'closed' ? 'state state-closed' : 'state'}>
      <Icon of={status === 'closed' ? Archive : CircleDot} size={12} />
      {status === 'closed' ? 'Closed' : 'Open'}
    </span>
  );
}
