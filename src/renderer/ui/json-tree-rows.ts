import { numberKeepsDigits, stringValue } from '../../shared/json/json-text';
import type { JsonNode } from '../../shared/json/parse-json';
import { pointerOf } from '../../shared/json/json-pointer';

/** Children of one node that are listed at first, and each time more are asked for. */
export const childrenAtOnce = 200;

/** What the user opened: nodes by identity, since a key can be written twice, and how many children of a long one are listed. */
export interface TreeView {
  readonly open: ReadonlySet<JsonNode>;
  readonly listed: ReadonlyMap<JsonNode, number>;
}

/** A value in the tree. `label` is its key or its index, undefined for a value that is the whole text. */
export interface ValueRow {
  readonly kind: 'value';
  readonly node: JsonNode;
  readonly label: string | number | undefined;
  /** From 1. */
  readonly level: number;
  /** From 1, among `siblings`. */
  readonly place: number;
  readonly siblings: number;
  readonly parent: ValueRow | undefined;
}

/** The line under a long node that lists more of it. */
export interface MoreRow {
  readonly kind: 'more';
  readonly node: JsonNode;
  readonly level: number;
  readonly listed: number;
  readonly total: number;
  readonly parent: ValueRow | undefined;
}

export type TreeRow = ValueRow | MoreRow;

/** How many members or items a value has; 0 for everything that cannot be opened. */
export function childCount(node: JsonNode): number {
  if (node.kind === 'object') return node.members.length;
  return node.kind === 'array' ? node.items.length : 0;
}

/** The child at an index with its key or index; undefined where there is none. */
export function childAt(node: JsonNode, index: number): { readonly label: string | number; readonly node: JsonNode } | undefined {
  if (node.kind === 'object') {
    const member = node.members[index];
    return member === undefined ? undefined : { label: member.key, node: member.value };
  }
  const item = node.kind === 'array' ? node.items[index] : undefined;
  return item === undefined ? undefined : { label: index, node: item };
}

/** The tree as first shown: the values right under the root are open. */
export function firstView(root: JsonNode): TreeView {
  const open = new Set<JsonNode>([root]);
  const count = Math.min(childCount(root), childrenAtOnce);
  for (let index = 0; index < count; index += 1) {
    const child = childAt(root, index);
    if (child !== undefined && childCount(child.node) > 0 && childCount(child.node) <= childrenAtOnce) open.add(child.node);
  }
  return { open, listed: new Map() };
}

/** The rows of a tree in order. The root's braces are no row: its members stand at level 1. Does not recurse. */
export function treeRows(root: JsonNode, view: TreeView): readonly TreeRow[] {
  if (childCount(root) === 0) return [{ kind: 'value', node: root, label: undefined, level: 1, place: 1, siblings: 1, parent: undefined }];
  const rows: TreeRow[] = [];
  const under: { readonly node: JsonNode; readonly row: ValueRow | undefined; next: number }[] = [{ node: root, row: undefined, next: 0 }];
  for (let frame = under.at(-1); frame !== undefined; frame = under.at(-1)) {
    const total = childCount(frame.node);
    const listed = Math.min(total, view.listed.get(frame.node) ?? childrenAtOnce);
    const level = under.length;
    const child = frame.next < listed ? childAt(frame.node, frame.next) : undefined;
    if (child === undefined) {
      if (listed < total) rows.push({ kind: 'more', node: frame.node, level, listed, total, parent: frame.row });
      under.pop();
      continue;
    }
    frame.next += 1;
    const row: ValueRow = { kind: 'value', node: child.node, label: child.label, level, place: frame.next, siblings: total, parent: frame.row };
    rows.push(row);
    if (childCount(child.node) > 0 && view.open.has(child.node)) under.push({ node: child.node, row, next: 0 });
  }
  return rows;
}

/** The JSON pointer of a row. */
export function rowPointer(row: ValueRow): string {
  const path: (string | number)[] = [];
  for (let at: ValueRow | undefined = row; at !== undefined; at = at.parent) {
    if (at.label !== undefined) path.push(at.label);
  }
  return pointerOf(path.reverse());
}

/** What Enter copies: the characters of a string, the exact text of everything else. */
export function copyText(text: string, node: JsonNode): string {
  return node.kind === 'string' ? stringValue(text, node) : text.slice(node.start, node.end);
}

/** Whether a parser that reads numbers as doubles would change this one. */
export function digitsAtRisk(text: string, node: JsonNode): boolean {
  return node.kind === 'number' && !numberKeepsDigits(text.slice(node.start, node.end));
}

const peekCharacters = 160;
const peekValueCharacters = 60;

/** What a closed node holds, in one bounded line. */
export function peek(text: string, node: JsonNode): string {
  const isObject = node.kind === 'object';
  const parts: string[] = [];
  let used = 0;
  for (let index = 0; index < childCount(node) && used < peekCharacters; index += 1) {
    const child = childAt(node, index);
    if (child === undefined) break;
    const value = peekValue(text, child.node);
    const part = isObject ? `${cut(String(child.label), peekValueCharacters)}: ${value}` : value;
    parts.push(part);
    used += part.length + 2;
  }
  if (parts.length < childCount(node)) parts.push('…');
  return isObject ? `{${parts.join(', ')}}` : `[${parts.join(', ')}]`;
}

function peekValue(text: string, node: JsonNode): string {
  if (node.kind === 'object') return node.members.length === 0 ? '{}' : '{…}';
  if (node.kind === 'array') return node.items.length === 0 ? '[]' : '[…]';
  return cut(text.slice(node.start, Math.min(node.end, node.start + peekValueCharacters + 1)), peekValueCharacters);
}

function cut(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters)}…` : text;
}
