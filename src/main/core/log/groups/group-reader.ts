import type { GroupLinesPage } from '../../../../shared/contract/groups-contract';
import type { QuickFilter } from '../../../../shared/model/activity';
import type { GroupBy } from '../../../../shared/model/record-group';
import type { ChosenGroups } from '../../../../shared/model/record-selection';
import { quickMask } from '../activity-flags';
import type { ActivityIndex } from '../activity-index';
import type { Connection } from '../connection';
import { matched, type QuerySearch } from '../search/query-search';
import { linesOf, type WantedLines } from './group-lines';
import { codeOfGroup } from './group-names';
import { GroupOrder } from './group-order';
import { RecordGroups } from './record-groups';

/** Groups that nobody has asked for in so long are let go of. */
const keptForMs = 60_000;

/** The records that pass a filter, as far as they were looked at. */
export interface GroupedSearch {
  readonly search: QuerySearch | undefined;
  readonly quick: QuickFilter;
}

interface KeptOrder extends GroupedSearch {
  readonly groups: RecordGroups;
  readonly version: number;
  readonly epoch: number;
  readonly from: number;
  readonly end: number;
  readonly order: GroupOrder;
}

/** Answers what is asked of the grouped stream. Nothing is kept, nor done, while nobody asks. */
export class GroupReader {
  readonly #groups = new Map<GroupBy, RecordGroups>();
  #index: ActivityIndex | undefined;
  #kept: KeptOrder | undefined;
  #askedMs = 0;

  /** The groups of this index, which has them followed from now on. */
  of(by: GroupBy, index: ActivityIndex): RecordGroups {
    this.#askedMs = performance.now();
    if (this.#index !== index) {
      this.#groups.clear();
      this.#kept = undefined;
      this.#index = index;
    }
    const known = this.#groups.get(by);
    if (known !== undefined) return known;
    const made = new RecordGroups(by);
    index.attach(made);
    this.#groups.set(by, made);
    return made;
  }

  /** Lets go of groups that were not asked for in a while. */
  tidy(): void {
    if (this.#groups.size === 0 || performance.now() - this.#askedMs < keptForMs) return;
    for (const groups of this.#groups.values()) this.#index?.detach(groups);
    this.#groups.clear();
    this.#kept = undefined;
  }

  lines(connection: Connection, index: ActivityIndex, by: GroupBy, searched: GroupedSearch, wanted: WantedLines): GroupLinesPage {
    const groups = this.of(by, index);
    const { from, end, order } = this.#orderOf(index, by, groups, searched);
    return { ...linesOf({ connection, index, groups, order }, wanted), logTotal: index.length, searched: end - from };
  }

  /** Whether the record at a place is in one of these groups. */
  membership(connection: Connection, index: ActivityIndex, { by, each }: ChosenGroups): (place: number) => boolean {
    const groups = this.of(by, index);
    const ends = new Map<number, number>();
    for (const { id, to } of each) {
      const code = codeOfGroup(connection, index, groups, id);
      if (code !== undefined) ends.set(code, to);
    }
    return (place) => index.positionAt(place) <= (ends.get(groups.codeAt(place)) ?? -1);
  }

  #orderOf(index: ActivityIndex, by: GroupBy, groups: RecordGroups, { search, quick }: GroupedSearch): KeptOrder {
    const { version, length } = index;
    const range = groups.range(index);
    const from = Math.max(range.from, search === undefined ? 0 : length - search.searched(index));
    const end = Math.max(from, range.end);
    const kept = this.#kept;
    if (kept?.groups === groups && kept.search === search && kept.quick === quick && kept.version === version && kept.epoch === groups.epoch && kept.from === from && kept.end === end) return kept;
    const { mask, value } = quickMask[quick];
    const { flags } = index;
    const marks = search?.marks;
    const order = new GroupOrder({
      from,
      end,
      codeEnd: groups.codes.end,
      codeAt: (place) => groups.codeAt(place),
      passes: (place) => ((flags[place] ?? 0) & mask) === value && (marks === undefined || marks[place] === matched),
      bareSingles: by === 'event',
    });
    this.#kept = { groups, search, quick, version, epoch: groups.epoch, from, end, order };
    return this.#kept;
  }
}
