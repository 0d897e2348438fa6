import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { isFailing, type ActivityRow } from '../../../shared/model/activity';
import type { SelectionSummary } from '../../../shared/model/record-selection';
import { call } from '../../host/client';
import { onLiveEvent } from '../../host/live';
import { announce } from '../../ui/live-region';
import { formatCount } from '../../ui/format';
import { inTurn } from '../../ui/in-turn';
import { selection } from './activity';
import { heldRow } from './held-row';
import { markedCount, recordSelection, type Marks } from './selection-marks';

interface Facts {
  /** The selection that the summary is of. */
  readonly marks: Marks | undefined;
  readonly summary: SelectionSummary | undefined;
  readonly problem: string | undefined;
}

const store = createStore<Facts>(() => ({ marks: undefined, summary: undefined, problem: undefined }));
// A selection that changes while it is looked at is added up anew, but not with every record.
const pauseMs = 500;

/** What the selection of two or more holds; undefined until it has been added up. */
export function useChosenSummary(): Facts {
  return useStore(store);
}

/** What is known of the selection now, to tell what can be done with it. */
export function chosenSummary(): SelectionSummary | undefined {
  const { marks, selected } = selection.getState();
  const { matches, records } = marks;
  if (matches === undefined && records.size <= 500) {
    const rows = [...records.keys()].map((position) => heldRow(position));
    if (rows.length > 0 && rows.every((row) => row !== undefined)) return summaryOf(rows);
  }
  const known = store.getState();
  if (known.marks === marks) return known.summary;
  return selected === undefined || markedCount(marks) > 1 ? undefined : guess(selected.direction);
}

/** Of a record that the filter hides only its direction is known; what cannot be done with it is told when it is tried. */
function guess(direction: ActivityRow['direction']): SelectionSummary {
  const sent = direction === 'sent' ? 1 : 0;
  return { ...summaryOf([]), records: 1, sent, received: 1 - sent, retryable: sent, cancellable: sent, replayable: 1 - sent };
}

const retryable: ReadonlySet<string> = new Set(['waiting', 'failed', 'unknown', 'cancelled']);
const cancellable: ReadonlySet<string> = new Set(['queued', 'sending', 'waiting']);

/** Whether one more attempt can be had of a row. */
export function isRetryable(row: ActivityRow): boolean {
  return row.direction === 'sent' && retryable.has(row.state);
}

/** Whether a row has not ended. */
export function isCancellable(row: ActivityRow): boolean {
  return row.direction === 'sent' && cancellable.has(row.state);
}

/** Whether the bytes of a row can be sent again. */
export function isReplayable(row: ActivityRow): boolean {
  return row.direction === 'received' && row.state === 'complete' && !row.truncated;
}

function summaryOf(rows: readonly ActivityRow[]): SelectionSummary {
  const count = (test: (row: ActivityRow) => boolean): number => rows.filter(test).length;
  return {
    records: rows.length,
    sent: count((row) => row.direction === 'sent'),
    received: count((row) => row.direction === 'received'),
    failing: count(isFailing),
    notDelivered: count((row) => row.direction === 'sent' && row.state === 'not-delivered'),
    pinned: count((row) => row.pinned),
    retryable: count(isRetryable),
    cancellable: count(isCancellable),
    replayable: count(isReplayable),
    sizeBytes: rows.reduce((sum, row) => sum + row.sizeBytes, 0),
    firstMs: null,
    lastMs: null,
    events: [],
    otherEvents: 0,
  };
}

/** Adds up what is selected, and again when it changes, until the returned function is called. Tells a screen reader how many there are. */
export function startChosenFacts(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = inTurn(async () => {
    const { marks } = selection.getState();
    if (markedCount(marks) < 2) {
      store.setState({ marks: undefined, summary: undefined, problem: undefined });
      return;
    }
    const reply = await call('selection.summary', { selection: recordSelection(marks) });
    // Another selection has asked for a turn of its own.
    if (selection.getState().marks !== marks) return;
    store.setState(reply.ok ? { marks, summary: reply.value, problem: undefined } : { marks, summary: undefined, problem: reply.error.message });
  });

  let shown = selection.getState().marks;
  const stopWatching = selection.subscribe(({ marks }) => {
    if (marks === shown) return;
    const before = markedCount(shown);
    shown = marks;
    const count = markedCount(marks);
    if (count > 1) announce(`${formatCount(count)} records selected`);
    else if (before > 1) announce(count === 1 ? '1 record selected' : 'Nothing selected');
    void read();
  });
  const stopListening = onLiveEvent((event) => {
    if (event.type !== 'activity.changed' || timer !== undefined || markedCount(selection.getState().marks) < 2) return;
    timer = setTimeout(() => {
      timer = undefined;
      void read();
    }, pauseMs);
  });
  void read();
  return () => {
    stopWatching();
    stopListening();
    clearTimeout(timer);
  };
}
