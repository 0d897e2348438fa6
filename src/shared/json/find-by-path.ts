import type { JsonPathStep } from './json-path';
import type { JsonNode } from './parse-json';

/** A value that a path leads to. */
export interface PathMatch {
  readonly node: JsonNode;
  /** How it is reached from the root: names and places, of which only the last 200 where there are more. */
  readonly path: readonly (string | number)[];
  /** True where the path is cut at its beginning. */
  readonly cut: boolean;
}

/** What a path finds, in the order of the text; `more` where there are further ones past the limit. */
export interface PathMatches {
  readonly matches: readonly PathMatch[];
  readonly more: boolean;
}

interface Reached {
  readonly node: JsonNode;
  readonly label: string | number | undefined;
  readonly parent: Reached | undefined;
}

const visitsAtOnce = 20_000;

/**
 * Finds the values that a path leads to, repeated keys each. Yields between stretches of work, so that a caller can pause; `runToEnd` does not.
 * Follows at most `limit` values a step. Does not recurse.
 */
export function* findByPath(root: JsonNode, steps: readonly JsonPathStep[], limit: number): Generator<void, PathMatches> {
  let reached: readonly Reached[] = [{ node: root, label: undefined, parent: undefined }];
  let more = false;
  let visits = 0;
  for (const step of steps) {
    const next = new Map<JsonNode, Reached>();
    for (const from of reached) {
      const waiting: Reached[] = [from];
      for (let at = waiting.pop(); at !== undefined && next.size <= limit; at = waiting.pop()) {
        visits += 1;
        if (visits % visitsAtOnce === 0) yield;
        for (const child of childrenThat(step, at)) if (!next.has(child.node)) next.set(child.node, child);
        if (step.deep) for (const child of children(at)) if (child.node.kind === 'object' || child.node.kind === 'array') waiting.push(child);
      }
    }
    more ||= next.size > limit;
    reached = [...next.values()].slice(0, limit);
  }
  return { matches: reached.toSorted((a, b) => a.node.start - b.node.start || b.node.end - a.node.end).map(matchOf), more };
}

function* children(parent: Reached): Generator<Reached> {
  const { node } = parent;
  if (node.kind === 'object') for (const member of node.members) yield { node: member.value, label: member.key, parent };
  if (node.kind === 'array') for (const [index, item] of node.items.entries()) yield { node: item, label: index, parent };
}

function* childrenThat(step: JsonPathStep, parent: Reached): Generator<Reached> {
  const { node } = parent;
  if (step.kind === 'index') {
    if (node.kind !== 'array') return;
    const index = step.index < 0 ? node.items.length + step.index : step.index;
    const item = node.items[index];
    if (item !== undefined) yield { node: item, label: index, parent };
    return;
  }
  if (step.kind === 'every') {
    yield* children(parent);
    return;
  }
  if (node.kind === 'object') for (const member of node.members) if (member.key === step.name) yield { node: member.value, label: member.key, parent };
}

// A hostile text can reach a thousand values at a depth of a hundred thousand.
const toldSteps = 200;

function matchOf(reached: Reached): PathMatch {
  const path: (string | number)[] = [];
  let at: Reached | undefined = reached;
  for (; at?.label !== undefined && path.length < toldSteps; at = at.parent) path.push(at.label);
  return { node: reached.node, path: path.reverse(), cut: at?.label !== undefined };
}
