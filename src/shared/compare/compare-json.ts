import { decimalOf } from '../json/json-text';
import type { JsonNode } from '../json/parse-json';
import type { Finding } from './compare-headers';
import type { CompareOptions } from './compare-options';
import type { IgnoreList, IgnoreState } from './ignore-list';
import { pairItems, pairMembers, type ChildPair } from './pair-children';
import { createSymbols } from './symbols';
import { classify, type JsonSide } from './value-classes';

/** What is worth knowing of two numbers that differ: they are one decimal value in two spellings, or one double although their digits differ. */
export type NumberNote = 'same-value' | 'same-double';

/** A value of one side, and its place among the children of its parent. */
export interface JsonPlace {
  readonly node: JsonNode;
  readonly index: number;
}

/** A value of A beside its like in B; at least one is there. An object or list that only one side has, or that is ignored, is one row. */
export interface JsonRow {
  readonly finding: Finding;
  /** The row of the object or list that this stands in; -1 for the whole value. */
  readonly parent: number;
  readonly depth: number;
  /** The key, or the place in the list (that of A where it is there); '' for the whole value. */
  readonly step: string | number;
  readonly a?: JsonPlace;
  readonly b?: JsonPlace;
  readonly note?: NumberNote;
}

/** Two JSON values beside each other, in the order of A, parents before children. */
export interface JsonComparison {
  readonly rows: readonly JsonRow[];
  /** Scalar values and empty lists and objects that are the same, also where they have no row. */
  readonly sameCount: number;
}

interface Task {
  readonly parent: number;
  readonly depth: number;
  readonly step: string | number;
  readonly state: IgnoreState | undefined;
  readonly moved: boolean;
  readonly a: JsonPlace | undefined;
  readonly b: JsonPlace | undefined;
}

/**
 * Compares two JSON values by structure: members by key, items aligned, numbers by their digits, strings by their characters.
 * `keepSame`: values that are the same have rows too. Does not recurse; takes time by the size of both. Never throws.
 */
export function compareJson(a: JsonSide, b: JsonSide, options: CompareOptions, ignore: IgnoreList, keepSame: boolean): JsonComparison {
  const symbolOf = createSymbols();
  const classes = { a: classify(a, options, ignore, symbolOf), b: classify(b, options, ignore, symbolOf) };
  const rows: JsonRow[] = [];
  let sameCount = 0;
  const tasks: Task[] = [{ parent: -1, depth: 0, step: '', state: ignore.start, moved: false, a: { node: a.root, index: 0 }, b: { node: b.root, index: 0 } }];

  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { state, moved } = task;
    const nodeA = task.a?.node;
    const nodeB = task.b?.node;
    const isSame = nodeA !== undefined && nodeB !== undefined && classes.a.exact.get(nodeA) === classes.b.exact.get(nodeB);
    const entry = (isSame && !moved) || state === undefined ? undefined : ignore.pathEntry(state);
    if (entry !== undefined) ignore.count(entry);
    if (isSame && !moved && !keepSame) {
      sameCount += leavesOf(nodeA);
      continue;
    }
    const pairs = nodeA === undefined || nodeB === undefined || entry !== undefined ? undefined : childPairs(nodeA, nodeB);
    const isLeaf = pairs === undefined || pairs.length === 0;
    const finding: Finding = entry !== undefined ? 'ignored' : nodeA === undefined ? 'only-b' : nodeB === undefined ? 'only-a' : isLeaf && !isSame ? 'changed' : moved ? 'moved' : 'same';
    if (isLeaf && finding === 'same') sameCount += 1;
    const note = finding === 'changed' && nodeA?.kind === 'number' && nodeB?.kind === 'number' ? numberNote(a.text.slice(nodeA.start, nodeA.end), b.text.slice(nodeB.start, nodeB.end)) : undefined;
    rows.push({
      finding,
      parent: task.parent,
      depth: task.depth,
      step: task.step,
      ...(task.a === undefined ? {} : { a: task.a }),
      ...(task.b === undefined ? {} : { b: task.b }),
      ...(note === undefined ? {} : { note }),
    });
    if (pairs === undefined || nodeA === undefined || nodeB === undefined) continue;
    const parent = rows.length - 1;
    for (const pair of pairs.toReversed()) tasks.push(childTask(nodeA, nodeB, pair, parent, task.depth + 1, state, ignore));
  }
  return { rows, sameCount };

  function childPairs(one: JsonNode, other: JsonNode): readonly ChildPair[] | undefined {
    if (one.kind === 'object' && other.kind === 'object') return pairMembers(one, other, options);
    if (one.kind === 'array' && other.kind === 'array') return pairItems(one, other, { a, b }, classes, options);
    return undefined;
  }
}

/** How a row is reached: keys and places in lists, from the whole value down. */
export function pathOfRow(rows: readonly JsonRow[], row: JsonRow): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at: JsonRow | undefined = row; at !== undefined && at.parent !== -1; at = rows[at.parent]) steps.push(at.step);
  return steps.reverse();
}

function childTask(nodeA: JsonNode, nodeB: JsonNode, pair: ChildPair, parent: number, depth: number, state: IgnoreState | undefined, ignore: IgnoreList): Task {
  const a = childAt(nodeA, pair.a);
  const b = childAt(nodeB, pair.b);
  const step = a?.step ?? b?.step ?? '';
  return { parent, depth, step, state: state === undefined ? undefined : ignore.step(state, step), moved: pair.moved, a: a?.place, b: b?.place };
}

function childAt(node: JsonNode, index: number | undefined): { readonly place: JsonPlace; readonly step: string | number } | undefined {
  if (index === undefined) return undefined;
  if (node.kind === 'object') {
    const member = node.members[index];
    return member === undefined ? undefined : { place: { node: member.value, index }, step: member.key };
  }
  const item = node.kind === 'array' ? node.items[index] : undefined;
  return item === undefined ? undefined : { place: { node: item, index }, step: index };
}

function numberNote(one: string, other: string): NumberNote | undefined {
  if (decimalOf(one) === decimalOf(other)) return 'same-value';
  return Number(one) === Number(other) ? 'same-double' : undefined;
}

function leavesOf(node: JsonNode): number {
  let leaves = 0;
  const waiting: JsonNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const children = next.kind === 'object' ? next.members.map(({ value }) => value) : next.kind === 'array' ? next.items : [];
    if (children.length === 0) leaves += 1;
    for (const child of children) waiting.push(child);
  }
  return leaves;
}
