import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** What stands where there is nothing yet: what would be here, and how it comes about. */
export function EmptyState({ title, actions, children }: EmptyStateProps): ReactNode {
  return (
    <div className="empty-state">
      <h2 className="empty-state-title">{title}</h2>
      {children !== undefined && <div className="soft">{children}</div>}
      {actions !== undefined && <div className="toolbar">{actions}</div>}
    </div>
  );
}
