import type { GroupBy, GroupSubject } from '../../../../shared/model/record-group';
import type { ActivityIndex, IndexColumn } from '../activity-index';
import { textOrNull } from '../sql-row';
import { ClaimRule } from './claim-rule';
import { EventRule } from './event-rule';
import { GroupCodes } from './group-codes';
import type { GroupRule, GroupView } from './group-rule';
import { eachPair } from './number-pairs';

/** A step should take about this long, so that other questions are answered between the steps. */
const stepMs = 20;
const firstStepRecords = 100;
/** Where more new records than this have come since the last look, looking begins anew: the full-text index has most of them by then. */
const mostNew = 4_096;
const mostSubjects = 2_000;
/** Codes without a record that are borne before all are given anew. */
const mostIdleCodes = 16_384;

/** Beside the code, in the mark of a record: a check of it warns, or it waits for its next attempt. */
const warns = 0x8000_0000;
const codeBits = 0x7fff_ffff;
const warningSql = `SELECT group_concat(position || ' 1', ' ') AS pairs FROM activity WHERE position IN (SELECT value FROM json_each(?)) AND (check_state = 'warn' OR state = 'waiting')`;

/** Which group every record is in, four bytes each: found step by step from the newest to the oldest, and then kept true as the log changes. */
export class RecordGroups implements IndexColumn {
  marks = new Uint32Array(0);
  readonly codes = new GroupCodes();
  readonly #rule: GroupRule;
  readonly #changed = new Set<number>();
  /** Groups that lost a record: what hung on that one is looked at again. */
  readonly #lessened = new Set<number>();
  readonly #subjects = new Map<number, GroupSubject>();
  #stepRecords = firstStepRecords;
  #epoch = 0;
  /** Records from `#low` to `#top`, by position, have their mark, those in `#changed` apart. */
  #low: number | undefined;
  #top = 0;

  constructor(by: GroupBy) {
    this.#rule = by === 'event' ? new EventRule(this.codes) : new ClaimRule(this.codes);
  }

  /** Rises when codes are given anew. */
  get epoch(): number {
    return this.#epoch;
  }

  /** What the group of a record has in common, read once for each record. */
  subjectOf(position: number, read: () => GroupSubject): GroupSubject {
    const known = this.#subjects.get(position);
    if (known !== undefined) return known;
    const subject = read();
    if (this.#subjects.size >= mostSubjects) this.#subjects.clear();
    this.#subjects.set(position, subject);
    return subject;
  }

  codeAt(place: number): number {
    return (this.marks[place] ?? 0) & codeBits;
  }

  warnsAt(place: number): boolean {
    return (this.marks[place] ?? 0) >= warns;
  }

  onChanged(_index: number, position: number): void {
    this.#changed.add(position);
  }

  onRemoved(index: number): void {
    if (this.#rule.hangsTogether) this.#lessened.add(this.codeAt(index));
  }

  /** How many records have their mark. */
  searched(index: ActivityIndex): number {
    const { from, end } = this.range(index);
    return end - from;
  }

  /** The places whose records have their mark. */
  range(index: ActivityIndex): { readonly from: number; readonly end: number } {
    return this.#low === undefined ? { from: index.length, end: index.length } : { from: index.indexOf(this.#low), end: index.indexOf(this.#top + 1) };
  }

  /** Looks at some more records of the view. Returns true where all have their mark. */
  step(view: GroupView): boolean {
    const { index } = view;
    const startedMs = performance.now();
    const last = index.length === 0 ? 0 : index.positionAt(index.length - 1);
    if (this.#low === undefined || index.length - index.indexOf(this.#top + 1) > mostNew) {
      this.#low = last + 1;
      this.#top = last;
      this.#rule.forget();
    }
    if (this.codes.end > index.length * 2 + mostIdleCodes) this.#rename(index);
    this.#lookAgain(view, this.#low);
    while (this.#top < last && performance.now() - startedMs < stepMs) {
      const from = index.indexOf(this.#top + 1);
      const end = Math.min(index.length, from + this.#stepRecords);
      this.#look({ ...view, verdicts: undefined }, positionsOf(index, from, end));
      this.#top = index.positionAt(end - 1);
    }
    while (performance.now() - startedMs < stepMs) {
      const end = index.indexOf(this.#low);
      if (end === 0) break;
      const from = Math.max(0, end - this.#stepRecords);
      this.#look(view, positionsOf(index, from, end));
      this.#low = index.positionAt(from);
    }
    return this.#top >= last && index.indexOf(this.#low) === 0;
  }

  #lookAgain(view: GroupView, low: number): void {
    if (this.#changed.size === 0 && this.#lessened.size === 0) return;
    const { index } = view;
    const known: number[] = [];
    for (const position of this.#changed) {
      if (position > this.#top) continue;
      if (position >= low) known.push(position);
      else this.#rule.changed(position);
    }
    const again = new Set([...known, ...this.#rule.hangingOn(view.connection, known)].filter((position) => position >= low && position <= this.#top && index.has(position)));
    if (this.#lessened.size > 0) for (let place = index.indexOf(low); place < index.length; place += 1) if (this.#lessened.has(this.codeAt(place))) again.add(index.positionAt(place));
    this.#changed.clear();
    this.#lessened.clear();
    const falling = [...again].sort((one, other) => other - one);
    for (let from = 0; from < falling.length; from += this.#rule.mostRecords) this.#look({ ...view, verdicts: undefined }, falling.slice(from, from + this.#rule.mostRecords));
  }

  #look(view: GroupView, positions: readonly number[]): void {
    const { index, connection } = view;
    const startedMs = performance.now();
    for (const position of this.#subjects.size === 0 ? [] : positions) this.#subjects.delete(position);
    this.#rule.look(view, positions, (position, code) => {
      this.marks[index.indexOf(position)] = code;
    });
    const warning = connection.prepare(warningSql).get(JSON.stringify(positions));
    eachPair(warning === undefined ? null : textOrNull(warning, 'pairs'), (position) => {
      const place = index.indexOf(position);
      this.marks[place] = ((this.marks[place] ?? 0) | warns) >>> 0;
    });
    const tookMs = performance.now() - startedMs;
    if (tookMs > stepMs) this.#stepRecords = Math.max(1, this.#stepRecords >> 1);
    else if (tookMs < stepMs / 4 && positions.length === this.#stepRecords) this.#stepRecords = Math.min(this.#rule.mostRecords, this.#stepRecords * 2);
  }

  #rename(index: ActivityIndex): void {
    const renamed = new Uint32Array(this.codes.end);
    let end = 1;
    for (let place = 0; place < index.length; place += 1) {
      const code = this.codeAt(place);
      if (code === 0) continue;
      if (renamed[code] === 0) {
        renamed[code] = end;
        end += 1;
      }
      this.marks[place] = ((renamed[code] ?? 0) | ((this.marks[place] ?? 0) & warns)) >>> 0;
    }
    this.codes.rename(renamed, end);
    this.#epoch += 1;
    this.#rule.forget();
    const lessened = [...this.#lessened];
    this.#lessened.clear();
    for (const code of lessened) if ((renamed[code] ?? 0) !== 0) this.#lessened.add(renamed[code] ?? 0);
  }
}

/** The positions of these places, falling. */
function positionsOf(index: ActivityIndex, from: number, end: number): readonly number[] {
  return Array.from({ length: end - from }, (_, at) => index.positionAt(end - 1 - at));
}
