import { ArrowUpDown, EqualNot, EyeOff, Minus, Plus, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/compare/compare-headers';
import { Icon } from '../../ui/icon';

const signs: Readonly<Record<Exclude<Finding, 'same'>, readonly [icon: LucideIcon, words: string]>> = {
  changed: [EqualNot, 'is not equal'],
  moved: [ArrowUpDown, 'other order'],
  'only-a': [Minus, 'only in A'],
  'only-b': [Plus, 'only in B'],
  ignored: [EyeOff, 'ignored'],
};

const classes: Readonly<Record<Finding, string>> = { same: '', changed: 'is-changed', moved: 'is-changed', 'only-a': 'is-a', 'only-b': 'is-b', ignored: 'is-ignored' };

/** What was found, as a sign that is told apart without colour too. */
export function FindingSign({ finding }: { readonly finding: Finding }): ReactNode {
  if (finding === 'same') return <span className="sr-only">equal</span>;
  const [icon, words] = signs[finding];
  return <Icon of={icon} size={12} label={words} />;
}

/** The classes of a row with this finding. */
export function findingClass(finding: Finding): string {
  return ['diff-row', classes[finding]].filter(Boolean).join(' ');
}

/** Whether a row is one of those that are gone through. */
export function isDifference(finding: Finding): boolean {
  return finding !== 'same' && finding !== 'ignored';
}
