import type { HeaderPair } from '../model/header';
import { differingPart, type DifferingPart } from './differing-part';
import type { IgnoreList } from './ignore-list';
import { keptOrder } from './kept-order';

/** What comparing found: `moved` is the same thing in another place, `ignored` a difference that the ignore list leaves out. */
export type Finding = 'same' | 'changed' | 'moved' | 'only-a' | 'only-b' | 'ignored';

/** How often each was found. */
export type FindingCounts = Readonly<Record<Finding, number>>;

/** One header line of a side: its value as latin1 text, and its place among the header lines, from 1. */
export interface HeaderSide {
  readonly name: string;
  readonly value: string;
  readonly place: number;
}

/** A header line of A beside its like in B. At least one side is there. */
export interface HeaderRow {
  readonly finding: Finding;
  readonly a?: HeaderSide;
  readonly b?: HeaderSide;
  /** Where both values are there and differ: what of them. */
  readonly part?: DifferingPart;
  /** True where the names are the same but for upper and lower case. */
  readonly otherCase: boolean;
  /** True where the line stands in another order, whatever else it is. */
  readonly otherOrder: boolean;
}

/** Headers beside each other, in the order of A; what only B has stands after the line that it follows there. */
export interface HeaderComparison {
  readonly rows: readonly HeaderRow[];
  readonly counts: FindingCounts;
}

/**
 * Compares header lines by name, without regard to its case: value, order, case and number. Of lines with one name those with the same
 * spelling and value belong together, then those with the same value, then those with the same spelling, then the others in order.
 */
export function compareHeaders(a: readonly HeaderPair[], b: readonly HeaderPair[], ignore: IgnoreList): HeaderComparison {
  const partnerOfA = pairUp(a, b);
  const paired = partnerOfA.flatMap((place, index) => (place === undefined ? [] : [{ index, place }]));
  const kept = keptOrder(paired.map(({ place }) => place));
  const moved = new Set(paired.filter((_, order) => kept[order] === false).map(({ index }) => index));
  const takenOfB = new Set(paired.map(({ place }) => place));

  const rows: HeaderRow[] = [];
  let nextOfB = 0;
  const addOnlyB = (before: number): void => {
    for (; nextOfB < before; nextOfB += 1) {
      if (!takenOfB.has(nextOfB)) rows.push(rowOf(undefined, sideAt(b, nextOfB), false, ignore));
    }
  };
  a.forEach((_, index) => {
    const partner = partnerOfA[index];
    if (partner !== undefined && !moved.has(index)) addOnlyB(partner);
    rows.push(rowOf(sideAt(a, index), partner === undefined ? undefined : sideAt(b, partner), moved.has(index), ignore));
  });
  addOnlyB(b.length);
  return { rows, counts: countFindings(rows) };
}

/** How often each finding is among the rows. */
export function countFindings(rows: Iterable<{ readonly finding: Finding }>): FindingCounts {
  const counts = { same: 0, changed: 0, moved: 0, 'only-a': 0, 'only-b': 0, ignored: 0 };
  for (const { finding } of rows) counts[finding] += 1;
  return counts;
}

function pairUp(a: readonly HeaderPair[], b: readonly HeaderPair[]): (number | undefined)[] {
  const partners: (number | undefined)[] = a.map(() => undefined);
  const taken = new Set<number>();
  const keys: readonly ((header: HeaderPair) => string)[] = [
    ([name, value]) => `${name}\n${value}`,
    ([name, value]) => `${name.toLowerCase()}\n${value}`,
    ([name]) => name,
    ([name]) => name.toLowerCase(),
  ];
  for (const keyOf of keys) {
    const waiting = new Map<string, number[]>();
    for (let place = b.length - 1; place >= 0; place -= 1) {
      const header = b[place];
      if (header === undefined || taken.has(place)) continue;
      const key = keyOf(header);
      const places = waiting.get(key);
      if (places === undefined) waiting.set(key, [place]);
      else places.push(place);
    }
    a.forEach((header, index) => {
      if (partners[index] !== undefined) return;
      const place = waiting.get(keyOf(header))?.pop();
      if (place === undefined) return;
      partners[index] = place;
      taken.add(place);
    });
  }
  return partners;
}

function sideAt(headers: readonly HeaderPair[], index: number): HeaderSide {
  const [name = '', value = ''] = headers[index] ?? [];
  return { name, value, place: index + 1 };
}

function rowOf(a: HeaderSide | undefined, b: HeaderSide | undefined, otherOrder: boolean, ignore: IgnoreList): HeaderRow {
  const otherCase = a !== undefined && b !== undefined && a.name !== b.name;
  const otherValue = a !== undefined && b !== undefined && a.value !== b.value;
  const plain: Finding = a === undefined ? 'only-b' : b === undefined ? 'only-a' : otherCase || otherValue ? 'changed' : otherOrder ? 'moved' : 'same';
  const entry = plain === 'same' ? undefined : ignore.headerEntry((a ?? b)?.name ?? '');
  if (entry !== undefined) ignore.count(entry);
  return {
    finding: entry === undefined ? plain : 'ignored',
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { b }),
    ...(otherValue ? { part: differingPart(a.value, b.value) } : {}),
    otherCase,
    otherOrder,
  };
}
