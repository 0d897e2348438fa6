import { ChevronsDownUp, ChevronsUpDown, Group } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/button';
import { Menu, type MenuItem } from '../../../ui/menu';
import { groups, groupStream, useGroups } from './groups';
import { groupingWords } from './group-words';

/** Chooses whether the stream stands in groups, and folds them. */
export function GroupMenu(): ReactNode {
  const by = useGroups((state) => state.by);
  const items: readonly MenuItem[] = [
    ...groupingWords.map(([each, words, says]): MenuItem => ({ id: each ?? 'none', label: words, note: says, checked: each === by, onSelect: () => groupStream(each) })),
    ...(by === undefined
      ? []
      : ([
          { separator: true },
          { id: 'fold', label: 'Fold all groups', icon: ChevronsDownUp, onSelect: () => groups.foldAll(true) },
          { id: 'unfold', label: 'Unfold all groups', icon: ChevronsUpDown, onSelect: () => groups.foldAll(false) },
        ] as const)),
  ];
  const words = groupingWords.find(([each]) => each === by)?.[1] ?? '';
  return <Menu label="Groups" align="end" items={items} trigger={<IconButton icon={Group} variant="default" size="lg" label={by === undefined ? 'Groups' : `Groups: ${words.toLowerCase()}`} keysOf="activity.group" aria-pressed={by !== undefined} />} />;
}
