import { describe, expect, test } from 'vitest';
import { WaitingRoom } from '../../../../../src/main/core/sender/waiting-room';
import type { WaitingDelivery } from '../../../../../src/shared/model/delivery';
import { testPorts } from '../../../../support/test-ports';
import { VirtualClock } from '../../../../support/virtual-clock';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function waiting(number: number, atMs: number): WaitingDelivery {
  return { id: `dlv_${number}`, position: number, endpointId: 'ep', atMs };
}

function bench(onRecord: WaitingDelivery[] = []) {
  const clock = new VirtualClock(1_000_000);
  const left: { readonly id: string; readonly atMs: number; readonly lateMs: number }[] = [];
  const taken = new Set<string>();
  let pages = 0;
  const room = new WaitingRoom({
    clock,
    logger: testPorts().logger,
    load: (after, limit) => {
      pages += 1;
      const beyond = onRecord.filter(({ atMs, position }) => atMs > after.atMs || (atMs === after.atMs && position > after.position));
      return Promise.resolve(beyond.toSorted((one, other) => one.atMs - other.atMs || one.position - other.position).slice(0, limit));
    },
    isTaken: (id) => taken.has(id),
    due: ({ id }, lateMs) => {
      left.push({ id, atMs: clock.nowMs(), lateMs });
      taken.add(id);
    },
  });
  return { clock, left, room, taken, pages: () => pages };
}

describe('a waiting room', () => {
  test('lets each go at its time, not a millisecond before', async () => {
    const { clock, left, room } = bench();
    room.start();
    await settled();
    room.plan(waiting(1, 1_090_000));
    room.plan(waiting(2, 1_005_000));
    clock.moveTo(1_004_999);
    expect(left).toEqual([]);
    clock.moveTo(1_200_000);
    expect(left).toEqual([
      { id: 'dlv_2', atMs: 1_005_000, lateMs: 0 },
      { id: 'dlv_1', atMs: 1_090_000, lateMs: 0 },
    ]);
  });

  test('says how late those are that a sleep went over', async () => {
    const { clock, left, room } = bench([waiting(1, 1_005_000), waiting(2, 1_006_000)]);
    room.start();
    await settled();
    clock.sleepUntil(1_100_000);
    expect(left.map(({ lateMs }) => lateMs)).toEqual([95_000, 94_000]);
  });

  test('keeps only the nearest of ten thousand in memory, and lets every one go once, in order', async () => {
    const all = Array.from({ length: 10_000 }, (_, index) => waiting(index + 1, 1_010_000 + ((index * 7_919) % 10_000) * 10));
    const { clock, left, room, pages } = bench(all);
    room.start();
    await settled();
    expect(room.size).toBe(512);
    expect(pages()).toBe(1);
    for (let rounds = 0; left.length < all.length && rounds < 1_000; rounds += 1) {
      clock.moveTo(clock.nowMs() + 1_000);
      await settled();
    }
    expect(new Set(left.map(({ id }) => id)).size).toBe(10_000);
    expect(left).toHaveLength(10_000);
    expect(left.every(({ atMs, lateMs }, index) => atMs - lateMs >= (left[index - 1]?.atMs ?? 0) - (left[index - 1]?.lateMs ?? 0))).toBe(true);
  });

  test('drops the farthest where more are planned than it keeps, and reads them again when their time is near', async () => {
    const record: WaitingDelivery[] = [];
    const { clock, left, room } = bench(record);
    room.start();
    await settled();
    for (let number = 1; number <= 9_000; number += 1) {
      const one = waiting(number, 2_000_000 + number);
      record.push(one);
      room.plan(one);
    }
    expect(room.size).toBeLessThanOrEqual(4_096);
    for (let rounds = 0; left.length < 9_000 && rounds < 1_000; rounds += 1) {
      clock.moveTo(Math.max(clock.nowMs() + 100, 2_000_000));
      await settled();
    }
    expect(left.map(({ id }) => id)).toEqual(record.map(({ id }) => id));
  });

  test('a plan that is made while the record is read is not lost, and one that is taken does not go again', async () => {
    const record = [waiting(1, 1_001_000)];
    const { clock, left, room, taken } = bench(record);
    taken.add('dlv_1');
    room.start();
    room.plan(waiting(2, 1_002_000));
    await settled();
    clock.moveTo(1_010_000);
    expect(left.map(({ id }) => id)).toEqual(['dlv_2']);
  });

  test('one that is removed does not go', async () => {
    const { clock, left, room } = bench([waiting(1, 1_001_000), waiting(2, 1_002_000)]);
    room.start();
    await settled();
    room.remove('dlv_1');
    clock.moveTo(1_010_000);
    expect(left.map(({ id }) => id)).toEqual(['dlv_2']);
    room.stop();
    room.plan(waiting(3, 1_011_000));
    clock.moveTo(1_020_000);
    expect(left).toHaveLength(1);
  });
});
