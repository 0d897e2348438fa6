import { decimalOf, stringValue } from '../json/json-text';
import type { JsonNode } from '../json/parse-json';
import type { CompareOptions } from './compare-options';
import type { IgnoreList, IgnoreState } from './ignore-list';

/** A JSON text and its tree. */
export interface JsonSide {
  readonly text: string;
  readonly root: JsonNode;
}

/**
 * Values that are the same under some options have the same number. `exact` counts what is ignored too; `loose` leaves it out, so that
 * the items of a list can be recognised whatever their ids and times are.
 */
export interface ValueClasses {
  readonly exact: ReadonlyMap<JsonNode, number>;
  readonly loose: ReadonlyMap<JsonNode, number>;
}

interface Open {
  readonly node: JsonNode;
  readonly state: IgnoreState | undefined;
  next: number;
  readonly exact: number[];
  /** A child that is ignored has none. */
  readonly loose: (number | undefined)[];
}

/** Numbers every value of a tree. Sides to be compared share `symbolOf`. Does not recurse. */
export function classify({ text, root }: JsonSide, options: CompareOptions, ignore: IgnoreList, symbolOf: (text: string) => number): ValueClasses {
  const exact = new Map<JsonNode, number>();
  const loose = ignore.start === undefined ? exact : new Map<JsonNode, number>();
  const open: Open[] = [{ node: root, state: ignore.start, next: 0, exact: [], loose: [] }];

  const close = (top: Open, exactClass: number, looseClass: number): void => {
    exact.set(top.node, exactClass);
    if (loose !== exact) loose.set(top.node, looseClass);
    open.pop();
    const parent = open.at(-1);
    if (parent === undefined) return;
    parent.exact.push(exactClass);
    parent.loose.push(top.state !== undefined && ignore.pathEntry(top.state) !== undefined ? undefined : looseClass);
  };

  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const { node, state } = top;
    if (node.kind !== 'object' && node.kind !== 'array') {
      const symbol = symbolOf(leafKey(text, node, options));
      close(top, symbol, symbol);
      continue;
    }
    const count = node.kind === 'object' ? node.members.length : node.items.length;
    if (top.next < count) {
      const index = top.next;
      const child = node.kind === 'object' ? node.members[index]?.value : node.items[index];
      const key = node.kind === 'object' ? (node.members[index]?.key ?? '') : index;
      top.next += 1;
      if (child !== undefined) open.push({ node: child, state: state === undefined ? undefined : ignore.step(state, key), next: 0, exact: [], loose: [] });
      continue;
    }
    const keyOf = (classes: readonly (number | undefined)[]): number => symbolOf(node.kind === 'object' ? objectKey(node.members.map(({ key }) => symbolOf(`k${key}`)), classes, options) : arrayKey(classes, options));
    const exactClass = keyOf(top.exact);
    close(top, exactClass, loose === exact ? exactClass : keyOf(top.loose));
  }
  return { exact, loose };
}

function leafKey(text: string, node: JsonNode, options: CompareOptions): string {
  switch (node.kind) {
    case 'string':
      return `s${stringValue(text, node)}`;
    case 'number': {
      const literal = text.slice(node.start, node.end);
      return `n${options.numberSpelling ? literal : decimalOf(literal)}`;
    }
    default:
      return `w${node.kind}`;
  }
}

function objectKey(keys: readonly number[], classes: readonly (number | undefined)[], options: CompareOptions): string {
  const members = keys.flatMap((key, index) => {
    const value = classes[index];
    return value === undefined ? [] : [{ key, value }];
  });
  // Sorting keeps the order of equal keys, which decides what a receiver reads.
  if (!options.keyOrder) members.sort((one, other) => one.key - other.key);
  return `{${members.map(({ key, value }) => `${key}:${value}`).join(',')}`;
}

function arrayKey(classes: readonly (number | undefined)[], options: CompareOptions): string {
  const items = classes.filter((item) => item !== undefined);
  if (!options.listOrder) items.sort((one, other) => one - other);
  return `[${items.join(',')}`;
}
