import { describe, expect, it } from 'vitest';
import { refuse } from '../../../../../src/shared/contract/reply';
import { createActivityStore } from '../../../../../src/renderer/features/activity/activity-store';
import { createSelection } from '../../../../../src/renderer/features/activity/selection';
import { markedCount, noMarks, recordSelection } from '../../../../../src/renderer/features/activity/selection-marks';
import { waitFor } from '../../../../support/wait-for';
import { createFakeLog, receivedRow } from './fake-log';

async function opened(count: number) {
  const log = createFakeLog(count);
  const activity = createActivityStore(log);
  activity.look({ from: Math.max(0, count - 30), to: count });
  activity.start();
  await waitFor(() => expect(activity.rowAt(count - 1)).toBeDefined());
  const gone = () => Promise.resolve(refuse('not-found', 'It is gone.'));
  const selection = createSelection(activity, { rank: log.rank, capture: gone, delivery: gone, deliveriesOfEvent: gone });
  return { log, activity, selection };
}

describe('selection', () => {
  it('takes the row in view first, then walks towards older and newer rows and stops at the ends', async () => {
    const { selection } = await opened(50);
    await selection.move(1, 49);
    expect(selection.getState().selected?.position).toBe(50);
    await selection.move(1, 49);
    expect(selection.getState().selected?.position).toBe(49);
    await selection.move(-1, 49);
    await selection.move(-1, 49);
    expect(selection.getState().selected?.position).toBe(50);
    await selection.move(Infinity, 49);
    expect(selection.getState()).toMatchObject({ selected: { position: 1 }, rank: 0 });
  });

  it('reaches the far end of a list of which little is held', async () => {
    const { selection } = await opened(100_000);
    await selection.move(Infinity, 0);
    expect(selection.getState().selected?.id).toBe('c1');
  });

  it('keeps its record while others come above it', async () => {
    const { log, activity, selection } = await opened(20);
    await selection.move(1, 19);
    log.rows.push(receivedRow(21));
    activity.tell({ type: 'activity.changed', added: 1, lastPosition: 21, changed: [], checksFailed: 0 });
    await waitFor(() => expect(activity.getState().total).toBe(21));
    expect(selection.getState().selected?.position).toBe(20);
    await selection.move(1, 0);
    expect(selection.getState().selected?.position).toBe(19);
  });

  it('stays open when a filter hides it, and says so', async () => {
    const { log, activity, selection } = await opened(20);
    log.rows[4] = receivedRow(5, { eventName: 'contact.created' });
    await selection.openPosition(9);
    activity.apply({ query: 'contact', quick: 'all' });
    await waitFor(() => expect(activity.getState().filter.query).toBe('contact'));
    await selection.locate();
    expect(selection.getState()).toMatchObject({ selected: { position: 9 }, rank: undefined });
  });

  it('says when a record is gone', async () => {
    const { selection } = await opened(20);
    expect(await selection.openPosition(400)).toBe(false);
    expect(await selection.openCapture('none')).toBe(false);
    expect(await selection.openDelivery('none')).toBe(false);
    expect(selection.getState().selected).toBeUndefined();
  });

  it('takes all from the row chosen first to the one chosen with Shift, by hand and by keys', async () => {
    const { activity, selection } = await opened(50);
    const chosen = () => [...selection.getState().marks.records.keys()].sort((one, other) => one - other);
    const row = (rank: number) => activity.rowAt(rank) ?? receivedRow(0);
    await selection.choose(row(40));
    await selection.choose(row(43), 'stretch');
    expect(chosen()).toEqual([41, 42, 43, 44]);
    await selection.choose(row(38), 'stretch');
    expect(chosen()).toEqual([39, 40, 41]);
    await selection.choose(row(49), 'toggle');
    await selection.choose(row(47), 'add-stretch');
    expect(chosen()).toEqual([39, 40, 41, 48, 49, 50]);
    await selection.move(1, 0);
    await selection.move(1, 0, 'stretch');
    expect(chosen()).toEqual([46, 47]);
    await selection.move(1, 0, 'lead');
    expect(chosen()).toEqual([46, 47]);
    selection.toggleLead();
    expect(chosen()).toEqual([45, 46, 47]);
    expect(selection.getState().selected?.position).toBe(45);
  });

  it('keeps the filter and not the records where all of many are selected, and lets go in two steps', async () => {
    const { activity, selection } = await opened(100_000);
    await selection.move(1, 99_990);
    await selection.all();
    const { marks } = selection.getState();
    expect(recordSelection(marks)).toEqual({ records: [], matches: { query: '', quick: 'all', from: 0, to: 100_000, except: [] } });
    expect(markedCount(marks)).toBe(100_000);
    selection.narrow();
    expect(recordSelection(selection.getState().marks)).toEqual({ records: [99_991] });
    selection.narrow();
    expect(selection.getState()).toMatchObject({ selected: undefined, marks: noMarks });
    await selection.all();
    activity.apply({ query: 'claim', quick: 'all' });
    await waitFor(() => expect(activity.getState().filter.query).toBe('claim'));
    await selection.locate();
    expect(recordSelection(selection.getState().marks)).toEqual({ records: [100_000] });
  });

  it('opens another of those left where the open one is let go', async () => {
    const { activity, selection } = await opened(20);
    const row = (rank: number) => activity.rowAt(rank) ?? receivedRow(0);
    await selection.choose(row(3));
    await selection.choose(row(8), 'toggle');
    await selection.choose(row(8), 'toggle');
    expect(selection.getState()).toMatchObject({ selected: { position: 4 }, lead: { position: 9 } });
    await selection.choose(row(3), 'toggle');
    expect(selection.getState().selected).toBeUndefined();
  });

  it('leaves with nothing selected', async () => {
    const { selection } = await opened(3);
    await selection.move(1, 2);
    selection.none();
    expect(selection.getState().selected).toBeUndefined();
  });
});
