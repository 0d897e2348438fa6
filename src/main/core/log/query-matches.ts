import type { ActivityIndex, IndexColumn } from './activity-index';
import type { Connection } from './connection';
import type { SqlCondition } from './query-condition';
import { textOrNull } from './sql-row';

const unmatched = 1;
/** Mark of a record that meets the query. */
export const matched = 2;

/** A step of looking through the log should take about this long, so that other questions are answered between the steps. */
const stepMs = 20;
const firstStepRecords = 200;
/** Bodies differ in size so much that the last step says little about the next; a step through them stays short. */
const mostBodies = 1000;

/** Which records meet one query, found step by step and then kept true as the log changes. */
export class QueryMatches implements IndexColumn {
  bytes = new Uint8Array(0);
  readonly #condition: SqlCondition;
  readonly #changed = new Set<number>();
  #stepRecords = firstStepRecords;
  /** Records before this index have a mark, those in `#changed` apart. */
  #looked = 0;

  constructor(condition: SqlCondition) {
    this.#condition = condition;
  }

  onChanged(_index: number, position: number): void {
    this.#changed.add(position);
  }

  /** Looks at some more records of the snapshot. Returns true where all have their mark. */
  step(connection: Connection, index: ActivityIndex): boolean {
    this.#lookAtChanged(connection, index);
    // Records that were dropped moved the others down; what has no mark yet begins at the first zero.
    this.#looked = Math.min(this.#looked, index.length);
    while (this.#looked > 0 && this.bytes[this.#looked - 1] === 0) this.#looked -= 1;
    if (this.#looked >= index.length) return true;
    const startedMs = performance.now();
    const until = Math.min(index.length, this.#looked + this.#stepRecords);
    const found = this.#find(connection, 'a.position BETWEEN ? AND ?', [index.positionAt(this.#looked), index.positionAt(until - 1)]);
    this.bytes.fill(unmatched, this.#looked, until);
    for (const position of found) this.bytes[index.indexOf(position)] = matched;
    this.#looked = until;
    const tookMs = performance.now() - startedMs;
    if (tookMs < stepMs / 2) this.#stepRecords = Math.min(this.#stepRecords * 2, this.#condition.readsBodies ? mostBodies : Number.MAX_SAFE_INTEGER);
    else if (tookMs > stepMs * 2) this.#stepRecords = Math.max(1, this.#stepRecords >> 1);
    return this.#looked >= index.length;
  }

  #lookAtChanged(connection: Connection, index: ActivityIndex): void {
    if (this.#changed.size === 0) return;
    const found = new Set(this.#find(connection, 'a.position IN (SELECT value FROM json_each(?))', [JSON.stringify([...this.#changed])]));
    for (const position of this.#changed) {
      const place = index.indexOf(position);
      if (place < Math.min(this.#looked, index.length) && index.positionAt(place) === position) this.bytes[place] = found.has(position) ? matched : unmatched;
    }
    this.#changed.clear();
  }

  #find(connection: Connection, where: string, values: readonly (string | number)[]): readonly number[] {
    const row = connection.once(`SELECT group_concat(a.position) AS positions FROM activity a WHERE ${where} AND (${this.#condition.sql})`).get(...values, ...this.#condition.values);
    const positions = row === undefined ? null : textOrNull(row, 'positions');
    return positions === null ? [] : positions.split(',').map(Number);
  }
}
