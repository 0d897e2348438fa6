import { expect, test } from 'vitest';
import { askedPlaces } from '../../../../src/renderer/ui/asked-places';

function list(...names: readonly string[]): readonly { readonly id: string }[] {
  return names.map((id) => ({ id }));
}

test('a second key counts from what the first asked for, until the list shows it', async () => {
  let rows = list('a', 'b', 'c');
  const places = askedPlaces(() => rows);
  let answer: (isDone: boolean) => void = () => undefined;
  const moved = places.move('c', 1, () => new Promise((resolve) => (answer = resolve)));
  expect(['a', 'b', 'c', 'd'].map(places.placeOf)).toEqual([0, 1, 1, -1]);
  answer(true);
  await moved;
  expect(places.placeOf('c')).toBe(1);
  rows = list('a', 'c', 'b');
  expect(places.placeOf('c')).toBe(1);
  rows = list('c', 'a', 'b');
  expect(places.placeOf('c')).toBe(0);
});

test('a move that is refused, or that another change has overtaken, counts no longer', async () => {
  let rows = list('a', 'b', 'c');
  const places = askedPlaces(() => rows);
  await places.move('c', 0, () => Promise.resolve(false));
  expect(places.placeOf('c')).toBe(2);
  await places.move('c', 0, () => Promise.resolve(true));
  expect(places.placeOf('c')).toBe(0);
  rows = list('d', 'c', 'a', 'b');
  expect(places.placeOf('c')).toBe(1);
});
