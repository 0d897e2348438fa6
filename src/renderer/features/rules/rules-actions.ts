import { CopyPlus, Plus, Trash2 } from 'lucide-react';
import { go, navigationStore } from '../../host/navigation';
import type { Action } from '../../ui/action';
import { openRule, rulesStore, savedRules } from './rules-state';
import { deleteRule, duplicateRule } from './rules-store';

const group = 'Rules';

/** What can be done with answer rules, from keys and the palette. */
export function rulesActions(): readonly Action[] {
  return [
    { id: 'rules.new', label: 'New answer rule', group, keys: 'Ctrl N', icon: Plus, run: () => go({ section: 'rules', create: true }), keysActHere: isShown },
    { id: 'rules.duplicate', label: 'Duplicate the open rule', group, icon: CopyPlus, hint: openName, run: () => withOpen((id) => void duplicateRule(id)), available: hasOpen },
    { id: 'rules.delete', label: 'Delete the open rule', group, icon: Trash2, hint: openName, run: () => withOpen((id) => void deleteRule(id)), available: hasOpen },
  ];
}

function open() {
  return openRule(savedRules(), rulesStore.getState().openId);
}

function openName(): string | undefined {
  return open()?.name;
}

function withOpen(run: (id: string) => void): void {
  const rule = open();
  if (rule !== undefined) run(rule.id);
}

function isShown(): boolean {
  return navigationStore.getState().place.section === 'rules';
}

function hasOpen(): boolean {
  return isShown() && open() !== undefined;
}
