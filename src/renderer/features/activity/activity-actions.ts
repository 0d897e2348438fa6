import { ArrowUpToLine, CheckCheck, ClipboardPaste, Columns3, FileInput, FilterX, ListFilter, PanelLeft, PanelRight, Search, Send } from 'lucide-react';
import { go, navigationStore } from '../../host/navigation';
import type { Action } from '../../ui/action';
import { activity, selection } from './activity';
import { openColumns } from './columns/column-store';
import { quickFilters, sameFilter, unfiltered } from './filter';
import { focusDetail, focusFilter, focusStream, streamHasFocus } from './focus';
import { groupActions } from './groups/group-actions';
import { followNewest } from './groups/groups';
import { chooseHar } from './import/import-har';
import { askCurl } from './import/import-state';
import { readAll, unreadCount, unreadFilter } from './look/look';
import { recordActions } from './record-actions';
import { markedCount } from './selection-marks';
import { sendSample } from './send-sample';

const group = 'Activity';

/** What can be done on the Activity page, from wherever one is. */
export function activityActions(): readonly Action[] {
  const hasRows = (): boolean => activity.getState().logTotal > 0;
  const onPage = (run: () => void) => (): void => {
    go({ section: 'activity' });
    whenDrawn(run);
  };
  return [
    { id: 'activity.focusFilter', label: 'Filter activity', group, keys: 'Ctrl F', icon: Search, run: onPage(focusFilter) },
    { id: 'activity.follow', label: 'Follow the newest', group, keys: 'F', icon: ArrowUpToLine, available: hasRows, keysActHere: streamHasFocus, run: onPage(followNewest) },
    { id: 'activity.focusList', label: 'Go to the list', group, keys: 'Ctrl [', icon: PanelLeft, available: hasRows, run: onPage(focusStream) },
    { id: 'activity.focusDetail', label: 'Go to the open record', group, keys: 'Ctrl ]', icon: PanelRight, available: () => markedCount(selection.getState().marks) > 0, run: onPage(focusDetail) },
    { id: 'activity.columns', label: 'Choose columns', group, icon: Columns3, run: onPage(openColumns) },
    ...groupActions(onPage),
    ...recordActions(),
    { id: 'activity.readAll', label: 'Mark all as read', group, icon: CheckCheck, available: () => unreadCount() > 0, run: onPage(() => void readAll()) },
    { id: 'activity.showUnread', label: 'Show only: unread', group, icon: ListFilter, available: () => unreadCount() > 0, run: onPage(() => activity.apply(unreadFilter)) },
    { id: 'activity.importHar', label: 'Import a HAR file…', group, icon: FileInput, run: chooseHar },
    { id: 'activity.pasteCurl', label: 'Paste cURL…', group, icon: ClipboardPaste, run: () => askCurl() },
    ...quickFilters.slice(1).map(([quick, words]) => ({
      id: `activity.show.${quick}`,
      label: `Show only: ${words.toLowerCase()}`,
      group,
      icon: ListFilter,
      available: hasRows,
      run: onPage(() => activity.apply({ query: activity.getState().filter.query, quick })),
    })),
    {
      id: 'activity.clearFilter',
      label: 'Clear the filter',
      group,
      icon: FilterX,
      available: () => !sameFilter(activity.getState().filter, unfiltered),
      run: onPage(() => activity.apply(unfiltered)),
    },
    { id: 'activity.sendSample', label: 'Send a sample event', group, icon: Send, hint: () => 'claim.created', run: onPage(() => void sendSample()) },
  ];
}

/** Runs at once where the page is drawn, so that it takes the very next key; else once it is. Leaving for another page calls it off. */
function whenDrawn(run: () => void): void {
  if (document.querySelector('[data-part="activity-filter"], [data-part="activity-empty"]') !== null) run();
  else if (navigationStore.getState().place.section === 'activity') requestAnimationFrame(() => whenDrawn(run));
}
