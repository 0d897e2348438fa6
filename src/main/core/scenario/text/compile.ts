import { isMap, isScalar, isSeq, LineCounter, type Node } from 'yaml';
import { scenarioLimits, type ScenarioCheck, type ScenarioHead, type ScenarioParameter, type ScenarioProblem, type Step, type StepOutline } from '../../../../shared/model/scenario';
import { stepWords } from '../../../../shared/model/scenario-words';
import { conditionsOf } from '../../../../shared/query/conditions-of';
import { treeOf } from '../play/watch';
import { isNodeLike, Mapping, scalarText } from './mapping';
import { kindOfStep, readStep } from './read-step';
import { readHead } from './read-head';
import { ProblemList, readSource } from './source';
import { namesWith, type Names } from './template';
import type { ScenarioWords } from './words';

/** A step read: what is to be done, or what of it cannot be with the names as they are then. */
export type StepRead = { readonly ok: true; readonly step: Step } | { readonly ok: false; readonly problem: ScenarioProblem };

/** A step at its turn. `line` is where it stands; `usesClaim` says that it can only be read once the steps before it were done. */
export interface StepTurn {
  readonly line: number;
  readonly usesClaim: boolean;
  read(): StepRead;
}

/** A scenario that can be played. */
export interface Program {
  readonly text: string;
  readonly head: ScenarioHead;
  readonly check: ScenarioCheck;
  /** Which parts of records its expectations look at besides their line. */
  readonly needs: { readonly headers: boolean; readonly bodies: boolean };
  /** How many steps `turns` gives. */
  stepCount(parameters: readonly ScenarioParameter[]): number;
  /** The steps one after another: loops are unrolled as they are asked for, never all at once. `later` gives names that only playing makes known. */
  turns(order: { readonly seed: number; readonly parameters: readonly ScenarioParameter[]; readonly later: (name: string) => string | undefined }): Iterable<StepTurn>;
}

/** A text read: a program, or a check that says why there is none. */
export type Compiled = { readonly ok: true; readonly program: Program } | { readonly ok: false; readonly check: ScenarioCheck };

type Item =
  | { readonly kind: 'step'; readonly node: Node; readonly line: number; readonly usesClaim: boolean; readonly step?: Step }
  | { readonly kind: 'repeat'; readonly count: Node; readonly items: readonly Item[] }
  | { readonly kind: 'for-each'; readonly name: string; readonly values: readonly string[]; readonly items: readonly Item[] };

/** Of each list of a loop so many values are tried when a text is looked through; the others when it is their turn. */
const valuesTried = 20;
const laterName = /^claim(\.[^.]+)?\.(id|reference)$/;
/** Names that only playing makes known have this value while a text is looked through. */
const sampleLater = (name: string): string | undefined => (laterName.test(name) ? '1' : undefined);

/** Reads a scenario's text. Every problem is told, not the first alone. Never throws, whatever the text. */
export function compileScenario(text: string, words: ScenarioWords): Compiled {
  const { root, problems } = readSource(text);
  if (problems.count > 0 && root === undefined) return { ok: false, check: emptyCheck(problems.sorted()) };
  if (!isMap(root)) {
    problems.addAt(root, root === undefined ? 'The text is empty' : 'This is no scenario', 'name: and what the scenario is called, then steps:');
    return { ok: false, check: emptyCheck(problems.sorted()) };
  }
  const mapping = new Mapping(root, problems, namesWith(new Map()));
  const head = readHead(mapping, problems);
  const reader = new StepsReader(text, head, problems, words);
  const names = namesOf(head.seed, head.parameters, sampleLater);
  const items = mapping.has('steps') ? reader.items(mapping.valueNode('steps'), mapping.keyNode('steps'), names, 1, 0) : [];
  const stepCount = countOf(items, names);
  if (stepCount > scenarioLimits.rounds) problems.addAt(mapping.keyNode('steps'), `These are ${stepCount.toLocaleString('en')} steps with all rounds`, `at most ${scenarioLimits.rounds.toLocaleString('en')}`);
  const check: ScenarioCheck = { problems: problems.sorted(), head, steps: reader.outline, stepCount, lastsMs: lastsOf(items, names) };
  if (check.problems.length > 0) return { ok: false, check };
  return {
    ok: true,
    program: {
      text,
      head,
      check,
      needs: reader.needs,
      stepCount: (parameters) => countOf(items, namesOf(head.seed, parameters, sampleLater)),
      turns: ({ seed, parameters, later }) => turnsOf(items, namesOf(seed, parameters, later), words),
    },
  };
}

class StepsReader {
  readonly outline: StepOutline[] = [];
  readonly #text: string;
  readonly #head: ScenarioHead;
  readonly #problems: ProblemList;
  readonly #words: ScenarioWords;
  needs = { headers: false, bodies: false };
  #written = 0;

