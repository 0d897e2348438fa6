import type { ComposeCheck, ComposeVerdict } from '../../../shared/contract/contract';
import { nodeAt, pathOf, pointerOf } from '../../../shared/json/json-pointer';
import { parseJson, type JsonNode } from '../../../shared/json/parse-json';
import type { EditorNote } from '../../ui/code-editor-notes';

/** Main's verdict on a text as notes in that text. `fix` is told which check's fix was asked for. */
export function subjectNotes(text: string, verdict: ComposeVerdict, fix: (check: ComposeCheck) => void): readonly EditorNote[] {
  if (verdict.problem !== undefined) {
    const { message, offset } = verdict.problem;
    return [{ from: offset, to: offset + 1, tone: 'fail', title: message }];
  }
  const told = verdict.checks.filter(({ state }) => state === 'warn' || state === 'fail');
  if (told.length === 0) return [];
  const parsed = parseJson(text);
  if (!parsed.ok) return [];
  return told.map((check) => noteOf(check, parsed.root, fix));
}

/** How many checks warn or fail, as the foot of the editor says it; undefined where all is well. */
export function verdictCount(verdict: ComposeVerdict): { readonly tone: 'warn' | 'fail'; readonly text: string } | undefined {
  if (!verdict.sendable) return { tone: 'fail', text: 'Not sendable' };
  const fails = verdict.checks.filter(({ state }) => state === 'fail').length;
  const warnings = verdict.checks.filter(({ state }) => state === 'warn').length;
  const parts = [counted(fails, 'problem'), counted(warnings, 'warning')].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : { tone: fails > 0 ? 'fail' : 'warn', text: parts.join(', ') };
}

function counted(count: number, noun: string): string | undefined {
  return count === 0 ? undefined : `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function noteOf(check: ComposeCheck, root: JsonNode, fix: (check: ComposeCheck) => void): EditorNote {
  const place = nearestNode(root, check.pointer ?? '');
  const why = check.why ?? (check.expected === undefined ? undefined : `Expected ${check.expected}.`);
  return {
    from: place.start,
    to: place.kind === 'object' || place.kind === 'array' ? place.start + 1 : place.end,
    tone: check.state === 'fail' ? 'fail' : 'warn',
    title: /[.?!]$/.test(check.title) ? check.title : `${check.title}.`,
    ...(why === undefined ? {} : { text: why }),
    ...(check.fix === undefined ? {} : { fix: { label: check.fix.label, run: () => fix(check) } }),
  };
}

/** The value at a pointer, or the nearest one around it: what is missing is told at what should hold it. */
function nearestNode(root: JsonNode, pointer: string): JsonNode {
  const path = pathOf(pointer) ?? [];
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(root, pointerOf(path.slice(0, length)));
    if (node !== undefined) return node;
  }
  return root;
}
