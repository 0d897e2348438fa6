import { describe, expect, test } from 'vitest';
import { DeliveryQueue } from '../../../../../src/main/core/sender/delivery-queue';

describe('DeliveryQueue', () => {
  test('starts work in order, never more than the limit at once', () => {
    const queue = new DeliveryQueue(3);
    const started: number[] = [];
    const frees: (() => void)[] = [];
    for (let index = 0; index < 10; index += 1) {
      queue.add((free) => {
        started.push(index);
        frees.push(free);
      });
    }
    expect(started).toEqual([0, 1, 2]);
    frees[1]?.();
    expect(started).toEqual([0, 1, 2, 3]);
    frees[1]?.();
    expect(started).toEqual([0, 1, 2, 3]);
    for (let index = 0; index < frees.length; index += 1) frees[index]?.();
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('forgets what waits and says how much that was', () => {
    const queue = new DeliveryQueue(1);
    const frees: (() => void)[] = [];
    for (let index = 0; index < 5; index += 1) queue.add((free) => frees.push(free));
    expect(queue.clear()).toBe(4);
    frees[0]?.();
    expect(frees).toHaveLength(1);
    expect(queue.clear()).toBe(0);
  });

  test('holds 100,000 pieces of work that each end later', async () => {
    const queue = new DeliveryQueue(8);
    let running = 0;
    let most = 0;
    let done = 0;
    await new Promise<void>((resolve) => {
      for (let index = 0; index < 100_000; index += 1) {
        queue.add((free) => {
          running += 1;
          most = Math.max(most, running);
          queueMicrotask(() => {
            running -= 1;
            done += 1;
            free();
            if (done === 100_000) resolve();
          });
        });
      }
    });
    expect(most).toBe(8);
  });
});
