import { nodeAt, pathOf, pointerOf } from '../../../shared/json/json-pointer';
import { parseJson, type JsonObject } from '../../../shared/json/parse-json';

/**
 * Puts `valueText` at a JSON pointer: in place of the value there, or as a new last member of the object that should hold it.
 * Nothing else changes. Text that is not JSON, or has no such object, comes back as it is.
 */
export function withValueAt(text: string, pointer: string, valueText: string): string {
  const parsed = parseJson(text);
  if (!parsed.ok) return text;
  const node = nodeAt(parsed.root, pointer);
  if (node !== undefined) return text.slice(0, node.start) + valueText + text.slice(node.end);
  const path = pathOf(pointer);
  const key = path?.at(-1);
  if (path === undefined || key === undefined) return text;
  const parent = nodeAt(parsed.root, pointerOf(path.slice(0, -1)));
  return parent?.kind === 'object' ? withMember(text, parent, key, valueText) : text;
}

function withMember(text: string, object: JsonObject, key: string, valueText: string): string {
  const member = `${JSON.stringify(key)}: ${valueText}`;
  const last = object.members.at(-1);
  if (last === undefined) return `${text.slice(0, object.start + 1)}${member}${text.slice(object.end - 1)}`;
  // White space before the last key is the indent that the writer chose.
  const before = text.slice(0, last.keyStart);
  const indent = before.slice(before.trimEnd().length);
  return `${text.slice(0, last.value.end)},${indent === '' ? ' ' : indent}${member}${text.slice(last.value.end)}`;
}
