import { keptOrder } from './kept-order';

/** One record of a series. Records with one `key` (event and subject) belong together, the first with the first. */
export interface SeriesItem {
  readonly key: string;
}

/** What became of a record from A to B: `missing` is in A alone, `extra` in B alone. */
export type SeriesFinding = 'same' | 'changed' | 'moved' | 'missing' | 'extra';

/** A record of A and its like in B, by their places in the series; at least one is there. */
export interface SeriesRow {
  readonly finding: SeriesFinding;
  readonly a?: number;
  readonly b?: number;
  /** True where it changed too, whatever else it is. */
  readonly changed: boolean;
}

/** Lays two series beside each other by key. `changed` tells whether two records that belong together differ in what they say. */
export function compareSeries<T extends SeriesItem>(a: readonly T[], b: readonly T[], changed: (a: T, b: T) => boolean): readonly SeriesRow[] {
  const waiting = new Map<string, number[]>();
  for (let place = b.length - 1; place >= 0; place -= 1) {
    const key = b[place]?.key ?? '';
    const places = waiting.get(key);
    if (places === undefined) waiting.set(key, [place]);
    else places.push(place);
  }
  const partners = a.map(({ key }) => waiting.get(key)?.pop());
  const paired = partners.flatMap((place, index) => (place === undefined ? [] : [{ index, place }]));
  const kept = keptOrder(paired.map(({ place }) => place));
  const steady = new Set(paired.filter((_, order) => kept[order] === true).map(({ index }) => index));
  const crossed = crossings(paired);
  const taken = new Set(paired.map(({ place }) => place));

  const rows: SeriesRow[] = [];
  let nextOfB = 0;
  const addExtra = (before: number): void => {
    for (; nextOfB < before; nextOfB += 1) if (!taken.has(nextOfB)) rows.push({ finding: 'extra', b: nextOfB, changed: false });
  };
  a.forEach((item, index) => {
    const place = partners[index];
    const other = place === undefined ? undefined : b[place];
    if (place === undefined || other === undefined) {
      rows.push({ finding: 'missing', a: index, changed: false });
      return;
    }
    if (steady.has(index)) addExtra(place);
    const differs = changed(item, other);
    rows.push({ finding: crossed.has(index) ? 'moved' : differs ? 'changed' : 'same', a: index, b: place, changed: differs });
  });
  addExtra(b.length);
  return rows;
}

/** Those whose line crosses another that is no longer than its own: of two neighbours that changed places both, of a run that one jumped over only that one. */
function crossings(paired: readonly { readonly index: number; readonly place: number }[]): ReadonlySet<number> {
  const kept = keptOrder(paired.map(({ place }) => place));
  const crossed = new Set<number>();
  const orderOfPlace = paired.map((_, order) => order).sort((one, other) => (paired[one]?.place ?? 0) - (paired[other]?.place ?? 0));
  const rank = new Map(orderOfPlace.map((order, place) => [order, place]));
  paired.forEach(({ index }, order) => {
    if (kept[order] === true) return;
    crossed.add(index);
    // Neighbours that stand in each other's place moved both.
    const partner = rank.get(order);
    const other = partner === undefined ? undefined : paired[partner];
    if (other !== undefined && partner !== undefined && rank.get(partner) === order) crossed.add(other.index);
  });
  return crossed;
}
