import type { ReactNode } from 'react';
import { VisibleText } from '../../ui/visible-text';

/** Where the provider says that an event came from: UI hollow, API filled, what is neither as it was written. */
export function SourceBadge({ source }: { readonly source: string | null }): ReactNode {
  if (source === 'ui') return <span className="badge badge-ui">UI</span>;
  if (source === 'api') return <span className="badge badge-api">API</span>;
  return (
    <span className="dim truncate" title={source === null ? 'The body has no source' : 'The source is neither ui nor api'}>
      {source === null ? '–' : <VisibleText text={source} />}
    </span>
  );
}
