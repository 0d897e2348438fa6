import { describe, expect, it } from 'vitest';
import { createActivityStore, type ActivityStore } from '../../../../../src/renderer/features/activity/activity-store';
import { waitFor } from '../../../../support/wait-for';
import { createFakeLog, receivedRow, type FakeLog } from './fake-log';

async function opened(count: number): Promise<{ readonly log: FakeLog; readonly store: ActivityStore }> {
  const log = createFakeLog(count);
  const store = createActivityStore(log);
  store.look({ from: Math.max(0, count - 30), to: count });
  store.start();
  await waitFor(() => expect(store.rowAt(count - 1)?.position).toBe(count));
  return { log, store };
}

function arrive(log: FakeLog, store: ActivityStore, count: number): void {
  const last = log.rows.at(-1)?.position ?? 0;
  for (let step = 1; step <= count; step += 1) log.rows.push(receivedRow(last + step));
  store.tell({ type: 'activity.changed', added: count, lastPosition: last + count, changed: [], checksFailed: 0 });
}

describe('following', () => {
  it('opens a large log at its newest rows, in one read', async () => {
    const { log, store } = await opened(100_000);
    expect(store.getState()).toMatchObject({ loaded: true, total: 100_000, logTotal: 100_000, following: true });
    expect(log.reads).toHaveLength(1);
    expect(store.rowAt(0)).toBeUndefined();
  });

  it('asks for the newest rows before it has anything counted', async () => {
    const log = createFakeLog(500);
    const asked: string[] = [];
    const store = createActivityStore({
      ...log,
      page: (...input) => {
        asked.push('page');
        return log.page(...input);
      },
      counts: (...input) => {
        asked.push('counts');
        return log.counts(...input);
      },
    });
    store.start();
    await waitFor(() => expect(store.getState()).toMatchObject({ loaded: true, counts: { all: 500 } }));
    expect(asked.slice(0, 2)).toEqual(['page', 'counts']);
  });

  it('shows what arrives, one read at a time', async () => {
    const { log, store } = await opened(500);
    log.reads.length = 0;
    log.hold = true;
    for (let batch = 0; batch < 50; batch += 1) arrive(log, store, 4);
    // The store may still wait for the frame after its first read.
    await waitFor(() => expect(log.reads).toHaveLength(1));
    log.hold = false;
    log.release();
    await waitFor(() => expect(store.rowAt(699)?.position).toBe(700));
    expect(store.getState()).toMatchObject({ total: 700, newCount: 0 });
    expect(log.reads.length).toBeLessThanOrEqual(4);
  });

  it('catches up with a burst larger than one read', async () => {
    const { log, store } = await opened(200);
    arrive(log, store, 5000);
    await waitFor(() => expect(store.rowAt(5199)?.position).toBe(5200));
    expect(store.rowAt(5199 - 29)).toBeDefined();
  });

  it('reads changed rows again', async () => {
    const { log, store } = await opened(100);
    log.rows[99] = receivedRow(100, { status: 503 });
    store.tell({ type: 'activity.changed', added: 0, lastPosition: 100, changed: [100], checksFailed: 0 });
    await waitFor(() => expect(store.rowAt(99)?.status).toBe(503));
  });

  it('holds a bounded number of rows however far one scrolls', async () => {
    const { store } = await opened(100_000);
    store.scrolled({ rank: 90_000, position: undefined });
    for (let from = 0; from < 20_000; from += 500) {
      store.look({ from, to: from + 50 });
      await waitFor(() => expect(store.rowAt(from)).toBeDefined(), { interval: 1 });
    }
    const held = Array.from({ length: 100_000 }, (_, rank) => store.rowAt(rank)).filter((row) => row !== undefined).length;
    expect(held).toBeLessThanOrEqual(4500);
  });
});

describe('scrolled away', () => {
  it('counts what came and keeps the place, until it follows again', async () => {
    const { log, store } = await opened(1000);
    store.look({ from: 400, to: 440 });
    store.scrolled({ rank: 430, position: 431 });
    arrive(log, store, 12);
    await waitFor(() => expect(store.getState().newCount).toBe(12));
    expect(store.getState()).toMatchObject({ following: false, total: 1012, anchor: { rank: 430, position: 431 } });
    store.follow();
    expect(store.getState()).toMatchObject({ following: true, newCount: 0 });
  });

  it('moves the anchor when the oldest records went', async () => {
    const { log, store } = await opened(1000);
    store.scrolled({ rank: 430, position: 431 });
    store.look({ from: 400, to: 440 });
    await waitFor(() => expect(store.rowAt(430)?.position).toBe(431));
    log.rows.splice(0, 100);
    store.reread();
    await waitFor(() => expect(store.getState().anchor).toEqual({ rank: 330, position: 431 }));
    expect(store.getState().total).toBe(900);
    expect(store.rowAt(330)?.position ?? 431).toBe(431);
  });
});

