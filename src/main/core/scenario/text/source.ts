import { isAlias, isNode, LineCounter, parseDocument, Parser, visit, type CST, type Node } from 'yaml';
import { scenarioLimits, type ScenarioProblem, type TextPlace } from '../../../../shared/model/scenario';

/** Brackets and lists within one another, in any YAML; a scenario needs a dozen. */
const deepest = 60;
const mostProblems = 100;

/** What was found wrong in one text, by place. At most 100 are kept. */
export class ProblemList {
  readonly #found: ScenarioProblem[] = [];
  readonly #lines: LineCounter;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  /** Adds one over [from, to) of the text. */
  add(from: number, to: number, message: string, expected: string, replacement?: string): void {
    if (this.#found.length >= mostProblems) return;
    this.#found.push({ place: this.placeOf(from), end: this.placeOf(Math.max(from, to)), message, expected, ...(replacement === undefined ? {} : { replacement }) });
  }

  addAt(node: Node | undefined, message: string, expected: string, replacement?: string): void {
    const [from, to] = node?.range ?? [0, 0];
    this.add(from, to, message, expected, replacement);
  }

  placeOf(offset: number): TextPlace {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  get count(): number {
    return this.#found.length;
  }

  /** In the order of their places, each sentence of a place once. */
  sorted(): readonly ScenarioProblem[] {
    const told = new Set<string>();
    return this.#found
      .filter(({ place, message }) => {
        const key = `${place.line}:${place.column}:${message}`;
        return told.has(key) ? false : (told.add(key), true);
      })
      .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  }
}

/** A text as YAML: the root node where there is one, and what is wrong with it as YAML. */
export interface ScenarioSource {
  readonly root: Node | undefined;
  readonly problems: ProblemList;
}

/**
 * Reads a text as one YAML 1.2 document of the core schema: without tags of its own, anchors or aliases, so that no text unfolds to more than it
 * is long, and with a bound on size and depth. Never throws.
 */
export function readSource(text: string): ScenarioSource {
  const lines = new LineCounter();
  const problems = new ProblemList(lines);
  if (text.length > scenarioLimits.textBytes || Buffer.byteLength(text) > scenarioLimits.textBytes) {
    problems.add(0, 0, 'The text is over 1 MB', 'a shorter text: loops and parameters say much in few lines');
    return { root: undefined, problems };
  }
  const tooDeepAt = offsetTooDeep(text);
  if (tooDeepAt !== undefined) {
    lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at >= 0 && at < tooDeepAt; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
    problems.add(tooDeepAt, tooDeepAt + 1, 'This is nested too deep', `at most ${deepest} levels`);
    return { root: undefined, problems };
  }
  const document = parseDocument(text, { version: '1.2', schema: 'core', lineCounter: lines, uniqueKeys: true, logLevel: 'silent', prettyErrors: false, strict: true, merge: false });
  for (const { pos, message } of [...document.errors, ...document.warnings]) problems.add(pos[0], pos[1], sentence(message), 'valid YAML');
  visit(document, (_key, node) => {
    if (isAlias(node) || (isNode(node) && 'anchor' in node && typeof node.anchor === 'string')) problems.addAt(node, 'Anchors and aliases are not known here', 'a parameter or a loop');
  });
  return { root: document.contents ?? undefined, problems };
}

/** Where the text first goes deeper than is read; undefined where it does not. Takes no recursion, so that depth costs no stack. */
function offsetTooDeep(text: string): number | undefined {
  const open: { readonly token: unknown; readonly depth: number }[] = [];
  for (const token of new Parser().parse(text)) open.push({ token, depth: 0 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (!isToken(token)) continue;
    if (depth > deepest) return token.offset;
    if (token.type === 'document' && token.value !== undefined) open.push({ token: token.value, depth });
    if ('items' in token) {
      for (const item of token.items) {
        if (item.value !== undefined && item.value !== null) open.push({ token: item.value, depth: depth + 1 });
        if ('key' in item && item.key !== undefined && item.key !== null) open.push({ token: item.key, depth: depth + 1 });
      }
    }
  }
  return undefined;
}

function isToken(token: unknown): token is CST.Token & { offset: number } {
  return typeof token === 'object' && token !== null && 'offset' in token && 'type' in token;
}

function sentence(message: string): string {
  const [first = message] = message.split(/\n| at line /, 1);
  return first.replace(/\.$/, '');
}
