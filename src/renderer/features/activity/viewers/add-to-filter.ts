import type { JsonNode } from '../../../../shared/json/parse-json';
import { conditionText } from '../../../../shared/query/query-text';
import { pathToNode } from '../../../ui/json-tree-find';
import { activity } from '../activity';
import { valueCondition } from './value-condition';

/** Narrows the stream to records whose body has this value at its place, on top of what the filter says. */
export function addToFilter(text: string, root: JsonNode, node: JsonNode): void {
  const path = pathToNode(root, node);
  if (path === undefined || path.length === 0) return;
  const { filter, typed } = activity.getState();
  const condition = conditionText(valueCondition(text, node, path));
  activity.apply({ ...filter, query: typed.trim() === '' ? condition : `${typed.trim()} ${condition}` });
}
