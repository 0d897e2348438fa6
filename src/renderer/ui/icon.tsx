import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface IconProps {
  readonly of: LucideIcon;
  readonly size?: 12 | 14 | 16 | 20;
  readonly className?: string | undefined;
  /** Said by a screen reader; without it the icon is decoration. */
  readonly label?: string | undefined;
}

/** A Lucide icon in one of the four sizes of the design. */
export function Icon({ of: Glyph, size = 16, className, label }: IconProps): ReactNode {
  const classes = ['i', size === 16 ? '' : `i-${size}`, className ?? ''].filter((part) => part !== '').join(' ');
  const spoken = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label };
  return <Glyph className={classes} size={size} strokeWidth={1.75} {...spoken} />;
}
