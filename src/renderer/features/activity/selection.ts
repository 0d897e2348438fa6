import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ActivityRow } from '../../../shared/model/activity';
import type { CaptureDetail } from '../../../shared/model/captured-request';
import type { DeliveryDetail, DeliverySummary } from '../../../shared/model/delivery';
import type { Reply } from '../../../shared/contract/reply';
import type { ActivityStore } from './activity-store';
import type { Filter } from './filter';

/** The record that is open: by its id, so that it stays the same one whatever comes above it. */
export interface Selected {
  readonly direction: ActivityRow['direction'];
  readonly id: string;
  readonly position: number;
}

export interface SelectionState {
  readonly selected: Selected | undefined;
  /** Its place among the matches when it was last known; undefined where the filter hides it. */
  readonly rank: number | undefined;
  /** Rises each time the selected row has to be brought into view. */
  readonly reveal: number;
}

/** What the selection needs from outside; tests give their own. */
export interface SelectionSource {
  rank(filter: Filter, position: number): Promise<Reply<{ rank: number }>>;
  capture(id: string): Promise<Reply<CaptureDetail>>;
  delivery(id: string): Promise<Reply<DeliveryDetail>>;
  deliveriesOfEvent(eventId: string): Promise<Reply<readonly DeliverySummary[]>>;
}

export interface Selection extends Pick<StoreApi<SelectionState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Opens a row that is on the screen. */
  choose(row: ActivityRow): void;
  /** Moves towards older rows (positive) or newer ones; to the ends with infinities. With nothing selected it takes the row at `fallback`. */
  move(rows: number, fallback: number): Promise<void>;
  /** Opens a record wherever it is in the stream. Answers false where it is gone. */
  openPosition(position: number): Promise<boolean>;
  openCapture(id: string): Promise<boolean>;
  openDelivery(id: string): Promise<boolean>;
  /** Looks again where the selected record stands, after the filter changed. */
  locate(): Promise<void>;
  none(): void;
}

/** The one selected record of the stream. An answer that comes after the user chose something else is dropped. */
export function createSelection(activity: ActivityStore, source: SelectionSource): Selection {
  const store = createStore<SelectionState>(() => ({ selected: undefined, rank: undefined, reveal: 0 }));
  const get = store.getState;
  let turn = 0;

  function choose(row: ActivityRow, rank: number | undefined, reveal: boolean): void {
    turn += 1;
    const selected = { direction: row.direction, id: row.id, position: row.position };
    store.setState((state) => ({ selected, rank, reveal: state.reveal + (reveal ? 1 : 0) }));
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

  async function openRecord(record: Selected): Promise<boolean> {
    turn += 1;
    const mine = turn;
    const rank = await rankOf(record.position);
    const row = rank === undefined ? undefined : await rowAt(rank);
    if (mine !== turn) return true;
    const isShown = row?.position === record.position;
    store.setState((state) => ({ selected: record, rank: isShown ? rank : undefined, reveal: state.reveal + 1 }));
    return true;
  }

  return {
    getState: get,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    choose: (row) => choose(row, activity.rankOf(row.position), false),

    async move(rows, fallback) {
      turn += 1;
      const mine = turn;
      const { selected } = get();
      const { total } = activity.getState();
      if (total === 0) return;
      const from = selected === undefined ? undefined : await rankOf(selected.position);
      const target = from === undefined ? fallback : from - rows;
      const rank = Math.max(0, Math.min(total - 1, target));
      const row = await rowAt(rank);
      if (mine === turn && row !== undefined) choose(row, rank, true);
    },

    async openPosition(position) {
      turn += 1;
      const mine = turn;
      const rank = await rankOf(position);
      const row = rank === undefined ? undefined : await rowAt(rank);
      if (mine !== turn) return true;
      if (row === undefined || row.position !== position) return false;
      choose(row, rank, true);
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
      const { selected } = get();
      if (selected === undefined) return;
      const mine = turn;
      const rank = await rankOf(selected.position);
      const row = rank === undefined ? undefined : await rowAt(rank);
      if (mine === turn) store.setState({ rank: row?.position === selected.position ? rank : undefined });
    },

    none() {
      turn += 1;
      store.setState({ selected: undefined, rank: undefined });
    },
  };
}