  constructor(text: string, head: ScenarioHead, problems: ProblemList, words: ScenarioWords) {
    this.#text = text;
    this.#head = head;
    this.#problems = problems;
    this.#words = words;
  }

  items(list: Node | undefined, key: Node | undefined, names: Names, rounds: number, depth: number): readonly Item[] {
    if (!isSeq(list) || list.items.length === 0) {
      this.#problems.addAt(list ?? key, 'There are no steps', 'a list of steps, each on a line that begins with “- ”');
      return [];
    }
    if (depth > scenarioLimits.depth) {
      this.#problems.addAt(key, 'Loops go too deep', `at most ${scenarioLimits.depth} in one another`);
      return [];
    }
    return list.items.flatMap((node) => {
      this.#written += 1;
      if (this.#written > scenarioLimits.steps) {
        if (this.#written === scenarioLimits.steps + 1 && isNodeLike(node)) this.#problems.addAt(node, 'There are too many steps', `at most ${scenarioLimits.steps}; loops say much in few`);
        return [];
      }
      if (!isNodeLike(node)) {
        this.#problems.addAt(list, 'A step is empty', 'a step, or no “-”');
        return [];
      }
      return this.#item(node, names, rounds, depth) ?? [];
    });
  }

  #item(node: Node, names: Names, rounds: number, depth: number): Item | undefined {
    const read = kindOfStep(node, this.#problems, names);
    if (read === undefined) return undefined;
    const { kind, mapping } = read;
    if (kind === 'repeat') {
      const count = mapping.whole('repeat', 1, scenarioLimits.rounds);
      const inner = namesWith(new Map([['round', '1']]), names);
      const items = this.items(mapping.valueNode('steps'), mapping.keyNode('steps') ?? mapping.keyNode(kind), inner, rounds * (count ?? 1), depth + 1);
      const node = mapping.valueNode('repeat');
      return node === undefined ? undefined : { kind, count: node, items };
    }
    if (kind === 'for_each') return this.#forEach(mapping, names, rounds, depth);
    const line = this.#problems.placeOf(node.range?.[0] ?? 0).line;
    const step = readStep(node, this.#problems, names, this.#words);
    if (step === undefined) {
      this.outline.push({ kind: kind === 'fault' ? 'fault' : (kind as Step['kind']), title: titleOf(mapping, kind), line, rounds });
      return { kind: 'step', node, line, usesClaim: false };
    }
    this.#checkEndpoint(step, mapping);
    this.#noteNeeds(step);
    this.outline.push(outlineOf(step, line, rounds));
    const [from, to] = node.range ?? [0, 0];
    const text = this.#text.slice(from, to);
    return text.includes('${') ? { kind: 'step', node, line, usesClaim: /\$\{\s*claim\./.test(text) } : { kind: 'step', node, line, usesClaim: false, step };
  }

  #forEach(mapping: Mapping, names: Names, rounds: number, depth: number): Item | undefined {
    const name = mapping.text('for_each', 'the name of each value', 60);
    if (!mapping.has('in')) mapping.problem('for_each', 'The values are missing', 'in: and a list of values');
    const values = mapping.list('in', 'a list of values').flatMap((node) => {
      if (!isScalar(node)) {
        this.#problems.addAt(node, 'This is no value', 'a text or a number');
        return [];
      }
      return mapping.fill(node, scalarText(node)) ?? [];
    });
    const [first = '', ...others] = values;
    const namesFor = (value: string, round: number): Names => namesWith(new Map([[name ?? '', value], ['round', String(round)]]), names);
    const items = this.items(mapping.valueNode('steps'), mapping.keyNode('steps') ?? mapping.keyNode('for_each'), namesFor(first, 1), rounds * Math.max(1, values.length), depth + 1);
    for (const [index, value] of others.slice(0, valuesTried).entries()) tryAll(items, this.#problems, namesFor(value, index + 2), this.#words);
    return name === undefined ? undefined : { kind: 'for-each', name, values, items };
  }

  #noteNeeds(step: Step): void {
    if (step.kind !== 'expect') return;
    const { query, order, unexpectedBut = [], noneTwiceBy, fields, schema } = step.expectation;
    const kinds = new Set([query, order?.query ?? '', ...unexpectedBut].flatMap((text) => conditionsOf(treeOf(text))).map(({ kind }) => kind));
    this.needs = {
      headers: this.needs.headers || kinds.has('words') || kinds.has('header'),
      bodies: this.needs.bodies || noneTwiceBy !== undefined || fields.length > 0 || schema !== undefined || kinds.has('words') || kinds.has('body'),
    };
  }

  #checkEndpoint(step: Step, mapping: Mapping): void {
    const endpoint = 'endpoint' in step ? step.endpoint : undefined;
    const known = this.#head.endpoints.map(({ name }) => name);
    if (endpoint !== undefined && !known.includes(endpoint)) mapping.problem('endpoint', `${endpoint.slice(0, 60)} is not named under endpoints`, known.length === 0 ? 'endpoints: above the steps, with this name' : known.join(' or '));
  }
}

function tryAll(items: readonly Item[], problems: ProblemList, names: Names, words: ScenarioWords): void {
  for (const item of items) {
    if (item.kind === 'step') {
      if (item.step === undefined) readStep(item.node, problems, names, words);
    } else {
      tryAll(item.items, problems, item.kind === 'repeat' ? namesWith(new Map([['round', '1']]), names) : namesWith(new Map([[item.name, item.values[0] ?? ''], ['round', '1']]), names), words);
    }
  }
}

function* turnsOf(items: readonly Item[], names: Names, words: ScenarioWords): Generator<StepTurn> {
  for (const item of items) {
    if (item.kind === 'step') {
      yield turnOf(item, names, words);
    } else if (item.kind === 'repeat') {
      const count = roundsOf(item.count, names);
      for (let round = 1; round <= count; round += 1) yield* turnsOf(item.items, namesWith(new Map([['round', String(round)]]), names), words);
    } else {
      for (const [index, value] of item.values.entries()) yield* turnsOf(item.items, namesWith(new Map([[item.name, value], ['round', String(index + 1)]]), names), words);
    }
  }
}

function turnOf(item: Extract<Item, { kind: 'step' }>, names: Names, words: ScenarioWords): StepTurn {
  return { line: item.line, usesClaim: item.usesClaim, read: () => readTurn(item, names, words) };
}

function readTurn({ node, line, step }: Extract<Item, { kind: 'step' }>, names: Names, words: ScenarioWords): StepRead {
  if (step !== undefined) return { ok: true, step };
  const problems = new ProblemList(new LineCounter());
  const read = readStep(node, problems, names, words);
  if (read !== undefined) return { ok: true, step: read };
  const [problem] = problems.sorted();
  const place = { line, column: 1 };
  return { ok: false, problem: { place, end: place, message: problem?.message ?? 'This step cannot be read', expected: problem?.expected ?? 'a step' } };
}

function roundsOf(node: Node, names: Names): number {
  const text = isScalar(node) ? scalarText(node) : '';
  const name = /^\$\{([^}]*)\}$/.exec(text.trim())?.[1]?.trim();
  const count = Number(name === undefined ? text : (names.value(name) ?? '0'));
  return Number.isInteger(count) && count > 0 ? Math.min(count, scenarioLimits.rounds) : 0;
}

