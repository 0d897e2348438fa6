import { isScalar, isSeq, parseDocument } from 'yaml';
import { stepsOf, wholeText, yamlOf, type Deed } from './recorder';

/** The text of a scenario with further steps and how many they are, or why they cannot be added, in one plain sentence. */
export type Appended = { readonly ok: true; readonly text: string; readonly steps: number } | { readonly ok: false; readonly message: string };

/** A new scenario that does the same again. */
export function newText(name: string, deeds: readonly Deed[]): Extract<Appended, { ok: true }> {
  const steps = stepsOf(deeds, false, () => false);
  return { ok: true, text: wholeText(name, steps), steps: steps.length };
}

/** Adds deeds at the end of the steps of a scenario. Nothing else of its text changes: no comment, no space, no order. */
export function appendSteps(text: string, deeds: readonly Deed[]): Appended {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  const list: unknown = document.errors.length > 0 ? undefined : document.get('steps', true);
  const first = isSeq(list) ? list.items[0] : undefined;
  const start = rangeOf(first)?.[0];
  const end = isSeq(list) ? rangeOf(list.items.at(-1))?.[1] : undefined;
  if (!isSeq(list) || list.flow === true || start === undefined || end === undefined) {
    return { ok: false, message: 'Its steps are not written as a list, one below the other, so none can be added at the end.' };
  }
  const dash = text.lastIndexOf('-', start);
  const indent = dash - (text.lastIndexOf('\n', dash) + 1);
  const steps = stepsOf(deeds, false, (name) => text.includes(name));
  const lines = yamlOf(steps)
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
    .join('\n');
  const at = endOfLine(text, end);
  const before = text.slice(0, at);
  return { ok: true, text: `${before}${before.endsWith('\n') ? '' : '\n'}${lines}${text.slice(at)}`, steps: steps.length };
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return isScalar(node) || isNodeWithRange(node) ? (node.range ?? undefined) : undefined;
}

function isNodeWithRange(node: unknown): node is { readonly range?: readonly [number, number, number] | null } {
  return typeof node === 'object' && node !== null && 'range' in node;
}

/** The beginning of the line after a place, or the end of the text. */
function endOfLine(text: string, place: number): number {
  if (place > 0 && text[place - 1] === '\n') return place;
  const next = text.indexOf('\n', place);
  return next < 0 ? text.length : next + 1;
}
