import type { Connection } from './connection';
import { numberOrNull, textOrNull } from './sql-row';
import type { CommitNote } from './thread-messages';

/** One mark a record, beside the positions of an index; it grows and shrinks with them. New records have the mark 0. */
export interface IndexColumn {
  marks: Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
  /** Called for each record that changed in place. */
  onChanged(index: number, position: number): void;
  /** Called for each record that goes, while it still has its mark. */
  onRemoved?(index: number): void;
}

/** Room for this many more records is made at a time. */
const spare = 4096;

function grown<T extends IndexColumn['marks']>(marks: T, length: number): T;
function grown(marks: IndexColumn['marks'], length: number): IndexColumn['marks'] {
  if (marks.length >= length) return marks;
  const room = length + spare + (length >> 3);
  const larger = marks instanceof Uint8Array ? new Uint8Array(room) : new Uint32Array(room);
  larger.set(marks);
  return larger;
}

/** Position and flags of every record in memory, nine bytes each, oldest first: rank, place and quick filters need no disk. */
export class ActivityIndex {
  #positions = new Float64Array(0);
  #flags = new Uint8Array(0);
  #length = 0;
  #version = 0;
  readonly #columns = new Set<IndexColumn>();

  get length(): number {
    return this.#length;
  }

  /** Rises with every change. */
  get version(): number {
    return this.#version;
  }

  /** Flags of the records; entries from `length` on mean nothing. */
  get flags(): Uint8Array {
    return this.#flags;
  }

  positionAt(index: number): number {
    const position = this.#positions[index];
    if (position === undefined || index >= this.#length) throw new RangeError(`no record at index ${index}`);
    return position;
  }

  /** How many records stand before this position; its index where there is a record. */
  indexOf(position: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#positions[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(position: number): boolean {
    const index = this.indexOf(position);
    return index < this.#length && this.#positions[index] === position;
  }

  attach(column: IndexColumn): void {
    column.marks = grown(column.marks, this.#length);
    this.#columns.add(column);
  }

  detach(column: IndexColumn): void {
    this.#columns.delete(column);
  }

  /** Reads the whole index out of the snapshot that the connection sees. Attached columns are let go. */
  load(connection: Connection): void {
    this.#version += 1;
    this.#columns.clear();
    const flagsRow = connection.prepare("SELECT group_concat(char(flags + 1), '') AS flags, count(*) AS records, min(position) AS first, max(position) AS last FROM (SELECT position, flags FROM activity INDEXED BY activity_flags ORDER BY position)").get();
    const flags = flagsRow === undefined ? '' : (textOrNull(flagsRow, 'flags') ?? '');
    const length = flags.length;
    this.#length = length;
    this.#flags = new Uint8Array(length + spare);
    this.#positions = new Float64Array(length + spare);
    for (let index = 0; index < length; index += 1) this.#flags[index] = flags.charCodeAt(index) - 1;
    if (flagsRow === undefined || length === 0) return;
    const first = numberOrNull(flagsRow, 'first') ?? 0;
    if ((numberOrNull(flagsRow, 'last') ?? 0) - first + 1 === length) {
      for (let index = 0; index < length; index += 1) this.#positions[index] = first + index;
      return;
    }
    const row = connection.prepare('SELECT group_concat(position) AS positions FROM (SELECT position FROM activity INDEXED BY activity_flags ORDER BY position)').get();
    const positions = row === undefined ? '' : (textOrNull(row, 'positions') ?? '');
    positions.split(',').forEach((position, index) => (this.#positions[index] = Number(position)));
  }

  /** Follows one commit. Commits must be applied in order. */
  apply(note: CommitNote): void {
    this.#version += 1;
    if (note.added.length > 0) this.#add(note.firstAdded, note.added);
    for (const [position, flags] of note.changed) {
      const index = this.indexOf(position);
      if (index >= this.#length || this.#positions[index] !== position) continue;
      this.#flags[index] = flags;
      for (const column of this.#columns) column.onChanged(index, position);
    }
    if (note.removed.length > 0) this.#remove(note.removed);
  }

  #add(first: number, flags: Uint8Array): void {
    const length = this.#length + flags.length;
    this.#flags = grown(this.#flags, length);
    if (this.#positions.length < length) {
      const larger = new Float64Array(this.#flags.length);
      larger.set(this.#positions);
      this.#positions = larger;
    }
    this.#flags.set(flags, this.#length);
    for (let offset = 0; offset < flags.length; offset += 1) this.#positions[this.#length + offset] = first + offset;
    for (const column of this.#columns) {
      column.marks = grown(column.marks, length);
      column.marks.fill(0, this.#length, length);
    }
    this.#length = length;
  }

  #remove(removed: readonly number[]): void {
    const gone = new Set(removed);
    let kept = 0;
    const columns = [...this.#columns];
    for (let index = 0; index < this.#length; index += 1) {
      const position = this.#positions[index] ?? 0;
      if (gone.has(position)) {
        for (const column of columns) column.onRemoved?.(index);
        continue;
      }
      // Dropped records are the oldest ones: once all are passed, the rest moves as one block.
      if (position > (removed.at(-1) ?? 0)) {
        this.#positions.copyWithin(kept, index, this.#length);
        this.#flags.copyWithin(kept, index, this.#length);
        for (const column of columns) column.marks.copyWithin(kept, index, this.#length);
        kept += this.#length - index;
        break;
      }
      this.#positions[kept] = position;
      this.#flags[kept] = this.#flags[index] ?? 0;
      for (const column of columns) column.marks[kept] = column.marks[index] ?? 0;
      kept += 1;
    }
    this.#length = kept;
  }
}