describe('filtering', () => {
  it('keeps what is shown until the new rows are there, then shows both from one answer', async () => {
    const { log, store } = await opened(300);
    log.rows[10] = receivedRow(11, { eventName: 'contact.created' });
    log.hold = true;
    store.apply({ query: 'contact', quick: 'all' });
    await waitFor(() => expect(log.reads.at(-1)?.query).toBe('contact'));
    expect(store.getState()).toMatchObject({ applying: true, total: 300 });
    log.hold = false;
    log.release();
    await waitFor(() => expect(store.getState()).toMatchObject({ applying: false, total: 1, logTotal: 300 }));
    expect(store.rowAt(0)?.position).toBe(11);
  });

  it('shows the newest matches of a long list', async () => {
    const { log, store } = await opened(1000);
    store.apply({ query: 'claim', quick: 'all' });
    await waitFor(() => expect(store.getState().filter.query).toBe('claim'));
    expect(store.rowAt(999)?.position).toBe(1000);
    expect(log.reads.at(-1)?.limit).toBeLessThanOrEqual(500);
  });

  it('says why a filter cannot be used and keeps the rows', async () => {
    const { store } = await opened(20);
    store.apply({ query: 'bad:x', quick: 'all' });
    await waitFor(() => expect(store.getState().filterProblem).toBe('There is no field “bad”.'));
    expect(store.getState()).toMatchObject({ total: 20, filter: { query: '' }, typed: 'bad:x', applying: false });
    store.apply({ query: '', quick: 'all' });
    expect(store.getState().filterProblem).toBeUndefined();
  });

  it('drops the answer for a filter that was replaced', async () => {
    const { log, store } = await opened(50);
    log.hold = true;
    store.apply({ query: 'contact', quick: 'all' });
    await waitFor(() => expect(log.reads.at(-1)?.query).toBe('contact'));
    store.apply({ query: 'claim.created', quick: 'all' });
    log.hold = false;
    log.release();
    await waitFor(() => expect(store.getState().filter.query).toBe('claim.created'));
    expect(store.getState().total).toBe(50);
  });
});

describe('a search that takes several questions', () => {
  async function searching(query: string): Promise<{ readonly log: FakeLog; readonly store: ActivityStore }> {
    const { log, store } = await opened(1000);
    log.rows[900] = receivedRow(901, { eventName: 'contact.created' });
    log.rows[10] = receivedRow(11, { eventName: 'contact.created' });
    log.stepRecords = 50;
    log.hold = true;
    store.apply({ query, quick: 'all' });
    await waitFor(() => expect(log.reads.at(-1)?.query).toBe(query));
    return { log, store };
  }

  async function answer(log: FakeLog): Promise<void> {
    const asked = log.reads.length;
    log.release();
    await waitFor(() => expect(log.reads.length).toBeGreaterThan(asked));
  }

  it('keeps what is shown until there is a match, then shows more as it finds more', async () => {
    const { log, store } = await searching('contact');
    await answer(log);
    expect(store.getState()).toMatchObject({ applying: true, total: 1000, search: { searched: 50, of: 1000 } });
    await answer(log);
    expect(store.getState()).toMatchObject({ applying: false, total: 1, searched: 100, search: { searched: 100, of: 1000 } });
    expect(store.rowAt(0)?.position).toBe(901);
    log.hold = false;
    log.release();
    await waitFor(() => expect(store.getState().search).toBeUndefined());
    expect(store.getState()).toMatchObject({ total: 2, searched: 1000, logTotal: 1000, following: true });
    expect(store.rowAt(0)?.position).toBe(11);
    expect(store.rowAt(1)?.position).toBe(901);
  });

  it('can be stopped with what it has found, and gone on with', async () => {
    const { log, store } = await searching('contact');
    await answer(log);
    await answer(log);
    store.stopSearch();
    log.hold = false;
    log.release();
    await waitFor(() => expect(store.getState().searched).toBe(150));
    const asked = log.reads.length;
    for (let frame = 0; frame < 5; frame += 1) await log.nextFrame();
    expect(log.reads.length).toBe(asked);
    expect(store.getState()).toMatchObject({ total: 1, search: undefined });
    store.searchOn();
    await waitFor(() => expect(store.getState()).toMatchObject({ total: 2, searched: 1000, search: undefined }));
  });

  it('shows how far it came where it is stopped before it has found anything', async () => {
    const { log, store } = await searching('nowhere');
    await answer(log);
    store.stopSearch();
    log.hold = false;
    log.release();
    await waitFor(() => expect(store.getState().filter.query).toBe('nowhere'));
    for (let frame = 0; frame < 5; frame += 1) await log.nextFrame();
    expect(store.getState()).toMatchObject({ total: 0, applying: false, search: undefined, searched: 100, logTotal: 1000 });
    store.searchOn();
    await waitFor(() => expect(store.getState()).toMatchObject({ total: 0, searched: 1000, search: undefined }));
  });

  it('keeps the place of a reader who scrolled away, and counts older matches as no news', async () => {
    const { log, store } = await searching('claim');
    await answer(log);
    store.scrolled({ rank: 10, position: 961 });
    store.look({ from: 0, to: 40 });
    log.hold = false;
    log.release();
    await waitFor(() => expect(store.getState().search).toBeUndefined());
    const { anchor } = store.getState();
    expect(anchor?.position).toBe(961);
    expect(store.getState()).toMatchObject({ newCount: 0, following: false, total: 998 });
    expect(anchor?.rank).toBe(log.rows.filter((row) => row.eventName === 'claim.created' && row.position < 961).length);
  });
});

it('stops asking when a page answers fewer rows than it should', async () => {
  const { log, store } = await opened(300);
  log.page = (filter, fromRank, limit) => {
    log.reads.push({ query: filter.query, fromRank, limit });
    return Promise.resolve({ ok: true, value: { fromRank: 0, rows: [], total: 300, logTotal: 300, searched: 300 } });
  };
  log.reads.length = 0;
  store.scrolled({ rank: 100, position: undefined });
  store.look({ from: 50, to: 90 });
  await log.nextFrame();
  await log.nextFrame();
  await log.nextFrame();
  expect(log.reads.length).toBeLessThanOrEqual(2);
});
