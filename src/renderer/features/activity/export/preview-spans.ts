import type { PreviewPiece } from '../../../../shared/contract/export-contract';
import { scanJson, type JsonTokenKind } from '../../../../shared/json/scan-json';
import { removedText } from '../../../../shared/redaction/redaction-rules';

/** A stretch of a preview: text with its tone, or a mask by its rule. `start` is its place in the whole. */
export type PreviewSpan = { readonly start: number; readonly text: string; readonly tone: string } | { readonly start: number; readonly removed: string };

const tones: Partial<Record<JsonTokenKind, string>> = { key: 'k', string: 's', number: 'n', true: 'a', false: 'a', null: 'a' };

/** The pieces of a preview with the tokens of JSON in colour, as far as it is JSON; a mask stands for the quotes around it too. */
export function previewSpans(pieces: readonly PreviewPiece[]): readonly PreviewSpan[] {
  const text = pieces.map((piece) => ('text' in piece ? piece.text : removedText)).join('');
  const tokens: { readonly start: number; readonly end: number; readonly tone: string }[] = [];
  scanJson(text, (kind, start, end) => {
    const tone = tones[kind];
    if (tone !== undefined) tokens.push({ start, end, tone });
  });
  const spans: PreviewSpan[] = [];
  let at = 0;
  let token = 0;
  const add = (to: number): void => {
    while (at < to) {
      while (token < tokens.length && (tokens[token]?.end ?? 0) <= at) token += 1;
      const next = tokens[token];
      const inside = next !== undefined && next.start <= at;
      const end = Math.min(to, inside ? next.end : (next?.start ?? to));
      spans.push({ start: at, text: text.slice(at, end), tone: inside ? next.tone : 'p' });
      at = end;
    }
  };
  let place = 0;
  for (const piece of pieces) {
    if ('text' in piece) place += piece.text.length;
    else {
      const quote = text.startsWith('\\"', place - 2) ? 2 : text[place - 1] === '"' ? 1 : 0;
      add(Math.max(at, place - quote));
      spans.push({ start: place, removed: piece.removed });
      place += removedText.length;
      at = place + quote;
    }
  }
  add(text.length);
  return spans;
}
