import { placeBefore } from '../../../../shared/order/place-before';
import { noSubject } from './claim-rule';

/** How the groups are folded: all alike, but for those whose codes are named. */
export interface Folds {
  readonly folded: boolean;
  readonly except: ReadonlySet<number>;
}

/** What an order is made from: the group of each place, and which places pass. */
export interface OrderSource {
  /** Places [from, end) are known. */
  readonly from: number;
  readonly end: number;
  /** All codes are lower. */
  readonly codeEnd: number;
  codeAt(place: number): number;
  passes(place: number): boolean;
  /** Whether a group of one record is drawn as that record alone. */
  readonly bareSingles: boolean;
}

/** The groups of the records that pass, that with the newest record first, and those that are about nothing last; and the records of each, newest first. */
export class GroupOrder {
  readonly groups: number;
  readonly records: number;
  readonly #ranks: Uint32Array;
  readonly #codes: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #places: Uint32Array;
  readonly #bareSingles: boolean;

  constructor({ from, end, codeEnd, codeAt, passes, bareSingles }: OrderSource) {
    this.#bareSingles = bareSingles;
    const counts = new Uint32Array(codeEnd);
    const codes = new Uint32Array(Math.min(codeEnd, end - from));
    let groups = 0;
    let records = 0;
    for (let place = end - 1; place >= from; place -= 1) {
      if (!passes(place)) continue;
      const code = codeAt(place);
      const count = counts[code] ?? 0;
      if (count === 0 && code !== noSubject) {
        codes[groups] = code;
        groups += 1;
      }
      counts[code] = count + 1;
      records += 1;
    }
    if ((counts[noSubject] ?? 0) > 0) {
      codes[groups] = noSubject;
      groups += 1;
    }
    this.groups = groups;
    this.records = records;
    this.#codes = codes;
    this.#ranks = new Uint32Array(codeEnd);
    this.#starts = new Uint32Array(groups + 1);
    for (let rank = 0; rank < groups; rank += 1) {
      const code = codes[rank] ?? 0;
      this.#ranks[code] = rank + 1;
      this.#starts[rank + 1] = (this.#starts[rank] ?? 0) + (counts[code] ?? 0);
    }
    const next = this.#starts.slice();
    this.#places = new Uint32Array(records);
    for (let place = end - 1; place >= from; place -= 1) {
      if (!passes(place)) continue;
      const rank = (this.#ranks[codeAt(place)] ?? 0) - 1;
      const at = next[rank] ?? 0;
      this.#places[at] = place;
      next[rank] = at + 1;
    }
  }

  codeOf(rank: number): number {
    return this.#codes[rank] ?? 0;
  }

  /** The place of a group among the groups; undefined where none of its records passes. */
  rankOf(code: number): number | undefined {
    const rank = this.#ranks[code] ?? 0;
    return rank === 0 ? undefined : rank - 1;
  }

  count(rank: number): number {
    return (this.#starts[rank + 1] ?? 0) - (this.#starts[rank] ?? 0);
  }

  /** The place in the log of a group’s record, 0 being the newest. */
  placeAt(rank: number, member: number): number {
    return this.#places[(this.#starts[rank] ?? 0) + member] ?? 0;
  }

  /** How far from the newest a record of the group stands; undefined where it does not pass. */
  memberAt(rank: number, place: number): number | undefined {
    const start = this.#starts[rank] ?? 0;
    let low = start;
    let high = this.#starts[rank + 1] ?? start;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#places[middle] ?? 0) > place) low = middle + 1;
      else high = middle;
    }
    return low < (this.#starts[rank + 1] ?? start) && this.#places[low] === place ? low - start : undefined;
  }

  /** True for a group that is drawn as its one record, without a head. */
  isBare(rank: number): boolean {
    return this.#bareSingles && this.count(rank) === 1;
  }

  isFolded(rank: number, { folded, except }: Folds): boolean {
    return !this.isBare(rank) && folded !== except.has(this.codeOf(rank));
  }

  /** Index of the first line of each group, and after the last the number of all lines. */
  lineStarts(folds: Folds): Uint32Array {
    const starts = new Uint32Array(this.groups + 1);
    for (let rank = 0; rank < this.groups; rank += 1) {
      const lines = this.isBare(rank) || this.isFolded(rank, folds) ? 1 : 1 + this.count(rank);
      starts[rank + 1] = (starts[rank] ?? 0) + lines;
    }
    return starts;
  }
}

/** The rank of the group in which a line stands, for an index below the number of all lines. */
export function rankOfLine(starts: Uint32Array, line: number): number {
  return placeBefore(starts, line);
}
