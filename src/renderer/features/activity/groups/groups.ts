import { useStore } from 'zustand';
import { groupIdLength, type GroupBy } from '../../../../shared/model/record-group';
import { call } from '../../../host/client';
import { onLiveEvent } from '../../../host/live';
import { snapshotStore } from '../../../host/snapshot-store';
import { asRecord, remember, remembered } from '../../../host/window-memory';
import { announce } from '../../../ui/live-region';
import { activity, selection } from '../activity';
import { createGroupStore, type GroupState } from './group-store';
import { groupingWords } from './group-words';

/** The grouped stream of this window. */
export const groups = createGroupStore({
  lines: (filter, wanted) => call('groups.lines', { ...filter, ...wanted }),
  nextFrame: (leastMs) => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => resolve()), leastMs)),
});

export function useGroups<T>(select: (state: GroupState) => T): T {
  return useStore(groups, select);
}

/** Looks at the stream in groups, or without. What is selected stays so, as far as it does not hang on the groups. */
export function groupStream(by: GroupBy | undefined): void {
  if (by === groups.getState().by) return;
  groups.group(by);
  const { selected } = selection.getState();
  if (selected !== undefined) groups.lead({ group: 'none', position: selected.position });
  announce(by === undefined ? 'Not grouped' : `Grouped ${groupingWords.find(([each]) => each === by)?.[1].toLowerCase() ?? ''}`);
  void selection.locate();
}

/** The next way to look at it, the plain one after the last. */
export function nextGrouping(): void {
  const { by } = groups.getState();
  const at = groupingWords.findIndex(([each]) => each === by);
  groupStream(groupingWords[(at + 1) % groupingWords.length]?.[0]);
}

/** Goes to the newest, in groups or not, and stays there. */
export function followNewest(): void {
  activity.follow();
  groups.follow();
}

// Of those that were folded or unfolded by themselves the last so many are so again after a restart.
const keptFolds = 200;
let isRestored = false;

/** Brings back the groups of the last time, once, and keeps them from then on. */
export function restoreGroups(): void {
  if (isRestored) return;
  isRestored = true;
  const chosen = remembered('activity groups', readChoice);
  if (chosen !== undefined) groups.group(chosen.by, chosen.folded, chosen.except);
  groups.subscribe((now, before) => {
    if (now.by !== before.by || now.folded !== before.folded || now.except !== before.except) remember('activity groups', { by: now.by ?? null, folded: now.folded, except: now.except.slice(-keptFolds) });
  });
}

/** Reads the grouped stream while the page is shown. */
export function startGroups(): () => void {
  groups.filter(activity.getState().filter);
  const stopReading = groups.start();
  const stopListening = onLiveEvent((event) => groups.tell(event));
  const stopWatching = snapshotStore.subscribe((now, before) => {
    if (now.loaded && before.loaded && now.program !== before.program) groups.reread();
  });
  const stopFiltering = activity.subscribe((now) => groups.filter(now.filter));
  return () => {
    stopReading();
    stopListening();
    stopWatching();
    stopFiltering();
  };
}

function readChoice(value: unknown): Pick<GroupState, 'by' | 'folded' | 'except'> | undefined {
  const { by, folded, except } = asRecord(value) ?? {};
  const known = groupingWords.find(([each]) => (each ?? null) === by);
  if (known === undefined || typeof folded !== 'boolean') return undefined;
  const ids = Array.isArray(except) ? (except as readonly unknown[]).filter((id) => typeof id === 'string') : [];
  return { by: known[0], folded, except: ids.filter((id) => id !== '' && id.length <= groupIdLength).slice(-keptFolds) };
}
