import type { ActivityRow } from '../../../../shared/model/activity';
import type { GroupLinesPage } from '../../../../shared/contract/groups-contract';
import type { Reply } from '../../../../shared/contract/reply';
import type { GroupLine, RecordGroup } from '../../../../shared/model/record-group';
import { selectionLimit, type RecordSelection } from '../../../../shared/model/record-selection';
import type { Filter } from '../filter';
import type { Choosing, Selection } from '../selection';
import { isMarked, markedCount, noMarks, toggled, type MarkedMatches, type Marks, type Selected } from '../selection-marks';
import { nameOf, type GroupStore, type LineName } from './group-store';

/** What it needs from outside; tests give their own. */
export interface GroupSelectionSource {
  filter(): Filter;
  rows(chosen: RecordSelection, after: number, limit: number): Promise<Reply<{ readonly rows: readonly ActivityRow[] }>>;
  /** Says why something could not be selected. */
  refuse(message: string): void;
}

/** Selecting in the grouped stream: a head stands for its records. */
export interface GroupSelection {
  choose(line: GroupLine, how?: Choosing): Promise<void>;
  /** Moves the lead towards the bottom (positive) or the top; to the ends with infinities. With none it takes the line at `fallback`. */
  move(lines: number, fallback: number, how?: 'only' | 'stretch' | 'lead'): Promise<void>;
  /** Chooses the lead beside the others, or no more. */
  toggleLead(): Promise<void>;
  /** Goes to the head of the lead’s group. */
  toHead(): Promise<void>;
  isChosen(marks: Marks, line: GroupLine): boolean;
}

// Groups of so many records are kept as single records, so that they outlive a change of the filter.
const mostSingle = 500;
const pageRows = 500;

