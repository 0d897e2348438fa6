import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { scanJson } from '../../../../shared/json/scan-json';
import { isNodeLike, scalarText } from './mapping';
import { fillIn, isOneName, type Names } from './template';
import type { ProblemList } from './source';

/**
 * The JSON text of a YAML value, names filled in. Numbers keep every digit as written; `${name}` alone is a number where its value is one.
 * Undefined where something cannot be JSON, which is told.
 */
export function jsonOf(node: Node, problems: ProblemList, names: Names): string | undefined {
  if (isMap(node)) {
    const members = node.items.map(({ key, value }) => {
      if (!isScalar(key)) {
        problems.addAt(node, 'This key is not a word', 'a word, then a colon');
        return undefined;
      }
      const name = filled(key, scalarText(key), problems, names);
      const json = isNodeLike(value) ? jsonOf(value, problems, names) : 'null';
      return name === undefined || json === undefined ? undefined : `${JSON.stringify(name)}:${json}`;
    });
    return members.includes(undefined) ? undefined : `{${members.join(',')}}`;
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => (isNodeLike(item) ? jsonOf(item, problems, names) : 'null'));
    return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
  }
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'number') {
    const written = node.source ?? String(node.value);
    if (isJsonNumber(written)) return written;
    if (Number.isFinite(node.value)) return String(node.value);
    problems.addAt(node, `${written} is no number of JSON`, 'a number in digits, or a text in quotes');
    return undefined;
  }
  if (typeof node.value !== 'string') return JSON.stringify(node.value ?? null);
  const text = filled(node, node.value, problems, names);
  if (text === undefined) return undefined;
  return isOneName(node.value) && isJsonNumber(text) ? text : JSON.stringify(text);
}

function filled(node: Node, text: string, problems: ProblemList, names: Names): string | undefined {
  const result = fillIn(text, names);
  if (result.ok) return result.text;
  problems.addAt(node, `\${${result.name}} has no value`, 'a parameter of this scenario');
  return undefined;
}

function isJsonNumber(text: string): boolean {
  return /^-?\d/.test(text) && scanJson(text, () => undefined) === undefined;
}
