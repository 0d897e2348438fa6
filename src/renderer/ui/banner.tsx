import { CircleAlert, OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon';

interface BannerProps {
  readonly tone: 'warn' | 'fail';
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** Something that needs a decision, in place: what happened, what it means, what can be done. */
export function Banner({ tone, title, actions, children }: BannerProps): ReactNode {
  return (
    <div className={tone === 'warn' ? 'banner banner-warn' : 'banner'} role="alert">
      <Icon of={tone === 'fail' ? OctagonAlert : CircleAlert} size={20} />
      <p className="banner-title">{title}</p>
      {children !== undefined && <div className="banner-text">{children}</div>}
      {actions !== undefined && <div className="banner-actions">{actions}</div>}
    </div>
  );
}