export function createGroupSelection(groups: GroupStore, selection: Selection, source: GroupSelectionSource): GroupSelection {
  /** Which records a head stood for when it was chosen. */
  const chosenHeads = new Map<string, readonly number[]>();
  let turn = 0;
  let pivot: LineName | undefined;

  function matchesOf(group: RecordGroup): MarkedMatches | undefined {
    const { by } = groups.getState();
    return by === undefined ? undefined : { filter: source.filter(), from: 0, to: group.newest, count: group.records, except: new Set(), group: { by, id: group.id } };
  }

  async function rowsOf({ filter, from, to, group }: MarkedMatches, after: number, limit: number): Promise<readonly ActivityRow[]> {
    const reply = await source.rows({ records: [], matches: { ...filter, from, to, except: [], ...(group === undefined ? {} : { group }) } }, after, limit);
    if (reply.ok) return reply.value.rows;
    source.refuse(reply.error.message);
    return [];
  }

  /** The records of a head, oldest first. */
  async function recordsOf(group: RecordGroup, most: number): Promise<readonly Selected[]> {
    const matches = matchesOf(group);
    const found: Selected[] = [];
    for (let after = 0; matches !== undefined && found.length < most; ) {
      const rows = await rowsOf(matches, after, Math.min(pageRows, most - found.length));
      found.push(...rows.map(recordOf));
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageRows) break;
      after = last.position;
    }
    return found;
  }

  async function chooseHead(group: RecordGroup, how: 'only' | 'toggle', mine: number): Promise<void> {
    const { marks, selected } = selection.getState();
    const before = how === 'only' ? noMarks : marks;
    if (group.records > mostSingle) {
      const matches = matchesOf(group);
      if (matches === undefined) return;
      if (before.matches?.group?.id === group.id) return selection.take([...before.records.values()].at(-1), { ...before, matches: undefined });
      if (before.matches !== undefined) return source.refuse('A group this large can be selected only by itself, or beside smaller ones.');
      const [newest] = await rowsOf(matches, group.newest - 1, 1);
      if (mine === turn && newest !== undefined) selection.take(recordOf(newest), { records: before.records, matches });
      return;
    }
    const records = await recordsOf(group, mostSingle);
    if (mine !== turn) return;
    chosenHeads.set(group.id, records.map(({ position }) => position));
    const isOut = records.length > 0 && records.every(({ position }) => isMarked(before, position, group.id));
    let next = before;
    for (const record of records) if (isMarked(next, record.position, group.id) === isOut) next = toggled(next, record, group.id);
    const opened = isOut ? (selected !== undefined && isMarked(next, selected.position) ? selected : [...next.records.values()].at(-1)) : records.at(-1);
    selection.take(markedCount(next) === 0 ? undefined : opened, next);
  }

  async function chooseStretch(target: LineName, targetLine: number, adds: boolean, mine: number): Promise<void> {
    pivot ??= target;
    const pivotLine = groups.lineOf(pivot) ?? (await groups.locate(pivot)) ?? targetLine;
    const from = Math.min(pivotLine, targetLine);
    const to = Math.max(pivotLine, targetLine) + 1;
    const most = `At most ${selectionLimit.toLocaleString('en')} records can be selected as a stretch of groups. Select all takes any number.`;
    if (to - from > selectionLimit * 2) return source.refuse(most);
    const records = new Map(adds ? selection.getState().marks.records : undefined);
    let opened: Selected | undefined;
    for (let at = from; at < to; at += pageRows) {
      const page: GroupLinesPage | undefined = await groups.read({ from: at, to: Math.min(to, at + pageRows) });
      for (const line of page?.lines ?? []) {
        const isTarget = groupsSame(nameOf(line), target);
        // The records of a head that is not folded are lines themselves; those of the last head come with it.
        const taken = line.kind === 'record' ? [recordOf(line.row)] : line.group.folded || isTarget ? await recordsOf(line.group, selectionLimit) : [];
        for (const record of taken) records.set(record.position, record);
        if (isTarget) opened = taken.at(-1);
        if (line.kind === 'group') chosenHeads.set(line.group.id, taken.map(({ position }) => position));
        if (records.size > selectionLimit) return source.refuse(most);
      }
    }
    if (mine === turn) selection.take(opened ?? [...records.values()].at(-1), { records, matches: undefined });
  }

  async function choose(line: GroupLine, how: Choosing, at: number | undefined): Promise<void> {
    turn += 1;
    const mine = turn;
    const name = nameOf(line);
    groups.lead(name, at);
    if (how === 'stretch' || how === 'add-stretch') {
      const targetLine = at ?? groups.lineOf(name) ?? (await groups.locate(name));
      if (mine === turn && targetLine !== undefined) await chooseStretch(name, targetLine, how === 'add-stretch', mine);
      return;
    }
    pivot = name;
    if (line.kind === 'group') return chooseHead(line.group, how, mine);
    const record = recordOf(line.row);
    if (how === 'only') return selection.take(record, { records: new Map([[record.position, record]]), matches: undefined });
    const { marks, selected } = selection.getState();
    const next = toggled(marks, record, line.group);
    const isIn = isMarked(next, record.position, line.group);
    const opened = isIn ? record : selected !== undefined && selected.position !== record.position ? selected : [...next.records.values()].at(-1);
    selection.take(markedCount(next) === 0 ? undefined : opened, next);
  }

  async function lineAt(at: number): Promise<GroupLine | undefined> {
    return groups.lineAt(at) ?? (await groups.read({ from: at, to: at + 1 }))?.lines[0];
  }

  async function leadLine(): Promise<number | undefined> {
    const { lead } = groups.getState();
    return lead === undefined ? undefined : (groups.lineOf(lead) ?? (await groups.locate(lead)));
  }

  return {
    choose: (line, how = 'only') => choose(line, how, undefined),

    async move(lines, fallback, how = 'only') {
      turn += 1;
      const mine = turn;
      const from = await leadLine();
      const { total } = groups.getState();
      if (total === 0) return;
      const at = Math.max(0, Math.min(total - 1, from === undefined ? fallback : from + lines));
      const line = await lineAt(at);
      if (mine !== turn || line === undefined) return;
      if (how === 'lead') groups.lead(nameOf(line), at);
      else await choose(line, how, at);
    },

    async toggleLead() {
      const at = await leadLine();
      const line = at === undefined ? undefined : await lineAt(at);
      if (line !== undefined) await choose(line, 'toggle', undefined);
    },

    async toHead() {
      const from = await leadLine();
      const lead = from === undefined ? undefined : await lineAt(from);
      const at = lead === undefined ? undefined : await groups.locate({ group: nameOf(lead).group, position: undefined });
      const line = at === undefined ? undefined : await lineAt(at);
      // A record that stands alone has no head.
      if (line?.kind === 'group') await choose(line, 'only', at);
    },

    isChosen(marks, line) {
      if (line.kind === 'record') return isMarked(marks, line.row.position, line.group);
      const { id, records, newest } = line.group;
      const { matches } = marks;
      if (matches !== undefined) return matches.except.size === 0 && (matches.group === undefined ? newest <= matches.to && matches.from === 0 : matches.group.id === id);
      const positions = chosenHeads.get(id);
      return positions !== undefined && positions.length === records && positions.every((position) => marks.records.has(position));
    },
  };
}

function groupsSame(one: LineName, other: LineName): boolean {
  return one.position === other.position && (one.position !== undefined || one.group === other.group);
}

function recordOf({ direction, id, position }: ActivityRow): Selected {
  return { direction, id, position };
}
