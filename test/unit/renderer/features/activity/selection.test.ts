import { describe, expect, it, vi } from 'vitest';
import { refuse } from '../../../../../src/shared/contract/reply';
import { createActivityStore } from '../../../../../src/renderer/features/activity/activity-store';
import { createSelection } from '../../../../../src/renderer/features/activity/selection';
import { createFakeLog, receivedRow } from './fake-log';

async function opened(count: number) {
  const log = createFakeLog(count);
  const activity = createActivityStore(log);
  activity.look({ from: Math.max(0, count - 30), to: count });
  activity.start();
  await vi.waitFor(() => expect(activity.rowAt(count - 1)).toBeDefined());
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
    await vi.waitFor(() => expect(activity.getState().total).toBe(21));
    expect(selection.getState().selected?.position).toBe(20);
    await selection.move(1, 0);
    expect(selection.getState().selected?.position).toBe(19);
  });

  it('stays open when a filter hides it, and says so', async () => {
    const { log, activity, selection } = await opened(20);
    log.rows[4] = receivedRow(5, { eventName: 'contact.created' });
    await selection.openPosition(9);
    activity.apply({ query: 'contact', quick: 'all' });
    await vi.waitFor(() => expect(activity.getState().filter.query).toBe('contact'));
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

  it('leaves with nothing selected', async () => {
    const { selection } = await opened(3);
    await selection.move(1, 2);
    selection.none();
    expect(selection.getState().selected).toBeUndefined();
  });
});
