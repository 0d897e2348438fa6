import { decodeJsonString } from '../json/parse-json';
import { scanJson } from '../json/scan-json';
import { utf8Latin1, type RedactionStep } from './redaction-path';

/** A path to look for; `rule` names it in what is found. */
export interface SoughtPath {
  readonly rule: string;
  readonly steps: readonly RedactionStep[];
  readonly everyLeaf: boolean;
}

/** A value that a path leads to, as its place in the text, and the rule that found it first. Places rise and never overlap. */
export interface FoundValue {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** What was found, and whether all of the text could be read as JSON. */
export interface FoundValues {
  readonly values: readonly FoundValue[];
  readonly whole: boolean;
}

/** Where each path stands: path by path, how many of its steps have been gone. */
type Places = readonly (readonly number[])[];

interface Open {
  readonly places: Places;
  readonly isArray: boolean;
  /** All values below go, by this rule. */
  readonly leavesOf: string | undefined;
}

/**
 * Finds the values that paths lead to in JSON text of one character a byte (latin1). Nothing is parsed into values, so offsets are byte offsets;
 * where the text breaks off being JSON, what came before is found all the same. Does not recurse.
 */
export function findRedacted(text: string, paths: readonly SoughtPath[]): FoundValues {
  const values: FoundValue[] = [];
  const open: Open[] = [];
  let key: string | undefined;
  let covered: { readonly rule: string; readonly start: number; readonly depth: number } | undefined;

  const placesHere = (): Places => {
    const parent = open.at(-1);
    if (parent === undefined) return paths.map(({ steps }) => widened([0], steps));
    if (parent.isArray) return parent.places;
    const name = key ?? '';
    return parent.places.map((places, index) => advanced(places, paths[index]?.steps ?? [], name));
  };
  const matchOf = (places: Places): { readonly whole: string | undefined; readonly leaves: string | undefined } => {
    let whole: string | undefined;
    let leaves: string | undefined;
    for (const [index, { rule, steps, everyLeaf }] of paths.entries()) {
      if (places[index]?.includes(steps.length) !== true) continue;
      if (everyLeaf) leaves ??= rule;
      else whole ??= rule;
    }
    return { whole, leaves };
  };

  const problem = scanJson(text, (kind, start, end) => {
    if (kind === ',' || kind === ':') return;
    if (kind === 'key') {
      if (covered === undefined) key = nameOf(text, start, end);
      return;
    }
    if (kind === '}' || kind === ']') {
      open.pop();
      if (covered?.depth === open.length) {
        values.push({ rule: covered.rule, start: covered.start, end });
        covered = undefined;
      }
      return;
    }
    const container = kind === '{' || kind === '[';
    if (covered !== undefined) {
      if (container) open.push({ places: [], isArray: kind === '[', leavesOf: undefined });
      return;
    }
    const places = placesHere();
    const { whole, leaves } = matchOf(places);
    const leavesOf = open.at(-1)?.leavesOf ?? leaves;
    if (!container) {
      const rule = whole ?? leavesOf;
      if (rule !== undefined) values.push({ rule, start, end });
      return;
    }
    if (whole !== undefined) covered = { rule: whole, start, depth: open.length };
    open.push({ places, isArray: kind === '[', leavesOf });
  });
  // What broke off within a value that goes, goes to its end.
  if (covered !== undefined) values.push({ rule: covered.rule, start: covered.start, end: text.length });
  return { values, whole: problem === undefined };
}

/** The name of a member as UTF-8 bytes: escapes are decoded, two of them may be one character. */
function nameOf(text: string, start: number, end: number): string {
  return text.slice(start + 1, end - 1).replaceAll(/(?:\\u[0-9A-Fa-f]{4}|\\.)+/g, (escapes) => utf8Latin1(decodeJsonString(`"${escapes}"`, 0, escapes.length + 2)));
}

function advanced(places: readonly number[], steps: readonly RedactionStep[], name: string): readonly number[] {
  const next: number[] = [];
  for (const place of places) {
    const step = steps[place];
    if (step === undefined) continue;
    if (step.kind === 'deep') next.push(place);
    else if (step.kind === 'any' || step.name === name) next.push(place + 1);
  }
  return widened(next, steps);
}

/** `**` may also stand for no step at all. */
function widened(places: readonly number[], steps: readonly RedactionStep[]): readonly number[] {
  const all = new Set(places);
  for (const place of all) if (steps[place]?.kind === 'deep') all.add(place + 1);
  return [...all];
}
