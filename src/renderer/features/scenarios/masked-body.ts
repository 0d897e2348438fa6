import { parseJson, type JsonNode } from '../../../shared/json/parse-json';
import { memberMask } from './masks';

/** One line of a body as an audience sees it. `tone` is that of the value; `mask` stands in its place. */
export interface MaskedLine {
  readonly depth: number;
  readonly key: string | undefined;
  readonly value: string;
  readonly tone: 'string' | 'number' | 'atom' | 'none';
  readonly mask: string | undefined;
}

const mostLines = 200;
const longestValue = 120;

/** The body in lines, personal data and secrets masked; one line that says so where it is not JSON. */
export function maskedLines(text: string): readonly MaskedLine[] {
  const parsed = parseJson(text);
  if (!parsed.ok) return [{ depth: 0, key: undefined, value: 'This body is not JSON, so it is not shown.', tone: 'none', mask: undefined }];
  const lines: MaskedLine[] = [];
  addLines(text, parsed.root, undefined, undefined, -1, lines);
  return lines;
}

function addLines(text: string, node: JsonNode, key: string | undefined, parentKey: string | undefined, depth: number, lines: MaskedLine[]): void {
  if (lines.length >= mostLines) return;
  const mask = key === undefined ? undefined : memberMask(key, parentKey);
  if (mask !== undefined) {
    lines.push({ depth, key, value: '', tone: 'none', mask });
    return;
  }
  if (node.kind === 'object') {
    if (depth >= 0) lines.push({ depth, key, value: node.members.length === 0 ? '{}' : '', tone: 'none', mask: undefined });
    for (const member of node.members) addLines(text, member.value, member.key, key, depth + 1, lines);
    return;
  }
  if (node.kind === 'array' && node.items.some(({ kind }) => kind === 'object' || kind === 'array')) {
    if (depth >= 0) lines.push({ depth, key, value: '', tone: 'none', mask: undefined });
    node.items.forEach((item, index) => addLines(text, item, String(index), key, depth + 1, lines));
    return;
  }
  const written = node.kind === 'array' ? `[${node.items.map((item) => text.slice(item.start, item.end)).join(', ')}]` : text.slice(node.start, node.end);
  lines.push({ depth: Math.max(0, depth), key, value: written.length > longestValue ? `${written.slice(0, longestValue)}…` : written, tone: toneOf(node), mask: undefined });
}

function toneOf({ kind }: JsonNode): MaskedLine['tone'] {
  if (kind === 'string' || kind === 'number') return kind;
  return kind === 'array' ? 'string' : 'atom';
}
