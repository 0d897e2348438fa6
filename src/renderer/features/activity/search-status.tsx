import { CircleStop, LoaderCircle, Play } from 'lucide-react';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { StatusItem } from '../../ui/status-items';
import { activity, useActivity } from './activity';
import { useIsLong } from './use-is-long';

const nothing: readonly StatusItem[] = [];

/** How far the search has come, with Stop, for as long as it goes on; and how far it came, with Search on, where it was stopped. */
export function useSearchItems(): readonly StatusItem[] {
  const search = useActivity((state) => state.search);
  const searched = useActivity((state) => state.searched);
  const logTotal = useActivity((state) => state.logTotal);
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
              {formatCount(search.searched)} of {formatCount(search.of)} searched
            </span>
          </>
        ),
      },
      { id: 'activity.stop', side: 'start', content: 'Stop', icon: CircleStop, onSelect: () => activity.stopSearch() },
    ];
  }
  if (applying || searched >= logTotal) return nothing;
  return [
    { id: 'activity.searched', side: 'start', content: `Stopped after the newest ${formatCount(searched)}`, tone: 'warn' },
    { id: 'activity.searchOn', side: 'start', content: 'Search on', icon: Play, onSelect: () => activity.searchOn() },
  ];
}
