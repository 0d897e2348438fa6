import { decodeJsonString, type JsonNode } from '../json/parse-json';
import { meetsNumberTest } from './compare-number';
import type { QueryCondition } from './query';
import { textMatcher } from './text-pattern';

type BodyCondition = Extract<QueryCondition, { readonly kind: 'body' }>;

const wholeNumber = /^(0|[1-9][0-9]{0,9})$/;

/** A test for the JSON text of a body and its tree. Takes no recursion, so nesting costs no stack. */
export function bodyMatcher({ path, test }: BodyCondition): (text: string, root: JsonNode) => boolean {
  const isWanted = scalarTest(test);
  return (text, root) => {
    const open: { readonly node: JsonNode; readonly step: number }[] = [{ node: root, step: 0 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, step } = next;
      const name = path[step];
      if (name === undefined && test === undefined) return true;
      if (node.kind === 'array') {
        const item = name !== undefined && wholeNumber.test(name) ? node.items[Number(name)] : undefined;
        if (item !== undefined) open.push({ node: item, step: step + 1 });
        for (const each of node.items) open.push({ node: each, step });
      } else if (name === undefined) {
        if (node.kind !== 'object' && isWanted(text, node)) return true;
      } else if (node.kind === 'object') {
        for (const member of node.members) if (member.key === name) open.push({ node: member.value, step: step + 1 });
      }
    }
    return false;
  };
}

type Scalar = Exclude<JsonNode, { readonly kind: 'object' | 'array' }>;

function scalarTest(test: BodyCondition['test']): (text: string, node: Scalar) => boolean {
  if (test === undefined) return () => true;
  if (test.kind === 'text') {
    const matches = textMatcher(test.pattern);
    return (text, node) => matches(scalarText(text, node));
  }
  const { number } = test;
  return (text, node) => node.kind === 'number' && meetsNumberTest(number, text.slice(node.start, node.end));
}

/** A string as it reads; numbers, true, false and null as they are written. */
export function scalarText(text: string, node: Scalar): string {
  return node.kind === 'string' ? decodeJsonString(text, node.start, node.end) : text.slice(node.start, node.end);
}
