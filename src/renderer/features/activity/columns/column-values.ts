import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { ColumnValue } from '../../../../shared/model/stream-column';
import { call } from '../../../host/client';
import { onLiveEvent } from '../../../host/live';

// Rows that were scrolled past are forgotten once there are this many.
const heldRows = 2_000;
const mostAtOnce = 200;

let columns: readonly string[] = [];
let wanted: readonly number[] = [];
let reading = false;
const held = new Map<number, readonly ColumnValue[]>();
const store = createStore<{ readonly version: number }>(() => ({ version: 0 }));

/** Rises when a value has come or has changed. */
export function useValuesVersion(): number {
  return useStore(store, (state) => state.version);
}

/** What a record has in the columns that were asked for last; undefined until it has been read. */
export function valuesAt(position: number): readonly ColumnValue[] | undefined {
  return held.get(position);
}

/** Says which columns of the user's own are drawn, and for which records. What is not held is read, a page at a time. */
export function wantValues(nextColumns: readonly string[], positions: readonly number[]): void {
  if (nextColumns.join('\n') !== columns.join('\n')) {
    held.clear();
    columns = nextColumns;
  }
  wanted = columns.length === 0 ? [] : positions;
  void read();
}

/** Reads again what changed in the log, until the returned function is called. */
export function followValues(): () => void {
  return onLiveEvent((event) => {
    if (event.type !== 'activity.changed' || event.changed.length === 0 || held.size === 0) return;
    for (const position of event.changed) held.delete(position);
    void read();
  });
}

async function read(): Promise<void> {
  if (reading) return;
  reading = true;
  try {
    for (;;) {
      const asked = columns;
      const positions = wanted.filter((position) => !held.has(position)).slice(0, mostAtOnce);
      if (positions.length === 0) return;
      const reply = await call('columns.values', { positions, columns: asked });
      if (asked !== columns) continue;
      if (!reply.ok) return;
      for (const { position, values } of reply.value.rows) held.set(position, values);
      for (const position of positions) if (!held.has(position)) held.set(position, []);
      for (const position of held.keys()) {
        if (held.size <= heldRows) break;
        held.delete(position);
      }
      store.setState(({ version }) => ({ version: version + 1 }));
    }
  } finally {
    reading = false;
  }
}
