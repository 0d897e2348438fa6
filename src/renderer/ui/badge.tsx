import type { ReactNode } from 'react';

interface BadgeProps {
  /** How it is drawn where it has no tone: with a line, with a fill, or as a count. */
  readonly variant?: 'hollow' | 'filled' | 'count';
  readonly tone?: 'ok' | 'warn' | 'fail' | undefined;
  readonly children: ReactNode;
}

const variantClasses = { hollow: 'badge-ui', filled: 'badge-api', count: 'badge-count' } as const;

/** A word or a figure set apart. */
export function Badge({ variant = 'hollow', tone, children }: BadgeProps): ReactNode {
  return <span className={`badge ${tone === undefined ? variantClasses[variant] : `badge-${tone}`}`}>{children}</span>;
}
