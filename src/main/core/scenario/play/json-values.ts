import { compactJson } from '../../../../shared/json/compact-json';
import { stringValue } from '../../../../shared/json/json-text';
import { parseJson, type JsonNode } from '../../../../shared/json/parse-json';
import { compareNumber } from '../../../../shared/query/compare-number';

/** Deeper values are compared as they are written, so that hostile nesting costs no stack. */
const deepest = 200;

/** The values at a path from the root: an array on the way stands for each of its items, and a whole number is also a place in it. */
export function valuesAt(root: JsonNode, path: readonly string[]): readonly JsonNode[] {
  let nodes: readonly JsonNode[] = [root];
  for (const name of path) nodes = nodes.flatMap((node) => stepInto(node, name));
  return nodes;
}

function stepInto(node: JsonNode, name: string): readonly JsonNode[] {
  if (node.kind === 'object') {
    const found = node.members.findLast(({ key }) => key === name);
    return found === undefined ? [] : [found.value];
  }
  if (node.kind !== 'array') return [];
  const place = /^\d{1,9}$/.test(name) ? node.items[Number(name)] : undefined;
  return [...(place === undefined ? [] : [place]), ...node.items.flatMap((item) => (item.kind === 'object' ? stepInto(item, name) : []))];
}

/** True where two JSON values are the same: numbers digit by digit (`1.0` is `1`), objects whatever the order of their keys. */
export function sameJson(one: string, a: JsonNode, other: string, b: JsonNode, depth = 0): boolean {
  if (a.kind !== b.kind) return false;
  if (depth > deepest) return one.slice(a.start, a.end) === other.slice(b.start, b.end);
  if (a.kind === 'number' && b.kind === 'number') return compareNumber(one.slice(a.start, a.end), other.slice(b.start, b.end)) === 0;
  if (a.kind === 'string' && b.kind === 'string') return stringValue(one, a) === stringValue(other, b);
  if (a.kind === 'array' && b.kind === 'array') {
    return a.items.length === b.items.length && a.items.every((item, index) => {
      const match = b.items[index];
      return match !== undefined && sameJson(one, item, other, match, depth + 1);
    });
  }
  if (a.kind === 'object' && b.kind === 'object') {
    const left = new Map(a.members.map(({ key, value }) => [key, value]));
    const right = new Map(b.members.map(({ key, value }) => [key, value]));
    return left.size === right.size && [...left].every(([key, value]) => {
      const match = right.get(key);
      return match !== undefined && sameJson(one, value, other, match, depth + 1);
    });
  }
  return true;
}

/** The JSON without white space, to show and to compare as written. */
export function compactAt(text: string, node: JsonNode): string {
  const compact = compactJson(text.slice(node.start, node.end));
  return compact.ok ? compact.text : text.slice(node.start, node.end);
}

/** The root of a body, or undefined where it is no JSON. */
export function rootOf(body: string): JsonNode | undefined {
  const parsed = parseJson(body);
  return parsed.ok ? parsed.root : undefined;
}
