import { stringValue } from '../json/json-text';
import type { JsonArray, JsonNode, JsonObject } from '../json/parse-json';
import { align } from './align';
import type { CompareOptions } from './compare-options';
import { keptOrder } from './kept-order';
import { createSymbols } from './symbols';
import type { JsonSide, ValueClasses } from './value-classes';

/** A child of A beside its like in B, by their places among the children; at least one is there. */
export interface ChildPair {
  readonly a?: number;
  readonly b?: number;
  readonly moved: boolean;
}

/** The members of two objects beside each other, in the order of A: by key, the second of a repeated key with the second. */
export function pairMembers(a: JsonObject, b: JsonObject, options: CompareOptions): readonly ChildPair[] {
  const waiting = new Map<string, number[]>();
  for (let place = b.members.length - 1; place >= 0; place -= 1) {
    const key = b.members[place]?.key ?? '';
    const places = waiting.get(key);
    if (places === undefined) waiting.set(key, [place]);
    else places.push(place);
  }
  const partners = a.members.map(({ key }) => waiting.get(key)?.pop());
  return merged(a.members.length, b.members.length, partners, options.keyOrder);
}

/** The items of two lists beside each other: the same ones first, then those with the same id, then those of one kind in order. */
export function pairItems(a: JsonArray, b: JsonArray, sides: { readonly a: JsonSide; readonly b: JsonSide }, classes: { readonly a: ValueClasses; readonly b: ValueClasses }, options: CompareOptions): readonly ChildPair[] {
  const partners: (number | undefined)[] = a.items.map(() => undefined);
  const taken = new Set<number>();
  const join = (aPlace: number, bPlace: number): void => {
    if (partners[aPlace] !== undefined || taken.has(bPlace)) return;
    partners[aPlace] = bPlace;
    taken.add(bPlace);
  };
  const aClasses = a.items.map((item) => classes.a.loose.get(item) ?? -1);
  const bClasses = b.items.map((item) => classes.b.loose.get(item) ?? -1);
  const symbolOf = createSymbols();
  const aNames = a.items.map((item) => symbolOf(identity(item, sides.a.text)));
  const bNames = b.items.map((item) => symbolOf(identity(item, sides.b.text)));

  if (!options.listOrder) {
    for (const [aKeys, bKeys] of [
      [aClasses, bClasses],
      [aNames, bNames],
    ] as const) {
      joinAlike(aKeys, bKeys, partners, taken, join);
    }
    return merged(a.items.length, b.items.length, partners, false);
  }
  for (const { same, aFrom, aTo, bFrom, bTo } of align(aClasses, bClasses)) {
    if (same) {
      for (let index = 0; index < aTo - aFrom; index += 1) join(aFrom + index, bFrom + index);
    } else if (aTo - aFrom === 1 && bTo - bFrom === 1) {
      join(aFrom, bFrom);
    } else {
      for (const part of align(aNames.slice(aFrom, aTo), bNames.slice(bFrom, bTo))) {
        if (!part.same) continue;
        for (let index = 0; index < part.aTo - part.aFrom; index += 1) join(aFrom + part.aFrom + index, bFrom + part.bFrom + index);
      }
    }
  }
  return merged(a.items.length, b.items.length, partners, false);
}

const identityKeys: ReadonlySet<string> = new Set(['id', 'uuid', 'key', 'code', 'name']);

/** What an item is recognised by where it is not wholly the same: its kind, and for an object its id. */
function identity(item: JsonNode, text: string): string {
  if (item.kind !== 'object') return item.kind === 'array' ? 'array' : 'scalar';
  const member = item.members.find(({ key, value }) => identityKeys.has(key) && (value.kind === 'string' || value.kind === 'number'));
  if (member === undefined) return 'object';
  const value = member.value.kind === 'string' ? stringValue(text, member.value) : text.slice(member.value.start, member.value.end);
  return `object ${member.key} ${value}`;
}

function joinAlike(aKeys: readonly number[], bKeys: readonly number[], partners: readonly (number | undefined)[], taken: ReadonlySet<number>, join: (a: number, b: number) => void): void {
  const waiting = new Map<number, number[]>();
  for (let place = bKeys.length - 1; place >= 0; place -= 1) {
    if (taken.has(place)) continue;
    const key = bKeys[place] ?? -1;
    const places = waiting.get(key);
    if (places === undefined) waiting.set(key, [place]);
    else places.push(place);
  }
  aKeys.forEach((key, index) => {
    if (partners[index] !== undefined) return;
    const place = waiting.get(key)?.pop();
    if (place !== undefined) join(index, place);
  });
}

/** Pairs in the order of A; what only B has stands after the child that it follows there. */
function merged(aCount: number, bCount: number, partners: readonly (number | undefined)[], orderCounts: boolean): readonly ChildPair[] {
  const paired = partners.flatMap((place, index) => (place === undefined ? [] : [{ index, place }]));
  const kept = keptOrder(paired.map(({ place }) => place));
  const moved = new Set(paired.filter((_, order) => kept[order] === false).map(({ index }) => index));
  const taken = new Set(paired.map(({ place }) => place));
  const pairs: ChildPair[] = [];
  let nextOfB = 0;
  const addOnlyB = (before: number): void => {
    for (; nextOfB < before; nextOfB += 1) if (!taken.has(nextOfB)) pairs.push({ b: nextOfB, moved: false });
  };
  for (let index = 0; index < aCount; index += 1) {
    const partner = partners[index];
    if (partner === undefined) {
      pairs.push({ a: index, moved: false });
      continue;
    }
    const isMoved = moved.has(index);
    if (!isMoved) addOnlyB(partner);
    pairs.push({ a: index, b: partner, moved: orderCounts && isMoved });
  }
  addOnlyB(bCount);
  return pairs;
}
