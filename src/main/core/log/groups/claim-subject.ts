import type { JsonNode } from '../../../../shared/json/parse-json';
import { scalarText } from '../../../../shared/query/body-matcher';
import type { RecordFacts } from '../search/record-facts';

/** What a record is about: its id, written as in the body, and what people call it, where the body says so. */
export interface ClaimSubject {
  readonly kind: 'claim' | 'contact';
  readonly id: string;
  readonly label: string | null;
}

/** The kinds in the order in which they count: an event about a claim names its contact too. */
export const subjectKinds = ['claim', 'contact'] as const;

/** A longer id is not taken for one. In UTF-16 units. */
export const longestSubjectId = 200;

const labelFields = { claim: ['reference', 'number'], contact: ['name'] } as const;
const longestLabel = 120;

/** Which claim or contact the bodies of a record name: a string or a number that is not empty. Where there are several, the last one, as most readers of JSON have it. */
export function subjectOf(record: RecordFacts): ClaimSubject | undefined {
  const { subject } = record;
  for (const kind of subjectKinds) {
    const found: { readonly text: string; readonly node: JsonNode }[] = record.bodies.flatMap(({ text, root }) => (root === undefined ? [] : under(root, kind).map((node) => ({ text, node }))));
    if (record.bodies.length === 0 && subject?.name === kind && subject.body.root !== undefined) found.push({ text: subject.body.text, node: subject.body.root });
    const id = found.flatMap(({ text, node }) => under(node, 'id').flatMap((each) => textIn(text, each))).at(-1);
    if (id === undefined) continue;
    const label = labelFields[kind].flatMap((field) => found.flatMap(({ text, node }) => under(node, field).flatMap((each) => textIn(text, each)))).at(0);
    return { kind, id, label: label === undefined ? null : label.slice(0, longestLabel) };
  }
  return undefined;
}

/** The values of this name, in the order of the text; an array stands for its items, as in queries. Takes no recursion. */
function under(from: JsonNode, name: string): readonly JsonNode[] {
  const found: JsonNode[] = [];
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'array') open.push(...node.items.toReversed());
    else if (node.kind === 'object') for (const member of node.members) if (member.key === name) found.push(member.value);
  }
  return found;
}

/** A string or a number as text; an array stands for its items. */
function textIn(text: string, from: JsonNode): readonly string[] {
  const found: string[] = [];
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'array') open.push(...node.items.toReversed());
    else if (node.kind === 'string' || node.kind === 'number') {
      const value = scalarText(text, node);
      if (value !== '' && value.length <= longestSubjectId) found.push(value);
    }
  }
  return found;
}
