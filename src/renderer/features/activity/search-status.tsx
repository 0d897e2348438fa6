import { CircleStop, LoaderCircle, Play } from 'lucide-react';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { StatusItem } from '../../ui/status-items';
import { activity, useActivity } from './activity';
import { groups, useGroups } from './groups/groups';
import { useIsLong } from './use-is-long';

const nothing: readonly StatusItem[] = [];

/** How far the search has come, with Stop, for as long as it goes on; and how far it came, with Search on, where it was stopped. */
export function useSearchItems(): readonly StatusItem[] {
  const isGrouped = useGroups((state) => state.by !== undefined);
  const list = isGrouped ? groups : activity;
  const [recordSearch, groupSearch] = [useActivity((state) => state.search), useGroups((state) => state.search)];
  const [recordsSearched, grouped] = [useActivity((state) => state.searched), useGroups((state) => state.searched)];
  const [recordsInAll, groupedInAll] = [useActivity((state) => state.logTotal), useGroups((state) => state.logTotal)];
  const [search, searched, logTotal] = isGrouped ? [groupSearch, grouped, groupedInAll] : [recordSearch, recordsSearched, recordsInAll];
  const applying = useActivity((state) => state.applying);
  const isLong = useIsLong(search !== undefined);
  if (search !== undefined) {
    if (!isLong) return nothing;
    return [
      {
        id: 'activity.searched',
        side: 'start',
        content: (
          <>
            <Icon of={LoaderCircle} size={14} className="spin" />
            <span className="num">
              {formatCount(search.searched)} of {formatCount(search.of)} {isGrouped ? 'grouped' : 'searched'}
            </span>
          </>
        ),
      },
      { id: 'activity.stop', side: 'start', content: 'Stop', icon: CircleStop, onSelect: () => list.stopSearch() },
    ];
  }
  if (applying || searched >= logTotal) return nothing;
  return [
    { id: 'activity.searched', side: 'start', content: `Stopped after the newest ${formatCount(searched)}`, tone: 'warn' },
    { id: 'activity.searchOn', side: 'start', content: 'Search on', icon: Play, onSelect: () => list.searchOn() },
  ];
}
