import { CircleCheck, CircleDashed, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CheckState } from '../../../shared/model/check';
import { Icon } from '../../ui/icon';

const icons: Readonly<Record<CheckState, readonly [icon: LucideIcon, tone: string]>> = {
  pass: [CircleCheck, 'ok'],
  warn: [TriangleAlert, 'warn'],
  fail: [CircleX, 'fail'],
  'not-run': [CircleDashed, 'dim'],
};

/** How a check went, by shape and colour; `label` says it. */
export function CheckIcon({ state, label, size = 16 }: { readonly state: CheckState; readonly label: string; readonly size?: 14 | 16 }): ReactNode {
  const [icon, tone] = icons[state];
  return <Icon of={icon} size={size} className={tone} label={label} />;
}
