import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ActivityRow } from '../../../shared/model/activity';
import type { CaptureDetail } from '../../../shared/model/captured-request';
import type { DeliveryDetail, DeliverySummary } from '../../../shared/model/delivery';
import type { Reply } from '../../../shared/contract/reply';
import type { ActivityStore } from './activity-store';
import type { Filter } from './filter';
import { isMarked, markedCount, noMarks, only, toggled, type Marks, type Selected } from './selection-marks';

export interface SelectionState {
  /** The record that is open, or that will be once the others are let go. */
  readonly selected: Selected | undefined;
  /** Its place among the matches when it was last known; undefined where the filter hides it. */
  readonly rank: number | undefined;
  /** The row that the keys move from: the open one, unless the keys went on without choosing. */
  readonly lead: Selected | undefined;
  readonly leadRank: number | undefined;
  readonly marks: Marks;
  /** Rises each time the lead has to be brought into view. */
  readonly reveal: number;
}

/** How a row is chosen: alone, beside the others (or no more), or with all between it and the row chosen before. */
export type Choosing = 'only' | 'toggle' | 'stretch' | 'add-stretch';

/** What the selection needs from outside; tests give their own. */
export interface SelectionSource {
  rank(filter: Filter, position: number): Promise<Reply<{ rank: number }>>;
  capture(id: string): Promise<Reply<CaptureDetail>>;
  delivery(id: string): Promise<Reply<DeliveryDetail>>;
  deliveriesOfEvent(eventId: string): Promise<Reply<readonly DeliverySummary[]>>;
}

export interface Selection extends Pick<StoreApi<SelectionState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Chooses a row that is on the screen. */
  choose(row: ActivityRow, how?: Choosing): Promise<void>;
  /**
   * Moves towards older rows (positive) or newer ones; to the ends with infinities. With nothing selected it takes the row at `fallback`.
   * `lead` goes on without choosing.
   */
  move(rows: number, fallback: number, how?: 'only' | 'stretch' | 'lead'): Promise<void>;
  /** Opens a record, or none, with these selected. */
  take(record: Selected | undefined, marks: Marks): void;
  /** Chooses the lead beside the others, or no more. */
  toggleLead(): void;
  /** Chooses every record of the filter that is there now. */
  all(): Promise<void>;
  /** Lets go of all but the open record; where that is alone, of it too. */
  narrow(): void;
  /** Opens a record wherever it is in the stream. Answers false where it is gone. */
  openPosition(position: number): Promise<boolean>;
  openCapture(id: string): Promise<boolean>;
  openDelivery(id: string): Promise<boolean>;
  /** Looks again where the open record stands, after the filter changed. A stretch of the filter before is let go. */
  locate(): Promise<void>;
  none(): void;
}

// A stretch that is held and this short is kept as single records, so that it outlives a change of the filter.
const shortStretch = 500;

