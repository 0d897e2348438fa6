import { runToEnd } from './run-to-end';
import { scanJsonInSteps } from './scan-json';

interface JsonSpan {
  /** Offsets in the text, in UTF-16 units: `text.slice(start, end)` is the value as it was written. */
  readonly start: number;
  readonly end: number;
}

/** One member of an object. `key` is decoded; `keyStart` and `keyEnd` include the quotes. */
export interface JsonMember {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
}

/** An object and its members. */
export interface JsonObject extends JsonSpan {
  readonly kind: 'object';
  /** In written order; a key that was written twice is here twice. */
  readonly members: readonly JsonMember[];
}

/** An array and its items, in order. */
export interface JsonArray extends JsonSpan {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

/** A string; its place includes the quotes. `stringValue` decodes it. */
export interface JsonString extends JsonSpan {
  readonly kind: 'string';
}

/** A number, as the text spells it. */
export interface JsonNumber extends JsonSpan {
  readonly kind: 'number';
}

/** `true`, `false` or `null`. */
export interface JsonWord extends JsonSpan {
  readonly kind: 'true' | 'false' | 'null';
}

/** A JSON value as places in its text: nothing is converted, so nothing is lost. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonWord;

/**
 * The tree of a text, or why the text is not JSON: a plain sentence without capital or full stop, and its offset. `tooMany` where it was given
 * up for the number of its values: then it may well be JSON.
 */
export type JsonParsed = { readonly ok: true; readonly root: JsonNode } | { readonly ok: false; readonly message: string; readonly offset: number; readonly tooMany?: true };

interface OpenObject {
  readonly kind: 'object';
  readonly start: number;
  end: number;
  readonly members: JsonMember[];
}

interface OpenArray {
  readonly kind: 'array';
  readonly start: number;
  end: number;
  readonly items: JsonNode[];
}

/** Keys that come again and again are kept once each, found by their length and ends. */
const keySlots = 1_024;

/**
 * Parses JSON text (RFC 8259, strictly: no comments, no trailing commas, no byte order mark) into places in that text.
 * Does not recurse, so nesting is limited by memory alone. Never throws.
 */
export function parseJson(text: string): JsonParsed {
  return runToEnd(parseJsonInSteps(text));
}

/** The same, pausing now and then, so that a caller can do something else meanwhile; given up past so many values, since each takes memory. */
export function* parseJsonInSteps(text: string, mostValues = Number.POSITIVE_INFINITY): Generator<void, JsonParsed> {
  const open: (OpenObject | OpenArray)[] = [];
  const knownKeys: (string | undefined)[] = Array.from({ length: keySlots });
  /** The key whose value comes next; `keyEnd` is 0 where none was read. */
  let key = '';
  let keyStart = 0;
  let keyEnd = 0;
  let root: JsonNode | undefined;
  let values = 0;

  function place(node: JsonNode): void {
    values += 1;
    const parent = open.at(-1);
    if (parent === undefined) {
      root = node;
    } else if (parent.kind === 'array') {
      parent.items.push(node);
    } else {
      if (keyEnd === 0) throw new Error('A member of an object came without its key.');
      parent.members.push({ key, keyStart, keyEnd, value: node });
      keyEnd = 0;
    }
  }

  function keyAt(start: number, end: number): string {
    const length = end - start - 2;
    const slot = (length * 31 + text.charCodeAt(start + 1) * 7 + text.charCodeAt(end - 2)) % keySlots;
    const known = knownKeys[slot];
    if (known !== undefined && known.length === length && text.startsWith(known, start + 1)) return known;
    const read = decodeJsonString(text, start, end);
    // One with escapes is spelled otherwise than it reads.
    if (read.length === length) knownKeys[slot] = read;
    return read;
  }

  const scan = scanJsonInSteps(text, (kind, start, end) => {
    switch (kind) {
      case '{': {
        const node: OpenObject = { kind: 'object', start, end, members: [] };
        place(node);
        open.push(node);
        break;
      }
      case '[': {
        const node: OpenArray = { kind: 'array', start, end, items: [] };
        place(node);
        open.push(node);
        break;
      }
      case '}':
      case ']': {
        const node = open.pop();
        if (node !== undefined) node.end = end;
        break;
      }
      case 'key':
        key = keyAt(start, end);
        keyStart = start;
        keyEnd = end;
        break;
      case ':':
      case ',':
        break;
      default:
        place({ kind, start, end });
    }
  });

  let step = scan.next();
  for (; step.done !== true; step = scan.next()) {
    if (values > mostValues) return { ok: false, message: `more than ${mostValues} values`, offset: 0, tooMany: true };
    yield;
  }
  const problem = step.value;
  if (problem !== undefined) return { ok: false, message: problem.message, offset: problem.offset };
  if (root === undefined) throw new Error('A valid text came without a value.');
  return { ok: true, root };
}

/** The characters that a string token stands for. `start` and `end` include its quotes; the token must be valid. */
export function decodeJsonString(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? String(JSON.parse(text.slice(start, end))) : inner;
}
