import { describe, expect, test } from 'vitest';
import { DeliveryQueue } from '../../../../../src/main/core/sender/delivery-queue';
import type { Turn } from '../../../../../src/main/core/sender/delivery-queue';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A queue with `count` pieces of work, which say when they begin and when they have a place on the wire. */
function filledQueue(limit: number, count: number): { readonly queue: DeliveryQueue; readonly begun: number[]; readonly onWire: number[]; readonly refused: number[]; readonly turns: Turn[] } {
  const queue = new DeliveryQueue(limit);
  const begun: number[] = [];
  const onWire: number[] = [];
  const refused: number[] = [];
  const turns: Turn[] = [];
  for (let index = 0; index < count; index += 1) {
    queue.add((turn) => {
      begun.push(index);
      turns.push(turn);
      void turn.wire().then((granted) => (granted ? onWire : refused).push(index));
    });
  }
  return { queue, begun, onWire, refused, turns };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('DeliveryQueue', () => {
  test('lets no more than the limit onto the wire, in order', async () => {
    const { onWire, turns } = filledQueue(3, 10);
    for (let done = 0; done < 10; done += 1) {
      await settled();
      expect(onWire).toEqual(upTo(Math.min(10, done + 3)));
      turns[done]?.end(1_000);
      turns[done]?.end(1_000);
    }
  });

  test('begins nothing ahead of its place behind a slow receiver, and a bounded number behind a quick one', async () => {
    const { begun, onWire, turns } = filledQueue(2, 100);
    expect(begun).toHaveLength(2);
    turns[0]?.end(1_000);
    expect(begun).toHaveLength(3);
    turns[1]?.end(1);
    await settled();
    expect(begun).toHaveLength(28);
    expect(onWire).toEqual([0, 1, 2, 3]);
    turns[2]?.end(1_000);
    await settled();
    expect(begun).toHaveLength(28);
    expect(onWire).toEqual([0, 1, 2, 3, 4]);
  });

  test('gives the turn of work that needed no wire to the next', () => {
    const queue = new DeliveryQueue(1);
    const begun: number[] = [];
    for (let index = 0; index < 3_000; index += 1) {
      queue.add((turn) => {
        begun.push(index);
        queueMicrotask(() => turn.end());
      });
    }
    expect(begun).toEqual([0]);
    return settled().then(() => expect(begun).toEqual(upTo(3_000)));
  });

  test('forgets what has not begun and says how much that was', async () => {
    const { queue, begun, turns } = filledQueue(1, 5);
    expect(queue.clear()).toBe(4);
    turns[0]?.end(1_000);
    await settled();
    expect(begun).toEqual([0]);
    expect(queue.clear()).toBe(0);
  });

  test('refuses the wire once it is stopped', async () => {
    const { queue, onWire, refused, turns } = filledQueue(1, 10);
    await settled();
    turns[0]?.end(1);
    await settled();
    queue.stop();
    turns[1]?.end(1);
    await settled();
    expect(onWire).toEqual([0, 1]);
    expect(refused).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('holds 100,000 pieces of work that each end later', async () => {
    const queue = new DeliveryQueue(8);
    let onWire = 0;
    let most = 0;
    let done = 0;
    await new Promise<void>((resolve) => {
      const work = async (turn: Turn): Promise<void> => {
        await turn.wire();
        onWire += 1;
        most = Math.max(most, onWire);
        await Promise.resolve();
        onWire -= 1;
        done += 1;
        turn.end(1);
        if (done === 100_000) resolve();
      };
      for (let index = 0; index < 100_000; index += 1) queue.add((turn) => void work(turn));
    });
    expect(most).toBe(8);
  });
});
