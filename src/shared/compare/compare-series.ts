import { parseJson } from '../json/parse-json';
import type { HeaderPair } from '../model/header';
import type { CompareOptions } from './compare-options';
import { createIgnoreList } from './ignore-list';
import { keptOrder } from './kept-order';
import { createSymbols } from './symbols';
import { classify } from './value-classes';

/** One record of a series. Records with one `key` (event and subject) belong together; those with one `content` say the same. */
export interface SeriesItem {
  readonly key: string;
  readonly content: number;
}

/** What became of a record from A to B: `missing` is in A alone, `extra` in B alone. */
export type SeriesFinding = 'same' | 'changed' | 'moved' | 'missing' | 'extra';

/** A record of A and its like in B, by their places in the series; at least one is there. */
export interface SeriesRow {
  readonly finding: SeriesFinding;
  readonly a?: number;
  readonly b?: number;
  /** True where it says something else too, whatever else it is. */
  readonly changed: boolean;
}

/**
 * Lays two series beside each other: of records with one key those that say the same belong together, then those that stand between the same
 * others, then the first with the first. Takes time by the number of records and its logarithm, however many have one key.
 * The rows stand in the order of A; what only B has stands after the record that it follows there.
 */
export function compareSeries(a: readonly SeriesItem[], b: readonly SeriesItem[]): readonly SeriesRow[] {
  const partners = pairUp(a, b);
  const paired = partners.flatMap((place, index) => (place === undefined ? [] : [{ index, place }]));
  const kept = keptOrder(paired.map(({ place }) => place));
  const steady = new Set(paired.filter((_, order) => kept[order] === true).map(({ index }) => index));
  const crossed = crossings(paired, kept);
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
    const changed = item.content !== other.content;
    rows.push({ finding: crossed.has(index) ? 'moved' : changed ? 'changed' : 'same', a: index, b: place, changed });
  });
  addExtra(b.length);
  return rows;
}

/**
 * Gives each request a number for what it says, the same one for the same thing under these options: JSON by structure, anything else by its
 * characters; then the header lines given, by name without its case, those of one name in their order, but for those that are ignored.
 */
export function createContents(options: CompareOptions): (text: string, headers: readonly HeaderPair[]) => number {
  const ignore = createIgnoreList(options.ignore);
  const symbolOf = createSymbols();
  const bodyClass = (text: string): number => {
    const parsed = parseJson(text);
    if (!parsed.ok) return symbolOf(`text ${text}`);
    return classify({ text, root: parsed.root }, options, ignore, symbolOf).loose.get(parsed.root) ?? -1;
  };
  return (text, headers) => {
    const body = bodyClass(text);
    if (headers.length === 0) return body;
    const lines = headers.filter(([name]) => ignore.headerEntry(name) === undefined).map(([name, value]) => [symbolOf(`name ${name.toLowerCase()}`), symbolOf(`value ${value}`)] as const);
    // Sorting keeps the order of lines with one name.
    return symbolOf(`request ${body} ${[...lines].sort(([one], [other]) => one - other).join(' ')}`);
  };
}

function pairUp(a: readonly SeriesItem[], b: readonly SeriesItem[]): readonly (number | undefined)[] {
  const partners: (number | undefined)[] = a.map(() => undefined);
  const taken = new Set<number>();
  const round = (keyOfA: (item: SeriesItem, index: number) => string, keyOfB: (item: SeriesItem, place: number) => string): void => {
    const waiting = new Map<string, number[]>();
    for (let place = b.length - 1; place >= 0; place -= 1) {
      const item = b[place];
      if (item === undefined || taken.has(place)) continue;
      const key = keyOfB(item, place);
      const places = waiting.get(key);
      if (places === undefined) waiting.set(key, [place]);
      else places.push(place);
    }
    a.forEach((item, index) => {
      const place = partners[index] === undefined ? waiting.get(keyOfA(item, index))?.pop() : undefined;
      if (place === undefined) return;
      partners[index] = place;
      taken.add(place);
    });
  };
  const saysTheSame = ({ key, content }: SeriesItem): string => `${content} ${key}`;
  round(saysTheSame, saysTheSame);
  // Of the others those that stand between the same records belong together before those further away: nothing need have moved.
  const gaps = gapsBetween(partners, b.length);
  round(({ key }, index) => `${gaps.a[index] ?? 0} ${key}`, ({ key }, place) => `${gaps.b[place] ?? 0} ${key}`);
  round(({ key }) => key, ({ key }) => key);
  return partners;
}

/** How many of the pairs that kept their order stand before each record of either side. */
function gapsBetween(partners: readonly (number | undefined)[], countOfB: number): { readonly a: Uint32Array; readonly b: Uint32Array } {
  const paired = partners.flatMap((place, index) => (place === undefined ? [] : [{ index, place }]));
  const kept = keptOrder(paired.map(({ place }) => place));
  const steady = paired.filter((_, order) => kept[order] === true);
  return { a: passed(partners.length, steady.map(({ index }) => index)), b: passed(countOfB, steady.map(({ place }) => place)) };
}

/** How many of these rising places lie before each place. */
function passed(count: number, places: readonly number[]): Uint32Array {
  const before = new Uint32Array(count);
  let next = 0;
  for (let place = 0; place < count; place += 1) {
    before[place] = next;
    if (places[next] === place) next += 1;
  }
  return before;
}

/** The records that left their order: of a run that one jumped over only that one, of two that changed places both. */
function crossings(paired: readonly { readonly index: number; readonly place: number }[], kept: readonly boolean[]): ReadonlySet<number> {
  const crossed = new Set<number>();
  const inOrderOfB = paired.map((_, order) => order).sort((one, other) => (paired[one]?.place ?? 0) - (paired[other]?.place ?? 0));
  const rank = new Map(inOrderOfB.map((order, place) => [order, place]));
  paired.forEach(({ index }, order) => {
    if (kept[order] === true) return;
    crossed.add(index);
    const opposite = rank.get(order);
    const other = opposite === undefined ? undefined : paired[opposite];
    if (other !== undefined && opposite !== undefined && rank.get(opposite) === order) crossed.add(other.index);
  });
  return crossed;
}
