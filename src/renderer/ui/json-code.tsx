import { useMemo, type ReactNode } from 'react';
import { scanJson, type JsonTokenKind } from '../../shared/json/scan-json';
import { VisibleText } from './visible-text';

const longestColoured = 32 * 1024;

const tones: Readonly<Record<JsonTokenKind, string>> = {
  '{': 'p',
  '}': 'p',
  '[': 'p',
  ']': 'p',
  ':': 'p',
  ',': 'p',
  key: 'k',
  string: 's',
  number: 'n',
  true: 'a',
  false: 'a',
  null: 'a',
};

/** JSON text with its tokens in colour and every character in its place; text that is not JSON, or long, without colour. */
export function JsonCode({ text }: { readonly text: string }): ReactNode {
  const pieces = useMemo(() => colouredPieces(text), [text]);
  if (pieces === undefined) return <VisibleText text={text} />;
  return pieces.map(({ start, end, tone }) => (
    <span key={start} className={tone}>
      <VisibleText text={text.slice(start, end)} />
    </span>
  ));
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly tone: string;
}

function colouredPieces(text: string): readonly Piece[] | undefined {
  if (text.length > longestColoured) return undefined;
  const pieces: Piece[] = [];
  let from = 0;
  const problem = scanJson(text, (kind, start, end) => {
    if (start > from) pieces.push({ start: from, end: start, tone: 'p' });
    pieces.push({ start, end, tone: tones[kind] });
    from = end;
  });
  if (problem !== undefined) return undefined;
  if (from < text.length) pieces.push({ start: from, end: text.length, tone: 'p' });
  return pieces;
}
