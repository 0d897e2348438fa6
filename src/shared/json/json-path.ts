/**
 * One step of a path into JSON. `child` is a member by name, `index` an item (negative ones count from the end), `every` all members or
 * items. `deep` steps are looked for at any depth, the value itself included.
 */
export type JsonPathStep =
  | { readonly kind: 'child'; readonly name: string; readonly deep: boolean }
  | { readonly kind: 'index'; readonly index: number; readonly deep: boolean }
  | { readonly kind: 'every'; readonly deep: boolean };

/** A path as parsed, or what is wrong: a plain sentence without capital or full stop, and its offset. */
export type JsonPathParsed = { readonly ok: true; readonly steps: readonly JsonPathStep[] } | { readonly ok: false; readonly message: string; readonly offset: number };

const plainName = /[^\s.[\]'"*$]+/y;
const wholeNumber = /-?(?:0|[1-9][0-9]{0,8})/y;

/**
 * Reads a path: `$` or `body` for the whole (both may be left out), `.name`, `['any name']`, `["any name"]`, `[0]`, `[-1]`, `.*` and `[*]` for all,
 * and `..` before a step to look at any depth. A subset of RFC 9535: no filters, slices or unions. Never throws.
 */
export function parseJsonPath(text: string): JsonPathParsed {
  const steps: JsonPathStep[] = [];
  const end = text.trimEnd().length;
  let at = text.length - text.trimStart().length;
  const root = /^(?:\$|body(?=[.[]|$))/.exec(text.slice(at, end))?.[0] ?? '';
  at += root.length;
  let first = root === '';
  while (at < end) {
    const deep = text.startsWith('..', at);
    if (deep) at += 2;
    else if (text[at] === '.' && !first) at += 1;
    else if (text[at] !== '[' && !first) return problem('expected a dot or a bracket', at);
    first = false;
    const read = text[at] === '[' && (deep || text[at - 1] !== '.') ? bracketStep(text, at, deep) : nameStep(text, at, deep);
    if ('message' in read) return problem(read.message, read.offset);
    steps.push(read.step);
    at = read.end;
  }
  return { ok: true, steps };
}

/** How a value is reached, as text that `parseJsonPath` reads: `$.claim.labels[0]`. With `body` as the root it is what the filter of the stream takes. */
export function jsonPathText(path: readonly (string | number)[], root: '$' | 'body' = '$'): string {
  const parts: string[] = [root];
  for (const step of path) {
    if (typeof step === 'number') parts.push(`[${step}]`);
    else if (isPlainName(step)) parts.push(`.${step}`);
    else parts.push(`[${JSON.stringify(step)}]`);
  }
  return parts.join('');
}

type Read = { readonly step: JsonPathStep; readonly end: number } | { readonly message: string; readonly offset: number };

function nameStep(text: string, at: number, deep: boolean): Read {
  if (text[at] === '*') return { step: { kind: 'every', deep }, end: at + 1 };
  plainName.lastIndex = at;
  const name = plainName.exec(text)?.[0];
  return name === undefined ? { message: 'expected a name or *', offset: at } : { step: { kind: 'child', name, deep }, end: at + name.length };
}

function bracketStep(text: string, open: number, deep: boolean): Read {
  const at = open + 1;
  const mark = text[at];
  if (mark === '*') return closed(text, at + 1, { kind: 'every', deep });
  if (mark === '"' || mark === "'") return quotedStep(text, at, deep);
  wholeNumber.lastIndex = at;
  const digits = wholeNumber.exec(text)?.[0];
  if (digits === undefined) return { message: 'expected a whole number, a name in quotes or *', offset: at };
  return closed(text, at + digits.length, { kind: 'index', index: Number(digits), deep });
}

function quotedStep(text: string, open: number, deep: boolean): Read {
  const quote = text[open];
  let end = open + 1;
  while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) return { message: 'expected the closing quote', offset: text.length };
  const name = unescaped(text.slice(open + 1, end), quote === "'");
  if (name === undefined) return { message: 'expected an escape of JSON in the name', offset: open };
  return closed(text, end + 1, { kind: 'child', name, deep });
}

function unescaped(inner: string, single: boolean): string | undefined {
  if (!inner.includes('\\') && !single) return inner;
  const json = single ? inner.replaceAll("\\'", "'").replace(/\\[^]|"/g, (part) => (part === '"' ? '\\"' : part)) : inner;
  try {
    const value: unknown = JSON.parse(`"${json}"`);
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function closed(text: string, at: number, step: JsonPathStep): Read {
  return text[at] === ']' ? { step, end: at + 1 } : { message: 'expected a closing bracket', offset: at };
}

function isPlainName(name: string): boolean {
  plainName.lastIndex = 0;
  return plainName.exec(name)?.[0] === name;
}

function problem(message: string, offset: number): JsonPathParsed {
  return { ok: false, message, offset };
}
