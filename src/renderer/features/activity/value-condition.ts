import { stringValue } from '../../../shared/json/json-text';
import type { JsonNode } from '../../../shared/json/parse-json';
import type { QueryCondition } from '../../../shared/query/query';
import { pathToNode } from '../../ui/json-tree-find';

/** Longer texts are looked for by their beginning. */
const mostCharacters = 200;

/**
 * The condition that finds records with this value at its place in the body: an element of an array in any place of it, an object or an array by
 * being there. Undefined for the root, which has no name, and for a path that is too long to read.
 */
export function valueCondition(text: string, root: JsonNode, node: JsonNode): QueryCondition | undefined {
  const path = (pathToNode(root, node) ?? []).filter((step) => typeof step === 'string');
  if (path.length === 0 || path.join('.').length > mostCharacters) return undefined;
  if (node.kind === 'object' || node.kind === 'array') return { kind: 'body', path };
  const value = node.kind === 'string' ? stringValue(text, node) : text.slice(node.start, node.end);
  return { kind: 'body', path, test: { kind: 'text', pattern: { pieces: value.length > mostCharacters ? [value.slice(0, mostCharacters), ''] : [value] } } };
}
