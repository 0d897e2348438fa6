import { isMap, isPair, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { fillIn, type Names } from './template';
import type { ProblemList } from './source';

/** Text of a scalar as it was written; its names are not filled in. */
export function scalarText(node: Scalar): string {
  if (typeof node.value === 'string') return node.value;
  if (node.value === null) return '';
  return node.source ?? String(node.value);
}

/** How far words may differ to be taken for a slip. */
const nearEnough = 3;

/** The word of the list that was meant, where one is near. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  const near = words
    .map((each) => ({ each, distance: each.startsWith(word) || word.startsWith(each) ? 1 : distanceOf(word.slice(0, 40), each) }))
    .filter(({ each, distance }) => distance <= Math.min(nearEnough, Math.ceil(each.length / 2)));
  return near.sort((a, b) => a.distance - b.distance)[0]?.each;
}

function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  return words.length <= 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** A mapping read key by key: what is asked for is known, what is left over is told. */
export class Mapping {
  readonly node: YAMLMap;
  readonly #problems: ProblemList;
  readonly #names: Names;
  readonly #entries = new Map<string, { readonly key: Node | undefined; readonly value: Node | undefined }>();

  constructor(node: YAMLMap, problems: ProblemList, names: Names) {
    this.node = node;
    this.#problems = problems;
    this.#names = names;
    for (const item of node.items) {
      if (!isPair(item) || !isScalar(item.key)) {
        problems.addAt(isScalar(item.key) ? item.key : node, 'This key is not a word', 'a word, then a colon');
        continue;
      }
      const value = item.value;
      this.#entries.set(scalarText(item.key), { key: item.key, value: isNodeLike(value) ? value : undefined });
    }
  }

  get keys(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  keyNode(key: string): Node | undefined {
    return this.#entries.get(key)?.key;
  }

  valueNode(key: string): Node | undefined {
    return this.#entries.get(key)?.value;
  }

  problem(key: string, message: string, expected: string, replacement?: string): void {
    this.#problems.addAt(this.valueNode(key) ?? this.keyNode(key) ?? this.node, message, expected, replacement);
  }

  /** Tells of every key that is not one of these. `expected` are those that could be meant here, all of them where it is left out. */
  only(known: readonly string[], expected: readonly string[] = known): void {
    for (const [name, { key }] of this.#entries) {
      if (known.includes(name)) continue;
      const near = nearestWord(name, known.filter((each) => !this.#entries.has(each)));
      const others = near !== undefined && countWords.includes(near) ? countWords : expected;
      this.#problems.addAt(key, `${name === '' ? 'An empty key' : name.slice(0, 60)} is not known here`, anyOf(others), near);
    }
  }

  /** The text of a value, names filled in. Undefined where the key is absent or its value is no text, which is told. */
  text(key: string, expected: string, mostLength = 10_000): string | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (!isScalar(entry.value)) {
      this.problem(key, `${key} is not a text`, expected);
      return undefined;
    }
    const filled = this.fill(entry.value, scalarText(entry.value));
    if (filled === undefined) return undefined;
    if (filled.trim() === '') {
      this.problem(key, `${key} is empty`, expected);
      return undefined;
    }
    if (filled.length > mostLength) {
      this.problem(key, `${key} is too long`, `at most ${mostLength.toLocaleString('en')} characters`);
      return undefined;
    }
    return filled;
  }

  fill(node: Node, text: string): string | undefined {
    const filled = fillIn(text, this.#names);
    if (filled.ok) return filled.text;
    const near = nearestWord(filled.name, this.#names.known());
    this.#problems.addAt(node, `\${${filled.name}} has no value`, near === undefined ? 'a parameter of this scenario' : `a parameter of this scenario, such as \${${near}}`);
    return undefined;
  }

  whole(key: string, least: number, most: number): number | undefined {
    const expected = `a whole number from ${least} to ${most}`;
    const text = this.text(key, expected);
    if (text === undefined) return undefined;
    const number = Number(text);
    if (/^\d{1,15}$/.test(text) && number >= least && number <= most) return number;
    this.problem(key, `${text.slice(0, 40)} cannot be ${key}`, expected);
    return undefined;
  }

  choice<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const text = this.text(key, anyOf(choices));
    if (text === undefined) return undefined;
    const found = choices.find((choice) => choice === text);
    if (found === undefined) this.problem(key, `${text.slice(0, 60)} is not known here`, anyOf(choices), nearestWord(text, choices));
    return found;
  }

  truth(key: string): boolean {
    return this.choice(key, ['true', 'false']) === 'true';
  }

  mapping(key: string, expected: string): Mapping | undefined {
    if (!this.has(key)) return undefined;
    const value = this.valueNode(key);
    if (isMap(value)) return new Mapping(value, this.#problems, this.#names);
    this.problem(key, `${key} is not made of keys and values`, expected);
    return undefined;
  }

  /** The items of a list; a single value counts as a list of one where `single` is set. */
  list(key: string, expected: string, single = false): readonly Node[] {
    if (!this.has(key)) return [];
    const value = this.valueNode(key);
    if (isSeq(value)) return value.items.filter(isNodeLike);
    if (single && isScalar(value)) return [value];
    this.problem(key, `${key} is not a list`, expected);
    return [];
  }
}

export const countWords: readonly string[] = ['exactly', 'at_least', 'at_most'];

export function isNodeLike(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value);
}
