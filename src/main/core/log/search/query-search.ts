import type { Query } from '../../../../shared/query/query';
import type { ActivityIndex, IndexColumn } from '../activity-index';
import type { Connection } from '../connection';
import { conditionsOf } from '../../../../shared/query/conditions-of';
import { recordMatcher, type RecordMatcher } from './record-matcher';
import { verdict, type PartVerdicts, type VerdictSource } from './verdict';
import { matchingPositions } from './verify-records';

const unmatched = 1;
/** Mark of a record that meets the query. */
export const matched = 2;

/** A step of looking through the log should take about this long, so that other questions are answered between the steps. */
const stepMs = 20;
const firstStepRecords = 100;
const mostRecords = 8_000;
/** Bodies differ in size so much that the last step says little about the next; a step through them stays short. */
const mostBodies = 1_000;
/** How long an answer that depends on the time of day may be used. */
const freshMs = 1_000;

/** The log as one step of a search sees it. */
export interface SearchView {
  readonly connection: Connection;
  readonly index: ActivityIndex;
  readonly verdicts: VerdictSource | undefined;
}

/** Which records meet one query: found step by step from the newest to the oldest, and then kept true as the log changes. */
export class QuerySearch implements IndexColumn {
  marks = new Uint8Array(0);
  readonly #query: Query;
  readonly #matcher: RecordMatcher;
  readonly #nowMs: number;
  readonly #looksBack: boolean;
  readonly #changed = new Set<number>();
  #stepRecords = firstStepRecords;
  /** Records from `#low` to `#top`, by position, have their mark, those in `#changed` apart. */
  #low: number | undefined;
  #top = 0;
  #part: PartVerdicts | undefined;
  #found = 0;

  constructor(query: Query, nowMs: number) {
    this.#query = query;
    this.#nowMs = nowMs;
    this.#matcher = recordMatcher(query, nowMs);
    this.#looksBack = conditionsOf(query).some((condition) => condition.kind === 'time' && condition.moment.kind === 'ago');
  }

  onChanged(_index: number, position: number): void {
    this.#changed.add(position);
  }

  /** How many records have their mark. */
  searched(index: ActivityIndex): number {
    return this.#low === undefined ? 0 : index.length - index.indexOf(this.#low);
  }

  /** About how many matches there are so far. */
  get found(): number {
    return this.#found;
  }

  /** True where the answer was good for the moment it was made alone, and that is over. */
  isStale(index: ActivityIndex, nowMs: number): boolean {
    return this.#looksBack && nowMs - this.#nowMs > freshMs && this.searched(index) === index.length;
  }

  /** Looks at some more records of the view. Returns true where all have their mark. */
  step(view: SearchView): boolean {
    const { index } = view;
    const startedMs = performance.now();
    const last = index.length === 0 ? 0 : index.positionAt(index.length - 1);
    if (this.#low === undefined) {
      this.#low = last + 1;
      this.#top = last;
    }
    this.#lookAtChanged(view, this.#low);
    this.#lookAtNew(view, last, startedMs);
    while (performance.now() - startedMs < stepMs) {
      const end = index.indexOf(this.#low);
      if (end === 0) break;
      this.#low = this.#lookBack(view, end);
    }
    return this.#top >= last && index.indexOf(this.#low) === 0;
  }

  #lookAtChanged(view: SearchView, low: number): void {
    if (this.#changed.size === 0) return;
    const { index } = view;
    const known: number[] = [];
    for (const position of this.#changed) {
      if (position >= low && position <= this.#top) known.push(position);
      else if (this.#part !== undefined && position >= this.#part.base && position < low) this.#part.verdicts[position - this.#part.base] = verdict.maybe;
    }
    this.#changed.clear();
    this.#mark(index, known.filter((position) => index.has(position)), new Set(matchingPositions(view.connection, known, this.#matcher)));
  }

  /** What came since the search began is few, and looked at record by record. */
  #lookAtNew(view: SearchView, last: number, startedMs: number): void {
    const { index } = view;
    while (this.#top < last && performance.now() - startedMs < stepMs) {
      const from = index.indexOf(this.#top + 1);
      const positions: number[] = [];
      for (let place = from; place < Math.min(index.length, from + this.#stepRecords); place += 1) positions.push(index.positionAt(place));
      this.#verify(view, positions);
      this.#top = positions.at(-1) ?? last;
    }
  }

  /** Marks a stretch of records before this place of the index, and returns the position where the marks now begin. */
  #lookBack(view: SearchView, end: number): number {
    const { index } = view;
    const newest = index.positionAt(end - 1);
    if (this.#part === undefined || newest < this.#part.base) this.#part = view.verdicts?.verdictsAt(newest, this.#query, this.#nowMs);
    const part = this.#part;
    const open: number[] = [];
    let place = end - 1;
    for (; place >= 0 && open.length < this.#stepRecords; place -= 1) {
      const position = index.positionAt(place);
      if (part !== undefined && position < part.base) break;
      const said = part?.verdicts[position - part.base] ?? verdict.maybe;
      if (said === verdict.maybe) open.push(position);
      else if (said === verdict.no) this.marks[place] = unmatched;
      else {
        this.marks[place] = matched;
        this.#found += 1;
      }
    }
    this.#verify(view, open.reverse());
    return index.positionAt(place + 1);
  }

  #verify(view: SearchView, positions: readonly number[]): void {
    if (positions.length === 0) return;
    const startedMs = performance.now();
    this.#mark(view.index, positions, new Set(matchingPositions(view.connection, positions, this.#matcher)));
    const tookMs = performance.now() - startedMs;
    const most = this.#matcher.wanted.contents ? mostBodies : mostRecords;
    if (tookMs > stepMs) this.#stepRecords = Math.max(1, this.#stepRecords >> 1);
    else if (tookMs < stepMs / 4 && positions.length === this.#stepRecords) this.#stepRecords = Math.min(most, this.#stepRecords * 2);
  }

  #mark(index: ActivityIndex, positions: readonly number[], found: ReadonlySet<number>): void {
    this.#found += found.size;
    for (const position of positions) this.marks[index.indexOf(position)] = found.has(position) ? matched : unmatched;
  }
}
