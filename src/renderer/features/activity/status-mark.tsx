import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon';
import { CountdownPill } from './countdown-pill';
import type { RowStatus } from './row-outcome';

/** The status in its row or title: quiet where all went well, a pill where not. */
export function StatusMark({ status }: { readonly status: RowStatus }): ReactNode {
  switch (status.kind) {
    case 'ok':
      return <span className="status-ok">{status.text}</span>;
    case 'pill':
      return <span className={`status-pill ${status.tone}`}>{status.text}</span>;
    case 'sending':
      return (
        <span className="status-pill pending">
          <Icon of={LoaderCircle} size={12} className="spin" />
          {status.text}
        </span>
      );
    case 'waiting':
      return <CountdownPill atMs={status.atMs} endpointId={status.endpointId} />;
    case 'reason':
      return <span className="soft">Not delivered</span>;
  }
}
