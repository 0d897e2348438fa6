import { ArrowUpToLine } from 'lucide-react';
import { useMemo } from 'react';
import { counted, formatCount } from '../../ui/format';
import { useStatusItems, type StatusItem } from '../../ui/status-items';
import { activity, useActivity } from './activity';
import { sameFilter, unfiltered } from './filter';
import { followNewest, useGroups } from './groups/groups';
import { unreadFilter, useUnreadCount } from './look/look';
import { useSearchItems } from './search-status';

/** Says in the status bar what the stream shows, and whether it follows the newest. */
export function useActivityStatus(): void {
  const total = useActivity((state) => state.total);
  const logTotal = useActivity((state) => state.logTotal);
  const searched = useActivity((state) => state.searched);
  const filtered = useActivity((state) => !sameFilter(state.filter, unfiltered));
  const failing = useActivity((state) => state.counts?.failing ?? 0);
  const notDelivered = useActivity((state) => state.counts?.['not-delivered'] ?? 0);
  const isGrouped = useGroups((state) => state.by !== undefined);
  const followsRecords = useActivity((state) => state.following);
  const followsGroups = useGroups((state) => state.following);
  const following = isGrouped ? followsGroups : followsRecords;
  const groupCount = useGroups((state) => (state.by === undefined ? 0 : state.groups));
  const unread = useUnreadCount();
  const items = useMemo(() => {
    const all: StatusItem[] = [
      {
        id: 'activity.shown',
        side: 'start',
        content: (
          <span>
            <span className="strong">{formatCount(filtered ? total : logTotal)}</span> {filtered ? (searched < logTotal ? 'found so far' : `of ${formatCount(logTotal)} shown`) : 'in Activity'}
          </span>
        ),
      },
    ];
    if (groupCount > 0) all.push({ id: 'activity.groups', side: 'start', content: counted(groupCount, 'group') });
    if (unread > 0) all.push({ id: 'activity.unread', side: 'start', content: `${formatCount(unread)} unread`, onSelect: () => activity.apply(unreadFilter) });
    if (failing > 0) all.push({ id: 'activity.failing', side: 'start', content: `${formatCount(failing)} failing` });
    if (notDelivered > 0) all.push({ id: 'activity.notDelivered', side: 'start', content: `${formatCount(notDelivered)} not delivered` });
    if (logTotal > 0) all.push({ id: 'activity.follow', side: 'end', content: 'Follow newest', icon: ArrowUpToLine, pressed: following, tip: following ? 'New records are shown as they come' : 'Show the newest, and new ones as they come', keysOf: 'activity.follow', onSelect: followNewest });
    return all;
  }, [total, logTotal, searched, filtered, failing, notDelivered, following, unread, groupCount]);
  const searchItems = useSearchItems();
  useStatusItems(useMemo(() => [...items, ...searchItems], [items, searchItems]));
}
