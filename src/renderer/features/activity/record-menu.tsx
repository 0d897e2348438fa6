import { Ellipsis, Terminal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Action } from '../../ui/action';
import { actionRegistry, isAvailable } from '../../ui/action-registry';
import { IconButton } from '../../ui/button';
import { Menu, type MenuItem } from '../../ui/menu';
import { copyItems } from './copy-as';

// Not one action but a menu of them.
const copyBranch = 'copy as';

/** The actions on what is selected, and on all that is unread, in groups, by id. Those that make no sense now are left out. */
const menuGroups: readonly (readonly string[])[] = [
  ['activity.retry', 'activity.redeliver', 'activity.replay', 'activity.sendAsNew', 'activity.editAndSend', 'activity.promote', 'activity.cancel'],
  ['activity.compare', copyBranch, 'activity.export'],
  ['activity.pin', 'activity.mark', 'activity.readAll'],
];

/** What can be done with what is selected now, for the context menu and the menu of the record. */
export function recordMenuItems(): readonly MenuItem[] {
  const { actions } = actionRegistry.getState();
  const again = againKeys(actions);
  const groups = menuGroups.map((ids) => ids.flatMap((id): readonly MenuItem[] => (id === copyBranch ? [{ id, label: 'Copy as', icon: Terminal, items: copyItems() }] : actions.filter((action) => action.id === id && isAvailable(action)).map((action) => menuItem(action, again.get(id))))));
  return groups.filter((items) => items.length > 0).flatMap((items, index): readonly MenuItem[] => (index === 0 ? items : [{ separator: true }, ...items]));
}

/** The keys that send again stand at what they do: redeliver or replay, by what is selected; at neither where both could be meant. */
function againKeys(actions: readonly Action[]): ReadonlyMap<string, string> {
  const keys = actions.find(({ id }) => id === 'activity.again')?.keys;
  const meant = actions.filter((action) => (action.id === 'activity.redeliver' || action.id === 'activity.replay') && isAvailable(action));
  return new Map(keys === undefined || meant.length !== 1 ? [] : meant.map(({ id }) => [id, keys]));
}

function menuItem(action: Action, againKey: string | undefined): MenuItem {
  return { id: action.id, label: action.label, icon: action.icon, keys: action.keys ?? againKey, hint: action.hint?.(), onSelect: () => action.run() };
}

/** The same menu as that of the rows, beside the title of what is open. */
export function RecordMenuButton(): ReactNode {
  const [open, setOpen] = useState(false);
  return <Menu label="Actions" align="end" open={open} onOpenChange={setOpen} items={open ? recordMenuItems() : []} trigger={<IconButton label="More actions" icon={Ellipsis} />} />;
}
