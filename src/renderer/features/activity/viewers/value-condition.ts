import { stringValue } from '../../../../shared/json/json-text';
import type { JsonNode } from '../../../../shared/json/parse-json';
import type { QueryCondition } from '../../../../shared/query/query';

const longestText = 200;

/** The condition of the filter that records with this value hold: its exact digits or characters; only that it is there, where it is long or holds others. */
export function valueCondition(text: string, node: JsonNode, path: readonly (string | number)[]): QueryCondition {
  const condition = { kind: 'body', path: path.map(String) } as const;
  if (node.kind === 'object' || node.kind === 'array' || node.end - node.start > longestText) return condition;
  // A pattern matches numbers as they are written, so that every digit counts.
  const piece = node.kind === 'string' ? stringValue(text, node) : text.slice(node.start, node.end);
  return { ...condition, test: { kind: 'text', pattern: { pieces: [piece] } } };
}
