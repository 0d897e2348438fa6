/**
 * Which of these places can stay as they are if as few as possible move: true for each on a longest rising way through them.
 * The places are all different.
 */
export function keptOrder(places: readonly number[]): readonly boolean[] {
  const ends: number[] = [];
  const before: number[] = [];
  places.forEach((place, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((places[ends[half] ?? 0] ?? 0) < place) low = half + 1;
      else high = half;
    }
    before.push(low === 0 ? -1 : (ends[low - 1] ?? -1));
    ends[low] = index;
  });
  const kept = places.map(() => false);
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) kept[index] = true;
  return kept;
}