/** What is selected in the stream. An answer that comes after the user chose something else is dropped. */
export function createSelection(activity: ActivityStore, source: SelectionSource): Selection {
  const store = createStore<SelectionState>(() => ({ selected: undefined, rank: undefined, lead: undefined, leadRank: undefined, marks: noMarks, reveal: 0 }));
  const get = store.getState;
  let turn = 0;
  let pivot: Selected | undefined;

  function open(record: Selected, rank: number | undefined, marks: Marks, reveal: boolean): void {
    store.setState((state) => ({ selected: record, rank, lead: record, leadRank: rank, marks, reveal: state.reveal + (reveal ? 1 : 0) }));
  }

  function openOnly(record: Selected, rank: number | undefined, reveal: boolean): void {
    pivot = record;
    open(record, rank, only(record), reveal);
  }

  async function rankOf(position: number): Promise<number | undefined> {
    const held = activity.rankOf(position);
    if (held !== undefined) return held;
    const reply = await source.rank(activity.getState().filter, position);
    return reply.ok ? reply.value.rank : undefined;
  }

  async function rowAt(rank: number): Promise<ActivityRow | undefined> {
    if (activity.rowAt(rank) === undefined) await activity.fetchAround(rank);
    return activity.rowAt(rank);
  }

  /** All from the pivot to a row, and with `before` what was selected already. */
  async function chooseStretch(record: Selected, rank: number, before: Marks | undefined, reveal: boolean, mine: number): Promise<void> {
    const start = pivot ?? record;
    const startRank = await rankOf(start.position);
    if (mine !== turn) return;
    pivot = start;
    const first = Math.min(startRank ?? rank, rank);
    const last = Math.max(startRank ?? rank, rank);
    open(record, rank, stretchOf(start.position, record.position, first, last, before), reveal);
  }

  function stretchOf(one: number, other: number, firstRank: number, lastRank: number, before: Marks | undefined): Marks {
    const count = lastRank - firstRank + 1;
    const records = new Map(before?.records);
    if (count <= shortStretch) {
      const rows = Array.from({ length: count }, (_, index) => activity.rowAt(firstRank + index));
      if (rows.every((row) => row !== undefined)) {
        for (const row of rows) records.set(row.position, recordOf(row));
        return { records, matches: before?.matches };
      }
    }
    return { records, matches: { filter: activity.getState().filter, from: Math.min(one, other), to: Math.max(one, other), count, except: new Map() } };
  }

  /** One row more or less; where it was the open one, the last of the others is opened. */
  function toggle(record: Selected, rank: number | undefined): void {
    const { marks } = get();
    const next = toggled(marks, record);
    pivot = record;
    if (isMarked(next, record.position)) {
      open(record, rank, next, false);
      return;
    }
    const selected = get().selected;
    const remaining = selected !== undefined && isMarked(next, selected.position) ? selected : [...next.records.values()].at(-1);
    if (markedCount(next) === 0) store.setState({ selected: undefined, rank: undefined, lead: record, leadRank: rank, marks: noMarks });
    else store.setState({ selected: remaining, rank: remaining === undefined ? undefined : activity.rankOf(remaining.position), lead: record, leadRank: rank, marks: next });
  }

  function none(): void {
    turn += 1;
    pivot = undefined;
    store.setState({ selected: undefined, rank: undefined, lead: undefined, leadRank: undefined, marks: noMarks });
  }

  async function openRecord(record: Selected): Promise<boolean> {
    turn += 1;
    const mine = turn;
    const rank = await rankOf(record.position);
    const row = rank === undefined ? undefined : await rowAt(rank);
    if (mine !== turn) return true;
    openOnly(record, row?.position === record.position ? rank : undefined, true);
    return true;
  }

  return {
    getState: get,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    async choose(row, how = 'only') {
      turn += 1;
      const mine = turn;
      const record = recordOf(row);
      const rank = activity.rankOf(row.position);
      if (how === 'toggle') toggle(record, rank);
      else if (how === 'only' || rank === undefined) openOnly(record, rank, false);
      else await chooseStretch(record, rank, how === 'add-stretch' ? get().marks : undefined, false, mine);
    },

    async move(rows, fallback, how = 'only') {
      turn += 1;
      const mine = turn;
      const { lead } = get();
      const { total } = activity.getState();
      if (total === 0) return;
      const from = lead === undefined ? undefined : await rankOf(lead.position);
      const target = from === undefined ? fallback : from - rows;
      const rank = Math.max(0, Math.min(total - 1, target));
      const row = await rowAt(rank);
      if (mine !== turn || row === undefined) return;
      const record = recordOf(row);
      if (how === 'only') openOnly(record, rank, true);
      else if (how === 'lead') store.setState((state) => ({ lead: record, leadRank: rank, reveal: state.reveal + 1 }));
      else await chooseStretch(record, rank, undefined, true, mine);
    },

    take(record, marks) {
      turn += 1;
      const mine = turn;
      pivot = record;
      const known = record === undefined ? undefined : activity.rankOf(record.position);
      // It stands in the list: until its rank has come, any one says that it is not hidden.
      const rank = record === undefined ? undefined : (known ?? get().rank ?? 0);
      store.setState({ selected: record, rank, lead: record, leadRank: rank, marks });
      if (record === undefined || known !== undefined) return;
      void rankOf(record.position).then((found) => {
        if (mine === turn && found !== undefined) store.setState({ rank: found, leadRank: found });
      });
    },

    toggleLead() {
      turn += 1;
      const { lead, leadRank } = get();
      if (lead !== undefined) toggle(lead, leadRank);
    },

    async all() {
      turn += 1;
      const mine = turn;
      const { total, filter } = activity.getState();
      const newest = total === 0 ? undefined : await rowAt(total - 1);
      if (mine !== turn || newest === undefined) return;
      const { selected, rank } = get();
      const opened = selected !== undefined && rank !== undefined ? { record: selected, rank } : { record: recordOf(newest), rank: total - 1 };
      open(opened.record, opened.rank, total === 1 ? only(opened.record) : { records: new Map(), matches: { filter, from: 0, to: newest.position, count: total, except: new Map() } }, false);
    },

    narrow() {
      turn += 1;
      const { selected, rank, marks } = get();
      if (selected !== undefined && markedCount(marks) > 1) openOnly(selected, rank, false);
      else none();
    },

    async openPosition(position) {
      turn += 1;
      const mine = turn;
      const rank = await rankOf(position);
      const row = rank === undefined ? undefined : await rowAt(rank);
      if (mine !== turn) return true;
      if (row === undefined || row.position !== position) return false;
      openOnly(recordOf(row), rank, true);
      return true;
    },

    async openCapture(id) {
      const reply = await source.capture(id);
      return reply.ok && openRecord({ direction: 'received', id, position: reply.value.capture.position });
    },

    async openDelivery(id) {
      const detail = await source.delivery(id);
      if (!detail.ok) return false;
      const all = await source.deliveriesOfEvent(detail.value.event.id);
      const summary = all.ok ? all.value.find((each) => each.id === id) : undefined;
      return summary !== undefined && openRecord({ direction: 'sent', id, position: summary.position });
    },

    async locate() {
      const { selected, marks } = get();
      if (marks.matches !== undefined) {
        if (selected === undefined) none();
        else store.setState({ marks: { records: new Map(marks.records).set(selected.position, selected), matches: undefined } });
      }
      if (selected === undefined) return;
      const mine = turn;
      const rank = await rankOf(selected.position);
      const row = rank === undefined ? undefined : await rowAt(rank);
      if (mine !== turn) return;
      const found = row?.position === selected.position ? rank : undefined;
      store.setState({ rank: found, lead: selected, leadRank: found });
    },

    none,
  };
}

function recordOf({ direction, id, position }: ActivityRow): Selected {
  return { direction, id, position };
}
