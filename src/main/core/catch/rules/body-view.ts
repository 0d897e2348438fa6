import { compactJson } from '../../../../shared/json/compact-json';
import { decodeJsonString, parseJson } from '../../../../shared/json/parse-json';
import type { JsonNode } from '../../../../shared/json/parse-json';
import { fromWireText, toWireText } from './wire-text';

/** A value found in a body. All texts are wire text, so that bytes stay what they were. */
export interface BodyValue {
  readonly kind: JsonNode['kind'];
  /** Exactly as it was written; of a string, what stands between the quotes, escapes untouched. */
  readonly exact: string;
  /** What to compare with: of a string its characters, of an object or a list its tokens without white space, of all else as it was written. */
  readonly comparable: string;
}

/** Why there is no value: the path leads nowhere, the body is not JSON, or it is too large to look into while a client waits. */
export type NoBodyValue = 'missing' | 'not-json' | 'too-large';

/** Bodies beyond this size are not looked into, in bytes. */
export const lookedIntoBytes = 1024 * 1024;

/** A JSON body, parsed at the first question and once. */
export class BodyView {
  private parsed: { readonly text: string; readonly root: JsonNode } | NoBodyValue | undefined;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly truncated: boolean,
  ) {}

  /** The value at a path of steps. Of repeated keys the last one counts. */
  find(steps: readonly string[]): BodyValue | NoBodyValue {
    this.parsed ??= this.parse();
    if (typeof this.parsed === 'string') return this.parsed;
    const { text } = this.parsed;
    let node: JsonNode | undefined = this.parsed.root;
    for (const step of steps) {
      node = childOf(node, step);
      if (node === undefined) return 'missing';
    }
    return { kind: node.kind, exact: exactText(text, node), comparable: comparableText(text, node) };
  }

  private parse(): { readonly text: string; readonly root: JsonNode } | NoBodyValue {
    if (this.truncated || this.bytes.length > lookedIntoBytes) return 'too-large';
    // JSON is made of ASCII, so its structure reads the same one character a byte, and every place in the text is a place in the bytes.
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength).toString('latin1');
    const parsed = parseJson(text);
    return parsed.ok ? { text, root: parsed.root } : 'not-json';
  }
}

/** What a value in a rule is compared as. `text` is JSON where it is JSON, else the text of a string. */
export function expectedValue(text: string): { readonly kind: JsonNode['kind']; readonly comparable: string } {
  const wireText = toWireText(text);
  const parsed = parseJson(wireText);
  return parsed.ok ? { kind: parsed.root.kind, comparable: comparableText(wireText, parsed.root) } : { kind: 'string', comparable: wireText };
}

function childOf(node: JsonNode, step: string): JsonNode | undefined {
  if (node.kind === 'object') {
    const wireStep = toWireText(step);
    return node.members.findLast((member) => member.key === wireStep || member.key === step)?.value;
  }
  if (node.kind === 'array') return /^(?:0|[1-9][0-9]*)$/.test(step) ? node.items[Number(step)] : undefined;
  return undefined;
}

function exactText(text: string, node: JsonNode): string {
  return node.kind === 'string' ? text.slice(node.start + 1, node.end - 1) : text.slice(node.start, node.end);
}

function comparableText(text: string, node: JsonNode): string {
  const exact = exactText(text, node);
  if (node.kind === 'object' || node.kind === 'array') {
    const compact = compactJson(exact);
    return compact.ok ? compact.text : exact;
  }
  if (node.kind !== 'string' || !exact.includes('\\')) return exact;
  const whole = fromWireText(`"${exact}"`);
  return toWireText(decodeJsonString(whole, 0, whole.length));
}
