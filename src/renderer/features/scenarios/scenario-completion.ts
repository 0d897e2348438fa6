import type { EditorCompletion, EditorCompletions } from '../../ui/code-editor-completion';
import { snapshotStore } from '../../host/snapshot-store';
import { actionWords, headKeys, stepKinds, type KeyWords } from './scenario-keys';

/** What could stand at an offset of a scenario's text: keys with what they mean, and values that are known. */
export function completeScenario(text: string, offset: number): EditorCompletions | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  const value = /^\s*(?:- )?(\w+):\s+(.*)$/.exec(line);
  if (value !== null) return valuesOf(value[1] ?? '', value[2] ?? '', offset);
  const key = /^(\s*)(- ?)?(\w*)$/.exec(line);
  if (key === null) return undefined;
  const [, indent = '', dash, typed = ''] = key;
  const from = offset - typed.length;
  if (dash !== undefined) return { from, options: stepKinds.map(({ kind, means }) => ({ label: kind, detail: means, insert: `${dash.endsWith(' ') ? '' : ' '}${kind}: ` })) };
  if (indent === '') return { from, options: keyOptions(headKeys, keysWritten(text, 0, text.length, '')) };
  const step = stepAround(text, lineStart, indent.length);
  const kind = stepKinds.find((candidate) => candidate.kind === step?.kind);
  if (step === undefined || kind === undefined) return undefined;
  return { from, options: keyOptions(kind.keys, keysWritten(text, step.from, offset, indent)) };
}

function valuesOf(key: string, typed: string, offset: number): EditorCompletions | undefined {
  const from = offset - typed.length;
  const plain = (words: readonly string[]): EditorCompletions => ({ from, options: words.map((label) => ({ label })) });
  const state = snapshotStore.getState();
  if (!state.loaded) return undefined;
  switch (key) {
    case 'do':
      return plain(actionWords);
    case 'send':
    case 'burst':
    case 'event':
      return plain(state.catalog.map(({ name }) => name));
    case 'to':
      return plain(state.workspace.performers.flatMap(({ performedBy }) => (performedBy.kind === 'user' ? [performedBy.name] : [])));
    case 'as':
      return plain(state.workspace.performers.map(({ performedBy }) => (performedBy.kind === 'user' ? `{ user: ${performedBy.name} }` : `{ token: ${performedBy.name} }`)));
    case 'among':
      return plain(['captured', 'passed on', 'deliveries']);
    case 'until':
      return plain(['end']);
    case 'since':
      return plain(['start', 'last step']);
    case 'at':
      return plain(['once', 'in turn']);
    case 'expect':
      return typed === '' ? plain(['nothing unexpected', ...state.catalog.map(({ name }) => `event:${name}`)]) : undefined;
    default:
      return undefined;
  }
}

function keyOptions(keys: KeyWords, written: ReadonlySet<string>): readonly EditorCompletion[] {
  return keys.filter(([key]) => !written.has(key)).map(([key, means]) => ({ label: key, detail: means, insert: key === 'steps' || key === 'endpoints' || key === 'parameters' || key === 'fields' ? `${key}:` : `${key}: ` }));
}

/** The step that a line of this indent belongs to: the nearest dash above that stands two before it. */
function stepAround(text: string, lineStart: number, indent: number): { readonly kind: string; readonly from: number } | undefined {
  let end = lineStart - 1;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const match = /^(\s*)- (\w+):/.exec(text.slice(start, end));
    if (match !== null && (match[1] ?? '').length + 2 === indent) return { kind: match[2] ?? '', from: start };
    if (/^\S/.test(text.slice(start, end)) || start === 0) return undefined;
    end = start - 1;
  }
  return undefined;
}

function keysWritten(text: string, from: number, to: number, indent: string): ReadonlySet<string> {
  const found = text.slice(from, to).matchAll(new RegExp(`^${indent}(\\w+):`, 'gm'));
  return new Set([...found].map((match) => match[1] ?? ''));
}
