import { nodeAt } from '../../../shared/json/json-pointer';
import { stringValue } from '../../../shared/json/json-text';
import { parseJson, type JsonNode } from '../../../shared/json/parse-json';

const longestIdUnits = 60;

/** The claim or contact that a body is about, by its id, such as "claim 4211"; '' where that cannot be told. */
export function subjectOf(text: string): string {
  const parsed = parseJson(text);
  if (!parsed.ok) return '';
  for (const kind of ['claim', 'contact']) {
    const id = nodeAt(parsed.root, `/${kind}/id`);
    if (id !== undefined) return `${kind} ${scalarText(text, id)}`;
  }
  return '';
}

function scalarText(text: string, node: JsonNode): string {
  const whole = node.kind === 'string' ? stringValue(text, node) : text.slice(node.start, node.end);
  return whole.length <= longestIdUnits ? whole : `${whole.slice(0, longestIdUnits)}…`;
}
