import { expect, test } from 'vitest';
import { keptRead } from '../../../../../src/renderer/features/scenarios/kept-read';

/** Answers when the test says so, in whatever order. */
function later() {
  const answers: ((found: string | undefined) => Promise<void>)[] = [];
  const shown: (string | undefined)[] = [];
  const kept = keptRead(
    () =>
      new Promise<string | undefined>((resolve) => {
        answers.push(async (found) => {
          resolve(found);
          await Promise.resolve();
          await Promise.resolve();
        });
      }),
    (found) => shown.push(found),
  );
  return { kept, shown, answers, answer: (index: number, found: string | undefined) => answers[index]?.(found) };
}

test('a change that comes while it is still being read is read as well, and the older answer shows nothing', async () => {
  const { kept, shown, answers, answer } = later();
  void kept.read('a');
  kept.changed('a');
  kept.changed('b');
  expect(answers).toHaveLength(2);
  await answer(1, 'a as it is');
  await answer(0, 'a as it was');
  expect(shown).toEqual(['a as it is']);
});

test('what was asked for last is shown, and nothing once nothing is to be', async () => {
  const { kept, shown, answers, answer } = later();
  void kept.read('a');
  void kept.read('b');
  await answer(1, 'b');
  await answer(0, 'a');
  kept.changed('b');
  await kept.read(undefined);
  await answer(2, 'b anew');
  kept.changed('b');
  expect(shown).toEqual(['b', undefined]);
  expect(answers).toHaveLength(3);
});

test('what cannot be read leaves what is shown', async () => {
  const { kept, shown, answer } = later();
  void kept.read('a');
  await answer(0, 'a');
  kept.changed('a');
  await answer(1, undefined);
  expect(shown).toEqual(['a']);
});
