import type { ActivityRow } from '../../../../shared/model/activity';
import type { GroupLinesPage } from '../../../../shared/contract/groups-contract';
import type { Reply } from '../../../../shared/contract/reply';
import type { GroupLine, RecordGroup } from '../../../../shared/model/record-group';
import { chosenGroupLimit, selectionLimit, type RecordSelection } from '../../../../shared/model/record-selection';
import type { Filter } from '../filter';
import type { Choosing, Selection } from '../selection';
import { isMarked, markedCount, noMarks, recordSelection, toggled, type MarkedMatches, type Marks, type Selected } from '../selection-marks';
import { nameOf, type GroupStore, type LineName } from './group-store';
import { isWholeGroup, matchesOfGroup, withGroup, withoutGroup } from './marked-groups';

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

// Groups of so many records are kept as single records, so that they outlive a change of the filter; larger ones by what they are.
const mostSingle = 500;
const pageRows = 500;
const tooMany = `At most ${selectionLimit.toLocaleString('en')} single records and ${chosenGroupLimit.toLocaleString('en')} groups can be selected. Select all takes any number.`;

export function createGroupSelection(groups: GroupStore, selection: Selection, source: GroupSelectionSource): GroupSelection {
  /** Which records a head stood for when it was chosen. */
  const chosenHeads = new Map<string, readonly number[]>();
  /** The group of each record that was chosen here by itself. */
  const groupOf = new Map<number, string>();
  let turn = 0;
  let pivot: LineName | undefined;

  function matchesOf(group: RecordGroup): MarkedMatches {
    return matchesOfGroup(source.filter(), groups.getState().by ?? 'event', group);
  }

  async function rowsOf(matches: MarkedMatches, after: number, limit: number): Promise<readonly ActivityRow[]> {
    const reply = await source.rows(recordSelection({ records: noMarks.records, matches }), after, limit);
    if (reply.ok) return reply.value.rows;
    source.refuse(reply.error.message);
    return [];
  }

  /** The records of a head, oldest first. */
  async function recordsOf(group: RecordGroup, most: number): Promise<readonly Selected[]> {
    const matches = matchesOf(group);
    const found: Selected[] = [];
    for (let after = 0; found.length < most; ) {
      const rows = await rowsOf(matches, after, Math.min(pageRows, most - found.length));
      found.push(...rows.map(recordOf));
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageRows) break;
      after = last.position;
    }
    return found;
  }

  /** The newest record of a head. */
  async function newestOf(group: RecordGroup): Promise<Selected | undefined> {
    const [newest] = await rowsOf(matchesOf(group), group.newest - 1, 1);
    return newest === undefined ? undefined : recordOf(newest);
  }

  function take(records: Map<number, Selected>, more: readonly Selected[], group: string): void {
    for (const record of more) {
      records.set(record.position, record);
      groupOf.set(record.position, group);
    }
  }

  /** The records of a group that is chosen by what it is are not chosen by themselves too. */
  function letGo(records: Map<number, Selected>, { id }: RecordGroup): void {
    for (const position of records.keys()) if (groupOf.get(position) === id) records.delete(position);
  }

  function isLarge(records: Marks['records'], group: RecordGroup): boolean {
    return group.records > mostSingle || records.size + group.records > selectionLimit;
  }

  async function chooseHead(group: RecordGroup, how: 'only' | 'toggle', mine: number): Promise<void> {
    const { marks, selected } = selection.getState();
    const before = how === 'only' ? noMarks : marks;
    if (before.matches?.groups !== undefined && isWholeGroup(before, group.id)) {
      const next = { ...before, matches: withoutGroup(before.matches, group.id) };
      selection.take([...next.records.values()].at(-1) ?? (markedCount(next) === 0 ? undefined : selected), next);
      return;
    }
    if (isLarge(before.records, group) || before.matches?.groups?.each.has(group.id) === true) {
      if (before.matches !== undefined && before.matches.groups === undefined) return source.refuse('A group this large can be selected only by itself, or beside other groups and single records.');
      const matches = withGroup(before.matches, matchesOf(group));
      if (matches === undefined) return source.refuse(tooMany);
      const newest = await newestOf(group);
      if (mine !== turn || newest === undefined) return;
      const singles = new Map(before.records);
      letGo(singles, group);
      return selection.take(newest, { records: singles, matches });
    }
    const records = await recordsOf(group, mostSingle);
    if (mine !== turn) return;
    chosenHeads.set(group.id, records.map(({ position }) => position));
    for (const { position } of records) groupOf.set(position, group.id);
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
    if (to - from > selectionLimit * 2) return source.refuse(tooMany);
    const { marks } = selection.getState();
    const records = new Map(adds ? marks.records : undefined);
    let matches = adds && marks.matches?.groups !== undefined ? marks.matches : undefined;
    let opened: Selected | undefined;
    for (let at = from; at < to; at += pageRows) {
      const page: GroupLinesPage | undefined = await groups.read({ from: at, to: Math.min(to, at + pageRows) });
      for (const [offset, line] of (page?.lines ?? []).entries()) {
        const isTarget = groupsSame(nameOf(line), target);
        if (line.kind === 'record') {
          const record = recordOf(line.row);
          if (isTarget) opened = record;
          if (!isMarked({ records, matches }, record.position, line.group)) take(records, [record], line.group);
        } else if (isLarge(records, line.group) && (line.group.folded || isTarget || at + offset + line.group.records < to)) {
          matches = withGroup(matches, matchesOf(line.group));
          if (matches === undefined) return source.refuse(tooMany);
          letGo(records, line.group);
          if (isTarget) opened = await newestOf(line.group);
        } else if (line.group.folded || isTarget) {
          // The records of a head that is not folded are lines themselves; those of the last head come with it.
          const taken = await recordsOf(line.group, selectionLimit);
          chosenHeads.set(line.group.id, taken.map(({ position }) => position));
          if (isTarget) opened = taken.at(-1);
          take(records, taken, line.group.id);
        }
        if (records.size > selectionLimit) return source.refuse(tooMany);
      }
    }
    if (mine === turn) selection.take(opened ?? [...records.values()].at(-1), { records, matches });
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
    if (how === 'only') groupOf.clear();
    if (line.kind === 'group') return chooseHead(line.group, how, mine);
    const record = recordOf(line.row);
    groupOf.set(record.position, line.group);
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
      if (matches !== undefined && matches.groups === undefined) return matches.except.size === 0 && newest <= matches.to && matches.from === 0;
      if (isWholeGroup(marks, id)) return true;
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