function countOf(items: readonly Item[], names: Names): number {
  return sumOf(items, names, () => 1);
}

function lastsOf(items: readonly Item[], names: Names): number {
  return sumOf(items, names, (step) => (step?.kind === 'wait' ? step.waitMs : 0));
}

function sumOf(items: readonly Item[], names: Names, value: (step: Step | undefined) => number): number {
  return items.reduce((sum, item) => {
    if (item.kind === 'step') return sum + value(item.step);
    if (item.kind === 'repeat') return sum + roundsOf(item.count, names) * sumOf(item.items, names, value);
    return sum + item.values.length * sumOf(item.items, namesWith(new Map([[item.name, item.values[0] ?? '']]), names), value);
  }, 0);
}

function namesOf(seed: number, parameters: readonly ScenarioParameter[], later: (name: string) => string | undefined): Names {
  const values = new Map([['seed', String(seed)], ...parameters.map(({ name, value }) => [name, value] as const)]);
  return { value: (name) => values.get(name) ?? later(name), known: () => [...values.keys(), 'round', 'claim.id'] };
}

/** A step in words with who does it, as far as that is known. */
export function outlineOf(step: Step, line: number, rounds: number): StepOutline {
  const performer = 'performer' in step ? step.performer : undefined;
  const event = step.kind === 'send' || step.kind === 'burst' ? step.event : undefined;
  return {
    kind: step.kind === 'send' && step.faults.length > 0 ? 'fault' : step.kind,
    title: stepWords(step),
    line,
    rounds,
    ...(performer === undefined ? {} : { performer: performer.name, source: performer.kind === 'user' ? 'ui' : 'api' }),
    ...(event === undefined ? {} : { event }),
  };
}

function titleOf(mapping: Mapping, kind: string): string {
  const node = mapping.valueNode(kind);
  return isScalar(node) ? `${kind}: ${scalarText(node).slice(0, 200)}` : kind;
}

function emptyCheck(problems: readonly ScenarioProblem[]): ScenarioCheck {
  return { problems, steps: [], stepCount: 0, lastsMs: 0 };
}
