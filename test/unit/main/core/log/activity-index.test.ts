import { expect, test } from 'vitest';
import { ActivityIndex } from '../../../../../src/main/core/log/activity-index';
import { seededRandom } from '../../../../support/seeded-random';

const none = { changed: [], removed: [] };

function contentOf(index: ActivityIndex): readonly (readonly [number, number])[] {
  return Array.from({ length: index.length }, (_, place) => [index.positionAt(place), index.flags[place] ?? -1]);
}

test('it follows any series of commits as a plain map would', () => {
  const random = seededRandom(7);
  const index = new ActivityIndex();
  const column = { marks: new Uint8Array(0), onChanged: () => undefined };
  index.attach(column);
  const truth = new Map<number, number>();
  const marks = new Map<number, number>();
  let last = 0;
  for (let commit = 1; commit <= 400; commit += 1) {
    const added = Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256));
    const known = [...truth.keys()];
    const changed = known.filter(() => random() < 0.02).map((position): [number, number] => [position, Math.floor(random() * 256)]);
    // Mostly the oldest go, but pinned ones stay between them.
    const removed = known.slice(0, Math.floor(random() * 80)).filter(() => random() < 0.8);
    index.apply({ commit, firstAdded: last + 1, added, changed, removed });
    added.forEach((flags, offset) => truth.set(last + 1 + offset, flags));
    last += added.length;
    for (const [position, flags] of changed) truth.set(position, flags);
    for (const position of removed) {
      truth.delete(position);
      marks.delete(position);
    }
    expect(contentOf(index)).toEqual([...truth]);
    expect([...truth.keys()].map((position) => column.marks[index.indexOf(position)])).toEqual([...truth.keys()].map((position) => marks.get(position) ?? 0));
    for (const position of truth.keys()) {
      const mark = 1 + (position % 200);
      column.marks[index.indexOf(position)] = mark;
      marks.set(position, mark);
    }
  }
  expect(index.length).toBeGreaterThan(50);
});

test('a position without a record stands where it would be', () => {
  const index = new ActivityIndex();
  index.apply({ commit: 1, firstAdded: 10, added: Uint8Array.of(1, 1, 1), ...none });
  index.apply({ commit: 2, firstAdded: 13, added: new Uint8Array(0), changed: [[99, 5]], removed: [11] });
  expect([0, 10, 11, 12, 13].map((position) => index.indexOf(position))).toEqual([0, 0, 1, 1, 2]);
  expect(() => index.positionAt(2)).toThrow(RangeError);
});
