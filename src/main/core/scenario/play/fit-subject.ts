import { nodeAt } from '../../../../shared/json/json-pointer';
import { parseJson } from '../../../../shared/json/parse-json';

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A claim's JSON such that the event could tell of it: closed where it was closed, without assignee where it was unassigned. Every other token
 * stays as it was. `label` is put on as well, where the event is about labels.
 */
export function fitSubject(text: string, event: string, label?: string): string {
  const parsed = parseJson(text);
  if (!parsed.ok) return text;
  const { root } = parsed;
  const changes: Change[] = [];
  const put = (pointer: string, json: string): void => {
    const node = nodeAt(root, pointer);
    if (node !== undefined) changes.push({ start: node.start, end: node.end, text: json });
  };
  if (event === 'claim.closed') put('/status', '"closed"');
  if (event === 'claim.reopened' || event === 'claim.created') put('/status', '"open"');
  if (event === 'claim.unassigned') put('/assigned_to', 'null');
  const assignee = nodeAt(root, '/assigned_to');
  if (event === 'claim.assigned' && assignee?.kind === 'null') put('/assigned_to', '{"user_id":1187,"name":"Amara Okafor"}');
  const labels = nodeAt(root, '/labels');
  if (label !== undefined && labels?.kind === 'array') {
    const kept = labels.items.map((item) => text.slice(item.start, item.end));
    put('/labels', `[${[...kept, JSON.stringify(label)].join(', ')}]`);
  }
  return changes.sort((a, b) => b.start - a.start).reduce((now, { start, end, text: json }) => `${now.slice(0, start)}${json}${now.slice(end)}`, text);
}
