import { scanJsonInSteps } from '../../shared/json/scan-json';
import { createCodeLineBuilder, type CodeLineTable, type TonedPiece } from './code-line-table';

/** JSON text laid out with each member and item on a line of its own. Tokens stay as they are written; text that is not JSON has the lines before its problem. */
export function* jsonLines(text: string): Generator<void, CodeLineTable> {
  const lines = createCodeLineBuilder();
  /** For each open bracket the line that it ends, once that line is there. */
  const openings: number[] = [];
  let start = -1;
  let end = 0;
  let indent = 0;
  let closes = -1;
  let justOpened = false;

  const endLine = (): number => {
    if (start < 0 || lines.isFull()) return -1;
    const line = lines.add(start, end, indent);
    if (closes >= 0) lines.close(closes);
    start = closes = -1;
    return line;
  };
  const begin = (at: number): void => {
    start = at;
    indent = openings.length;
  };

  const scan = scanJsonInSteps(text, (kind, from, to) => {
    const isClosing = kind === '}' || kind === ']';
    if (isClosing && justOpened) {
      openings.pop();
    } else if (isClosing) {
      endLine();
      closes = openings.pop() ?? -1;
      begin(from);
    } else if (justOpened) {
      const line = endLine();
      openings[openings.length - 1] = line;
    }
    justOpened = kind === '{' || kind === '[';
    if (start < 0) begin(from);
    end = to;
    if (justOpened) openings.push(-1);
    if (kind === ',') endLine();
  });
  while (scan.next().done !== true && !lines.isFull()) yield;
  endLine();
  return lines.table();
}

const tokens = /"(?:[^"\\]|\\.)*"?|-?[0-9][0-9.eE+-]*|true|false|null|[{}[\],:]/g;

/** The tokens of one laid-out line, in colour; the white space between them is left out. */
export function jsonPieces(line: string): readonly TonedPiece[] {
  const pieces: TonedPiece[] = [];
  for (const match of line.matchAll(tokens)) {
    const [token] = match;
    const start = match.index;
    const first = token.charCodeAt(0);
    if (first === 0x3a) {
      const key = pieces.at(-1);
      if (key !== undefined) pieces[pieces.length - 1] = { ...key, tone: 'k' };
    }
    const tone = first === 0x22 ? 's' : first === 0x2d || (first >= 0x30 && first <= 0x39) ? 'n' : /^[tfn]/.test(token) ? 'a' : 'p';
    pieces.push({ start, end: start + token.length, tone });
  }
  return pieces;
}
