import { ChevronsDownUp, ChevronsUpDown, Group } from 'lucide-react';
import type { Action } from '../../../ui/action';
import { activity } from '../activity';
import { streamHasFocus } from '../focus';
import { groups, groupStream, nextGrouping } from './groups';
import { groupingWords } from './group-words';

const group = 'Activity';

/** What can be done with the groups of the stream; `onPage` goes to the page first. */
export function groupActions(onPage: (run: () => void) => () => void): readonly Action[] {
  const hasRows = (): boolean => activity.getState().logTotal > 0;
  const isGrouped = (): boolean => groups.getState().by !== undefined;
  const nowWords = (): string | undefined => groupingWords.find(([by]) => by === groups.getState().by)?.[1].toLowerCase();
  return [
    { id: 'activity.group', label: 'Group: by event, by claim, or not', group, keys: 'G', icon: Group, hint: () => `now ${nowWords() ?? ''}`, available: hasRows, keysActHere: streamHasFocus, run: onPage(nextGrouping) },
    ...groupingWords.map(([by, words]): Action => ({
      id: `activity.group.${by ?? 'none'}`,
      label: by === undefined ? 'Do not group' : `Group ${words.toLowerCase()}`,
      group,
      icon: Group,
      available: () => hasRows() && groups.getState().by !== by,
      run: onPage(() => groupStream(by)),
    })),
    { id: 'activity.foldAll', label: 'Fold all groups', group, keys: '-', icon: ChevronsDownUp, available: isGrouped, keysActHere: streamHasFocus, run: onPage(() => groups.foldAll(true)) },
    { id: 'activity.unfoldAll', label: 'Unfold all groups', group, keys: '+', icon: ChevronsUpDown, available: isGrouped, keysActHere: streamHasFocus, run: onPage(() => groups.foldAll(false)) },
  ];
}
