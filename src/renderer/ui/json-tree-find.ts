import type { JsonNode } from '../../shared/json/parse-json';
import { runToEnd } from '../../shared/json/run-to-end';
import { findInTextInSteps } from './find-in-text';
import { childAt, childCount, childrenAtOnce, type TreeView } from './json-tree-rows';

const mostMatches = 1000;

/** The values whose key or own text contains the words, without case, in order; at most 1,000. Does not recurse. */
export function findInTree(text: string, root: JsonNode, words: string): readonly JsonNode[] {
  return runToEnd(findInTreeInSteps(text, root, words));
}

const visitsAtOnce = 10_000;
const longCharacters = 256 * 1024;

/** The same, pausing now and then. */
export function* findInTreeInSteps(text: string, root: JsonNode, words: string): Generator<void, readonly JsonNode[]> {
  const wanted = words.toLowerCase();
  const matches: JsonNode[] = [];
  if (wanted === '') return matches;
  if (yield* valueMatches(text, root, wanted)) matches.push(root);
  const under: { readonly node: JsonNode; next: number }[] = [{ node: root, next: 0 }];
  let visits = 0;
  for (let frame = under.at(-1); frame !== undefined && matches.length < mostMatches; frame = under.at(-1)) {
    visits += 1;
    if (visits % visitsAtOnce === 0) yield;
    const child = childAt(frame.node, frame.next);
    if (child === undefined) {
      under.pop();
      continue;
    }
    frame.next += 1;
    const keyMatches = typeof child.label === 'string' && child.label.toLowerCase().includes(wanted);
    if (keyMatches || (yield* valueMatches(text, child.node, wanted))) matches.push(child.node);
    if (childCount(child.node) > 0) under.push({ node: child.node, next: 0 });
  }
  return matches;
}

/** The way from the root to a node: every node above it, or undefined where it is not in the tree. Does not recurse. */
export function nodesAbove(root: JsonNode, node: JsonNode): readonly JsonNode[] | undefined {
  if (node === root) return [];
  const above: JsonNode[] = [root];
  for (let at = root; at !== node; ) {
    const next = childContaining(at, node);
    if (next === undefined) return undefined;
    if (next !== node) above.push(next);
    at = next;
  }
  return above;
}

/** How a node is reached from the root: keys and places in order, or undefined where it is not in the tree. Does not recurse. */
export function pathToNode(root: JsonNode, node: JsonNode): readonly (string | number)[] | undefined {
  const above = nodesAbove(root, node);
  if (above === undefined) return undefined;
  const path: (string | number)[] = [];
  for (const [index, parent] of above.entries()) {
    const child = childAt(parent, placeOf(parent, above[index + 1] ?? node));
    if (child !== undefined) path.push(child.label);
  }
  return path;
}

/** The view with everything above a node open, and the node itself listed. */
export function withNodeShown(view: TreeView, above: readonly JsonNode[], node: JsonNode): TreeView {
  const open = new Set(view.open);
  const listed = new Map(view.listed);
  above.forEach((parent, index) => {
    open.add(parent);
    const place = placeOf(parent, above[index + 1] ?? node);
    if (place >= (listed.get(parent) ?? childrenAtOnce)) listed.set(parent, place + childrenAtOnce);
  });
  return { open, listed };
}

function* valueMatches(text: string, { kind, start, end }: JsonNode, wanted: string): Generator<void, boolean> {
  if (kind === 'object' || kind === 'array') return false;
  if (end - start <= longCharacters) return text.slice(start, end).toLowerCase().includes(wanted);
  return (yield* findInTextInSteps(text.slice(start, end), wanted)).length > 0;
}

function childContaining(parent: JsonNode, node: JsonNode): JsonNode | undefined {
  const place = placeOf(parent, node);
  return place === -1 ? undefined : childAt(parent, place)?.node;
}

function placeOf(parent: JsonNode, node: JsonNode): number {
  const count = childCount(parent);
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const child = childAt(parent, middle)?.node;
    if (child === undefined || child.start > node.start) high = middle - 1;
    else if (child.end < node.end) low = middle + 1;
    else return middle;
  }
  return -1;
}
