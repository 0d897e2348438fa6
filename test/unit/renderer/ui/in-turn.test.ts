import { expect, test } from 'vitest';
import { inTurn } from '../../../../src/renderer/ui/in-turn';

test('what is asked for while it runs is done once more after it, and never beside it', async () => {
  let runs = 0;
  let beside = 0;
  const ends: (() => void)[] = [];
  const run = inTurn(async () => {
    runs += 1;
    beside += 1;
    expect(beside).toBe(1);
    await new Promise<void>((resolve) => ends.push(resolve));
    beside -= 1;
  });
  const whole = run();
  void run();
  void run();
  expect(runs).toBe(1);
  ends.shift()?.();
  await expect.poll(() => runs).toBe(2);
  ends.shift()?.();
  await whole;
  expect(runs).toBe(2);
  void run();
  expect(runs).toBe(3);
});
