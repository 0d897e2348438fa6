import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../../../../src/shared/contract/reply';
import type { GroupLine, RecordGroup } from '../../../../../../src/shared/model/record-group';
import { createActivityStore } from '../../../../../../src/renderer/features/activity/activity-store';
import { unfiltered } from '../../../../../../src/renderer/features/activity/filter';
import { createGroupSelection, type GroupSelection } from '../../../../../../src/renderer/features/activity/groups/group-selection';
import { createGroupStore, nameOf, type GroupStore } from '../../../../../../src/renderer/features/activity/groups/group-store';
import { createSelection, type Selection } from '../../../../../../src/renderer/features/activity/selection';
import { markedCount, recordSelection } from '../../../../../../src/renderer/features/activity/selection-marks';
import { createFakeLog, receivedRow } from '../fake-log';

/** Groups and how many records each has: the positions of the first fall from the total on. */
const sizes = new Map([['a', 2], ['big', 700], ['c', 3], ['large', 600]]);
const positions = new Map<string, number[]>();
let next = [...sizes.values()].reduce((sum, size) => sum + size, 0);
for (const [id, size] of sizes) {
  positions.set(id, Array.from({ length: size }, (_, at) => next - at));
  next -= size;
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

function linesWith(folded: boolean, except: readonly string[]): readonly GroupLine[] {
  return [...positions].flatMap(([id, all], rank): readonly GroupLine[] => {
    const isFolded = folded !== except.includes(id);
    const group: RecordGroup = { id, subject: { kind: 'claim', id, label: null }, newest: all[0] ?? 0, eventName: null, records: all.length, sent: 0, received: all.length, failing: 0, warning: 0, underWay: 0, notDelivered: 0, firstMs: 0, lastMs: 0, folded: isFolded };
    const rows = all.map((position, at): GroupLine => ({ kind: 'record', place: at + 1, of: all.length, group: id, alone: false, row: receivedRow(position) }));
    return [{ kind: 'group', place: rank + 1, of: 4, group }, ...(isFolded ? [] : rows)];
  });
}

describe('selecting in the grouped stream', () => {
  let groups: GroupStore;
  let selection: Selection;
  let choosing: GroupSelection;

  beforeEach(async () => {
    const log = createFakeLog(1_305);
    const activity = createActivityStore(log);
    activity.start();
    groups = createGroupStore({
      nextFrame: () => Promise.resolve(),
      lines: async (_, wanted) => {
        const all = linesWith(wanted.folded, wanted.except);
        const near = wanted.near;
        const found = near === undefined ? -1 : all.findIndex((line) => (line.kind === 'group' ? near.position === undefined && line.group.id === near.group : line.row.position === near.position));
        const from = Math.max(0, (found < 0 ? 0 : found) + wanted.from);
        return ok({ from, lines: all.slice(from, from + wanted.limit), total: all.length, groups: 4, records: 1_305, near: found < 0 ? null : found, logTotal: 1_305, searched: 1_305 });
      },
    });
    groups.start();
    groups.group('claim', true);
    groups.fold('a', false);
    groups.look({ from: 0, to: 40 });
    selection = createSelection(activity, { rank: (filter, position) => log.rank(filter, position), capture: () => Promise.reject(new Error('none')), delivery: () => Promise.reject(new Error('none')), deliveriesOfEvent: () => Promise.reject(new Error('none')) });
    choosing = createGroupSelection(groups, selection, {
      filter: () => unfiltered,
      rows: async ({ matches }, after, limit) => {
        const [of] = matches?.groups?.each ?? [];
        const all = [...(positions.get(of?.id ?? '') ?? [])].toReversed();
        return ok({ rows: all.filter((position) => position > after && position <= (of?.to ?? 0)).slice(0, limit).map((position) => receivedRow(position)) });
      },
      refuse: (message) => {
        throw new Error(message);
      },
    });
    await settled();
  });

  const line = (at: number): GroupLine => {
    const held = groups.lineAt(at);
    if (held === undefined) throw new Error(`no line ${at}`);
    return held;
  };
  const chosen = () => recordSelection(selection.getState().marks);
  const leadName = () => groups.getState().lead;

  it('takes a head for its records, and opens the newest of them', async () => {
    await choosing.choose(line(0));
    expect(chosen()).toEqual({ records: [1304, 1305] });
    expect(selection.getState().selected?.position).toBe(1305);
    expect([0, 1, 2, 3].map((at) => choosing.isChosen(selection.getState().marks, line(at)))).toEqual([true, true, true, false]);
    await choosing.choose(line(1), 'toggle');
    expect(chosen()).toEqual({ records: [1304] });
    expect(choosing.isChosen(selection.getState().marks, line(0))).toBe(false);
  });

  it('adds a head and takes it out again', async () => {
    await choosing.choose(line(0));
    await choosing.choose(line(4), 'toggle');
    expect(chosen()).toEqual({ records: [1304, 1305, 601, 602, 603] });
    await choosing.choose(line(4), 'toggle');
    expect(chosen()).toEqual({ records: [1304, 1305] });
    await choosing.choose(line(0), 'toggle');
    expect(chosen()).toEqual({ records: [] });
    expect(selection.getState().selected).toBeUndefined();
  });

  it('keeps a large group by what it is, beside single records', async () => {
    await choosing.choose(line(1));
    await choosing.choose(line(3), 'toggle');
    expect(chosen()).toEqual({ records: [1305], matches: { query: '', quick: 'all', from: 0, to: 1303, except: [], groups: { by: 'claim', each: [{ id: 'big', to: 1303 }] } } });
    expect(markedCount(selection.getState().marks)).toBe(701);
    expect([0, 1, 2, 3, 4].map((at) => choosing.isChosen(selection.getState().marks, line(at)))).toEqual([false, true, false, true, false]);
    await choosing.choose(line(3), 'toggle');
    expect(chosen()).toEqual({ records: [1305] });
  });

  it('takes several large groups, each as it was, and counts none of their records twice', async () => {
    groups.fold('large', false);
    await settled();
    await choosing.choose(line(6));
    await choosing.choose(line(3), 'toggle');
    await choosing.choose(line(5), 'toggle');
    expect(chosen()).toEqual({ records: [], matches: { query: '', quick: 'all', from: 0, to: 1303, except: [], groups: { by: 'claim', each: [{ id: 'big', to: 1303 }, { id: 'large', to: 600 }] } } });
    expect(markedCount(selection.getState().marks)).toBe(1300);
    await choosing.choose(line(7), 'toggle');
    expect(chosen().matches?.except).toEqual([599]);
    expect([3, 5, 6, 7].map((at) => choosing.isChosen(selection.getState().marks, line(at)))).toEqual([true, false, true, false]);
    await choosing.choose(line(5), 'toggle');
    expect(markedCount(selection.getState().marks)).toBe(1300);
    await choosing.choose(line(7), 'toggle');
    await choosing.choose(line(5), 'toggle');
    await choosing.choose(line(5), 'toggle');
    expect(chosen()).toEqual({ records: [], matches: { query: '', quick: 'all', from: 0, to: 1303, except: [], groups: { by: 'claim', each: [{ id: 'big', to: 1303 }] } } });
  });

  it('takes a stretch of lines: folded groups whole, an unfolded one by its lines', async () => {
    await choosing.choose(line(2));
    await choosing.choose(line(5), 'stretch');
    expect(chosen().records).toEqual([1304, 601, 602, 603]);
    expect(chosen().matches?.groups?.each).toEqual([{ id: 'big', to: 1303 }, { id: 'large', to: 600 }]);
    expect(markedCount(selection.getState().marks)).toBe(1304);
    await choosing.choose(line(1), 'stretch');
    expect(chosen()).toEqual({ records: [1305, 1304] });
  });

  it('moves by keys, from a record to its head and into the group', async () => {
    await choosing.move(0, 0);
    expect(leadName()).toEqual({ group: 'a', position: undefined });
    await choosing.move(1, 0);
    expect(leadName()).toEqual(nameOf(line(1)));
    expect(chosen()).toEqual({ records: [1305] });
    await choosing.toHead();
    expect(chosen()).toEqual({ records: [1304, 1305] });
    await choosing.move(Infinity, 0, 'lead');
    expect(leadName()).toEqual({ group: 'large', position: undefined });
    expect(groups.getState().leadLine).toBe(5);
    expect(chosen()).toEqual({ records: [1304, 1305] });
    await choosing.toggleLead();
    expect(chosen()).toMatchObject({ records: [1304, 1305], matches: { groups: { by: 'claim', each: [{ id: 'large', to: 600 }] } } });
  });
});
