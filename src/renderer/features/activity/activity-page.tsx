import { useEffect, type ReactNode } from 'react';
import './detail.css';
import './first-run.css';
import './stream.css';
import './selection.css';
import { useNavigation } from '../../host/navigation';
import { later } from '../../ui/later';
import { SplitPane, useNarrowWindow } from '../../ui/split-pane';
import { showToast } from '../../ui/toast';
import { activity, selection, startActivity, useActivity, useSelection } from './activity';
import { startChosenFacts } from './chosen-facts';
import { DetailPane } from './detail-pane';
import { FilterBar } from './filter-bar';
import { FirstRun } from './first-run';
import { GroupedStream } from './groups/grouped-stream';
import { restoreGroups, startGroups, useGroups } from './groups/groups';
import { startLooking } from './look/look';
import { restoreView } from './remembered-view';
import { markedCount } from './selection-marks';
import { Stream } from './stream';
import { useActivityStatus } from './use-activity-status';
import { useArrivalMessages } from './use-arrival-messages';

const ActivityDialogs = later(async () => (await import('./activity-dialogs')).ActivityDialogs, 'inQuiet');

/** The stream of everything sent and caught, and the record that is open. `banner` stands over the list. */
export function ActivityPage({ banner }: { readonly banner?: ReactNode }): ReactNode {
  useEffect(restoreView, []);
  useEffect(restoreGroups, []);
  useEffect(startActivity, []);
  useEffect(startGroups, []);
  useEffect(startLooking, []);
  useEffect(startChosenFacts, []);
  useAskedPlace();
  useArrivalMessages();
  useActivityStatus();
  const isNarrow = useNarrowWindow();
  const isGrouped = useGroups((state) => state.by !== undefined);
  const isSelected = useSelection((state) => markedCount(state.marks) > 0);
  const loaded = useActivity((state) => state.loaded);
  const isEmpty = useActivity((state) => state.loaded && state.readProblem === undefined && state.logTotal === 0);

  if (isEmpty) {
    return (
      <div className="first-run-page" data-part="activity-empty">
        {banner}
        <FirstRun />
      </div>
    );
  }

  const list = (
    <section className="pane pane-list" aria-label="Stream" aria-busy={!loaded}>
      <h1 className="sr-only">Activity</h1>
      <FilterBar />
      {banner}
      {isGrouped ? <GroupedStream /> : <Stream />}
    </section>
  );
  return (
    <>
      <SplitPane first={list} second={isNarrow && !isSelected ? undefined : <DetailPane />} ratioKey="activity" />
      <ActivityDialogs />
    </>
  );
}

/** Goes to the record or the filter that another page asked for. */
function useAskedPlace(): void {
  const visit = useNavigation((state) => state.visit);
  const place = useNavigation((state) => state.place);
  useEffect(() => {
    if (place.section !== 'activity') return;
    const { position, query } = place;
    if (query !== undefined) activity.apply({ query, quick: 'all' });
    if (position !== undefined) {
      void selection.openPosition(position).then((found) => {
        if (!found) showToast({ title: 'That record is no longer in the log.', tone: 'fail' });
      });
    }
    // Going to the same place twice is two visits.
  }, [place, visit]);
}
