import { beforeEach, describe, expect, it } from 'vitest';
import type { GroupLinesPage } from '../../../../../../src/shared/contract/groups-contract';
import { ok, refuse } from '../../../../../../src/shared/contract/reply';
import type { GroupLine, RecordGroup } from '../../../../../../src/shared/model/record-group';
import { createGroupStore, nameOf, type GroupStore, type LinesWanted } from '../../../../../../src/renderer/features/activity/groups/group-store';
import { unfiltered, type Filter } from '../../../../../../src/renderer/features/activity/filter';
import { receivedRow } from '../fake-log';

/** A log of records that are in group `claim:<n>` each, which answers as main does. */
class FakeGroups {
  /** The group of each record, oldest first. */
  records: number[];
  searched = Infinity;
  problem: string | undefined;
  readonly asked: LinesWanted[] = [];

  constructor(count: number) {
    this.records = Array.from({ length: count }, (_, at) => at % 10);
  }

  lines(wanted: LinesWanted, { query }: Filter): GroupLinesPage {
    const groups = new Map<number, number[]>();
    const passing = this.records.flatMap((group, at) => (query === '' || query === String(group) ? [[group, at + 1] as const] : []));
    for (const [group, position] of passing.toReversed()) groups.set(group, [...(groups.get(group) ?? []), position]);
    const all = [...groups].flatMap(([number, positions], rank): readonly GroupLine[] => {
      const id = `claim:${number}`;
      const folded = wanted.folded !== wanted.except.includes(id);
      const head: RecordGroup = { id, subject: { kind: 'claim', id: String(number), label: null }, newest: positions[0] ?? 0, eventName: 'claim.created', records: positions.length, sent: 0, received: positions.length, failing: 0, warning: 0, underWay: 0, notDelivered: 0, firstMs: 0, lastMs: 0, folded };
      const rows = positions.map((position, at): GroupLine => ({ kind: 'record', place: at + 1, of: positions.length, group: id, alone: false, row: receivedRow(position) }));
      return [{ kind: 'group', place: rank + 1, of: groups.size, group: head }, ...(folded ? [] : rows)];
    });
    const { near } = wanted;
    const found = near === undefined ? -1 : all.findIndex((line) => (line.kind === 'group' ? near.position === undefined && line.group.id === near.group : line.row.position === near.position));
    const begin = near === undefined ? wanted.from : (found < 0 ? near.line : found) + wanted.from;
    const from = Math.max(0, Math.min(begin, all.length));
    const logTotal = this.records.length;
    return { from, lines: all.slice(from, from + wanted.limit), total: all.length, groups: groups.size, records: passing.length, near: found < 0 ? null : found, logTotal, searched: Math.min(this.searched, logTotal) };
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

describe('the grouped stream of the window', () => {
  let log: FakeGroups;
  let store: GroupStore;

  beforeEach(async () => {
    log = new FakeGroups(100);
    store = createGroupStore({
      lines: async (filter, wanted) => {
        log.asked.push(wanted);
        return log.problem === undefined ? ok(log.lines(wanted, filter)) : refuse('surroundings', log.problem);
      },
      nextFrame: () => Promise.resolve(),
    });
    store.start();
    store.look({ from: 0, to: 20 });
    await settled();
  });

  const came = async (group: number): Promise<void> => {
    log.records.push(group);
    store.tell({ type: 'activity.changed', added: 1, lastPosition: log.records.length, changed: [], checksFailed: 0 });
    await settled();
  };
  const nameAt = (line: number): string => {
    const held = store.lineAt(line);
    if (held === undefined) return 'nothing';
    const { group, position } = nameOf(held);
    return position === undefined ? group : `${group} ${position}`;
  };

  it('asks nothing while it is not grouped', async () => {
    await came(3);
    expect(log.asked).toEqual([]);
  });

  it('reads what is in view, and follows the group with the newest record at the top', async () => {
    store.group('claim');
    await settled();
    expect(store.getState()).toMatchObject({ loaded: true, total: 110, groups: 10, records: 100, following: true });
    expect([0, 1, 11].map(nameAt)).toEqual(['claim:9', 'claim:9 100', 'claim:8']);
    await came(3);
    expect([0, 1, 2].map(nameAt)).toEqual(['claim:3', 'claim:3 101', 'claim:3 94']);
    expect(store.getState().newCount).toBe(0);
  });

  it('folds one group, all of them, and all but one', async () => {
    store.group('claim');
    await settled();
    store.fold('claim:9', true);
    await settled();
    expect([0, 1].map(nameAt)).toEqual(['claim:9', 'claim:8']);
    store.foldAll(true);
    await settled();
    expect(store.getState()).toMatchObject({ total: 10, except: [] });
    store.fold('claim:7', false);
    await settled();
    expect([2, 3, 13].map(nameAt)).toEqual(['claim:7', 'claim:7 98', 'claim:6']);
    store.fold('claim:7', true);
    await settled();
    expect(store.getState()).toMatchObject({ total: 10, except: [] });
  });

  it('holds its place by the first line in view while groups move above it, and counts what came', async () => {
    store.group('claim');
    await settled();
    store.scrolled({ line: 44, name: undefined });
    store.look({ from: 40, to: 60 });
    await settled();
    expect(store.getState().anchor).toEqual({ line: 44, name: { group: 'claim:5', position: undefined } });
    await came(1);
    await came(2);
    expect(store.getState()).toMatchObject({ following: false, newCount: 2, shifts: 2, anchor: { line: 44 + 24 } });
    expect(nameAt(68)).toBe('claim:5');
    store.follow();
    await settled();
    expect(store.getState()).toMatchObject({ newCount: 0, following: true, anchor: undefined });
    expect(nameAt(0)).toBe('claim:2');
  });

  it('begins at the top with another filter, and tells of what cannot be read until it can', async () => {
    store.group('claim');
    await settled();
    store.scrolled({ line: 30, name: undefined });
    store.filter({ ...unfiltered, query: '4' });
    await settled();
    expect(store.getState()).toMatchObject({ total: 11, groups: 1, following: true });
    log.problem = 'The log could not be read.';
    store.reread();
    await settled();
    expect(store.getState().readProblem).toBe('The log could not be read.');
    log.problem = undefined;
    store.reread();
    await settled();
    expect(store.getState().readProblem).toBeUndefined();
  });

  it('goes on asking while not every record was looked at, until that is stopped', async () => {
    log.searched = 60;
    store.group('event');
    await settled();
    const asked = log.asked.length;
    expect(asked).toBeGreaterThan(3);
    expect(store.getState().search).toEqual({ searched: 60, of: 100 });
    store.stopSearch();
    await settled();
    const stopped = log.asked.length;
    await settled();
    expect(log.asked.length).toBe(stopped);
    expect(store.getState()).toMatchObject({ search: undefined, searched: 60 });
    store.searchOn();
    log.searched = Infinity;
    await settled();
    expect(store.getState()).toMatchObject({ search: undefined, searched: 100 });
  });

  it('finds where a line stands, and reads any stretch', async () => {
    store.group('claim');
    await settled();
    expect(await store.locate({ group: 'claim:4', position: undefined })).toBe(55);
    expect(await store.locate({ group: 'claim:4', position: 95 })).toBe(56);
    expect(await store.locate({ group: 'claim:4', position: 999 })).toBeUndefined();
    expect((await store.read({ from: 109, to: 200 }))?.lines.map(nameOf)).toEqual([{ group: 'claim:0', position: 1 }]);
  });
});
