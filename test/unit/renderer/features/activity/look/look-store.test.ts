import { expect, test } from 'vitest';
import { ok } from '../../../../../../src/shared/contract/reply';
import { lookEnded, readUpTo, type Look } from '../../../../../../src/shared/model/look';
import { createLookStore, isDrawnUnread, type LookStore } from '../../../../../../src/renderer/features/activity/look/look-store';
import { createUnreadCount } from '../../../../../../src/renderer/features/activity/look/unread-count';

/** Main with a log of so many records, of which some were read. */
function main(read: number, newest: number) {
  const state = { look: readUpTo(read), newest, told: 0 };
  const pause = (): Promise<void> => Promise.resolve();
  const looks: LookStore = createLookStore({
    get: async () => ok({ look: state.look, newest: state.newest }),
    set: async (look: Look) => {
      state.look = look;
      return ok({});
    },
    told: () => {
      state.told += 1;
    },
    pause,
  });
  const dotted = (): readonly number[] => Array.from({ length: state.newest }, (_, index) => index + 1).filter((position) => isDrawnUnread(looks.getState(), position));
  const count = createUnreadCount({ look: looks.getState, before: async (position) => Math.min(state.newest, position - 1), pause });
  return { state, looks, dotted, count };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what came before a look stays unread until the look ends, and what comes during it is seen', async () => {
  const { state, looks, dotted, count } = main(2, 5);
  await looks.begin();
  expect(dotted()).toEqual([3, 4, 5]);
  looks.saw(5);
  expect(dotted()).toEqual([3, 4, 5]);
  state.newest = 7;
  expect(dotted()).toEqual([3, 4, 5]);
  looks.saw(7);
  count.recount();
  await settled();
  expect(count.getState()).toBe(3);
  expect(state.look).toEqual({ readTo: 2, keptTo: 5, seenTo: 7 });

  looks.blur();
  state.newest = 9;
  expect(dotted()).toEqual([8, 9]);
  count.recount();
  await settled();
  expect(count.getState()).toBe(2);
  expect(state.look).toEqual(readUpTo(7));
});

test('what did not stand on screen stays unread after the look', async () => {
  const { state, looks, dotted } = main(2, 9);
  await looks.begin();
  looks.saw(4);
  looks.end();
  await settled();
  expect(dotted()).toEqual([5, 6, 7, 8, 9]);
  expect(state.look).toEqual(readUpTo(4));
});

test('a list narrowed to what is unread keeps its rows while it is read, the window left and come back to', async () => {
  const { state, looks, dotted } = main(2, 5);
  looks.hold(true);
  await looks.begin();
  looks.saw(5);
  state.newest = 7;
  looks.saw(7);
  expect(dotted()).toEqual([3, 4, 5, 6, 7]);
  looks.blur();
  await looks.begin();
  expect(dotted()).toEqual([3, 4, 5, 6, 7]);
  looks.hold(false);
  expect(dotted()).toEqual([3, 4, 5]);
  looks.end();
  await settled();
  expect(dotted()).toEqual([]);
  expect(lookEnded(state.look)).toEqual(readUpTo(7));
});

test('all can be marked as read at once, and queries hear of it', async () => {
  const { state, looks, dotted } = main(2, 5);
  await looks.begin();
  await settled();
  state.told = 0;
  looks.readAll(5);
  expect(dotted()).toEqual([]);
  await settled();
  expect(state.look).toEqual(readUpTo(5));
  expect(state.told).toBe(1);
  state.newest = 6;
  looks.saw(6);
  expect(dotted()).toEqual([]);
});

test('a look that is over before main answers does not begin', async () => {
  const { looks } = main(2, 5);
  const begun = looks.begin();
  looks.blur();
  await begun;
  expect(looks.getState().looking).toBe(false);
});
