import { parseJsonPath, type JsonPathStep } from '../json/json-path';

/** One entry of an ignore list as parsed. `text` is as the user wrote it. */
export type IgnoreEntry =
  | { readonly kind: 'header'; readonly text: string; readonly name: string }
  | { readonly kind: 'path'; readonly text: string; readonly steps: readonly JsonPathStep[] };

/** The entry, or what is wrong with it: a plain sentence without capital or full stop. */
export type IgnoreParsed = { readonly ok: true; readonly entry: IgnoreEntry } | { readonly ok: false; readonly message: string };

const header = /^header\[\s*([^\]]*?)\s*\]$/i;

/** Reads one entry: `header[name]`, or a path into the body, in which `*` is any one step and `**` any number of them. Never throws. */
export function parseIgnoreEntry(text: string): IgnoreParsed {
  const trimmed = text.trim();
  const name = header.exec(trimmed)?.[1];
  if (name !== undefined) {
    if (name === '') return { ok: false, message: 'expected the name of a header in the brackets' };
    return { ok: true, entry: { kind: 'header', text: trimmed, name: name.toLowerCase() } };
  }
  const parsed = parseJsonPath(trimmed.replace(/^\*\*\./, '..').replaceAll('.**.', '..'));
  if (!parsed.ok) return { ok: false, message: parsed.message };
  if (parsed.steps.length === 0) return { ok: false, message: 'expected a path such as claim.updated_at, or header[date]' };
  return { ok: true, entry: { kind: 'path', text: trimmed, steps: parsed.steps } };
}

/** How far each path of an ignore list has come on the way down to a value: pairs of an entry and its next step. */
export type IgnoreState = readonly (readonly [entry: number, step: number])[];

/** A list of entries, ready to be held against values, with a count of how often each was applied. Entries that cannot be read apply to nothing. */
export interface IgnoreList {
  /** The state at the whole body; undefined where no path is ignored. */
  readonly start: IgnoreState | undefined;
  /** The state one step further down. */
  step(state: IgnoreState, key: string | number): IgnoreState;
  /** The entry that leaves the value out which this state belongs to; undefined for none. */
  pathEntry(state: IgnoreState): number | undefined;
  headerEntry(name: string): number | undefined;
  count(entry: number): void;
  /** Each entry as it was written, with how many differences it left out. */
  applied(): readonly IgnoreCount[];
}

/** How many differences an entry of the ignore list left out. */
export interface IgnoreCount {
  readonly text: string;
  readonly count: number;
}

/** Makes a list of the entries as the user wrote them. */
export function createIgnoreList(texts: readonly string[]): IgnoreList {
  const entries = texts.map((text) => {
    const parsed = parseIgnoreEntry(text);
    return parsed.ok ? parsed.entry : undefined;
  });
  const counts = texts.map(() => 0);
  const start: (readonly [number, number])[] = [];
  entries.forEach((entry, index) => {
    if (entry?.kind === 'path') start.push([index, 0]);
  });

  return {
    start: start.length === 0 ? undefined : start,
    step(state, key) {
      const next: (readonly [number, number])[] = [];
      const add = (index: number, at: number): void => {
        if (!next.some(([known, knownAt]) => known === index && knownAt === at)) next.push([index, at]);
      };
      for (const [index, at] of state) {
        const entry = entries[index];
        const step = entry?.kind === 'path' ? entry.steps[at] : undefined;
        if (step === undefined) continue;
        if (step.deep) add(index, at);
        if (fits(step, key)) add(index, at + 1);
      }
      return next;
    },
    pathEntry(state) {
      return state.find(([index, at]) => {
        const entry = entries[index];
        return entry?.kind === 'path' && at === entry.steps.length;
      })?.[0];
    },
    headerEntry(name) {
      const lower = name.toLowerCase();
      const index = entries.findIndex((entry) => entry?.kind === 'header' && entry.name === lower);
      return index === -1 ? undefined : index;
    },
    count(entry) {
      counts[entry] = (counts[entry] ?? 0) + 1;
    },
    applied: () => texts.map((text, index) => ({ text, count: counts[index] ?? 0 })),
  };
}

function fits(step: JsonPathStep, key: string | number): boolean {
  switch (step.kind) {
    case 'every':
      return true;
    case 'child':
      return step.name === key;
    case 'index':
      return step.index === key;
  }
}
