import { xmlItems, type XmlItem } from '../../../../shared/body/xml-tokens';
import { createCodeLineBuilder, type CodeLineTable, type TonedPiece } from '../../../ui/code-line-table';

const itemsAtOnce = 5_000;
const longestInline = 120;
// HTML's elements without an end.
const endless = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/** XML or HTML laid out by its tags, one a line, an element that holds only a short text on one line with it. Nothing is resolved or repaired. */
export function* xmlLines(text: string, html: boolean): Generator<void, CodeLineTable> {
  const lines = createCodeLineBuilder();
  const open: number[] = [];
  let start = -1;
  let end = 0;
  /** Whether the line that is being made is an opening tag, alone or with its text. */
  let opening = false;

  const endLine = (): number => {
    if (start < 0 || lines.isFull()) return -1;
    const line = lines.add(start, end, opening ? open.length - 1 : open.length);
    if (opening) open[open.length - 1] = line;
    opening = false;
    start = -1;
    return line;
  };
  const addText = (from: number, to: number): void => {
    for (let at = from; at < to; ) {
      const found = text.indexOf('\n', at);
      const stop = found === -1 || found > to ? to : found;
      const line = text.slice(at, stop);
      const trimmed = line.trim();
      if (trimmed !== '' && !lines.isFull()) {
        const first = at + line.indexOf(trimmed);
        lines.add(first, first + trimmed.length, open.length);
      }
      at = stop + 1;
    }
  };

  let items = 0;
  for (const item of xmlItems(text)) {
    items += 1;
    if (items % itemsAtOnce === 0) yield;
    if (lines.isFull()) break;
    if (item.kind === 'text' && opening && item.end - item.start <= longestInline && !text.slice(item.start, item.end).includes('\n')) {
      end = item.end;
    } else if (item.kind === 'close' && opening) {
      end = item.end;
      opening = false;
      open.pop();
      endLine();
    } else {
      endLine();
      if (item.kind === 'open' && !(html && endless.has(nameOf(text, item)))) {
        start = item.start;
        end = item.end;
        opening = true;
        open.push(-1);
      } else if (item.kind === 'close') {
        const opener = open.pop() ?? -1;
        lines.add(item.start, item.end, open.length);
        if (opener >= 0) lines.close(opener);
      } else {
        addText(item.start, item.end);
      }
    }
  }
  endLine();
  return lines.table();
}

/** The tokens of one line in colour. */
export function xmlPieces(line: string): readonly TonedPiece[] {
  const pieces: TonedPiece[] = [];
  for (const { tokens } of xmlItems(line)) for (const { kind, start, end } of tokens) pieces.push({ start, end, tone: tones[kind] });
  return pieces;
}

const tones: Readonly<Record<XmlItem['tokens'][number]['kind'], TonedPiece['tone']>> = { text: 't', mark: 'p', name: 'k', attribute: 'a', value: 's', comment: 'p', instruction: 'p' };

function nameOf(text: string, { tokens }: XmlItem): string {
  const name = tokens[1];
  return name === undefined ? '' : text.slice(name.start, name.end).toLowerCase();
}
