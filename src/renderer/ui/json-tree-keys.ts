import type { JsonNode } from '../../shared/json/parse-json';
import { childCount, type TreeRow, type ValueRow } from './json-tree-rows';

/** What was typed to jump by key, and when the last character came, in milliseconds. */
export interface TypedAhead {
  readonly text: string;
  readonly atMs: number;
}

/** What a key does in the tree. */
export interface TreeStep {
  readonly moveTo?: number;
  readonly open?: readonly JsonNode[];
  readonly close?: readonly JsonNode[];
  readonly more?: JsonNode;
  readonly copy?: ValueRow;
  readonly typed?: TypedAhead;
}

const pageRows = 10;
const typingPauseMs = 700;

/** The step for a key, by the pattern for trees of the ARIA practices; undefined where the key means nothing here. */
export function nextTreeStep(
  key: string,
  rows: readonly TreeRow[],
  index: number,
  open: ReadonlySet<JsonNode>,
  typed: TypedAhead,
  nowMs: number,
): TreeStep | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  const last = rows.length - 1;
  const canOpen = row.kind === 'value' && childCount(row.node) > 0;
  const isOpen = canOpen && open.has(row.node);
  switch (key) {
    case 'ArrowDown':
      return { moveTo: Math.min(last, index + 1) };
    case 'ArrowUp':
      return { moveTo: Math.max(0, index - 1) };
    case 'Home':
      return { moveTo: 0 };
    case 'End':
      return { moveTo: last };
    case 'PageDown':
      return { moveTo: Math.min(last, index + pageRows) };
    case 'PageUp':
      return { moveTo: Math.max(0, index - pageRows) };
    case 'ArrowRight':
      if (row.kind === 'more') return { more: row.node };
      if (!canOpen) return {};
      return isOpen ? { moveTo: index + 1 } : { open: [row.node] };
    case 'ArrowLeft':
      if (isOpen) return { close: [row.node] };
      return { moveTo: row.parent === undefined ? index : rows.indexOf(row.parent) };
    case 'Enter':
      return row.kind === 'more' ? { more: row.node } : { copy: row };
    case ' ':
      if (row.kind === 'more') return { more: row.node };
      if (!canOpen) return {};
      return isOpen ? { close: [row.node] } : { open: [row.node] };
    case '*':
      return { open: rows.filter((each) => each.kind === 'value' && each.parent === row.parent && childCount(each.node) > 0).map((each) => each.node) };
    default:
      return key.length === 1 ? typeAhead(key, rows, index, typed, nowMs) : undefined;
  }
}

function typeAhead(key: string, rows: readonly TreeRow[], index: number, typed: TypedAhead, nowMs: number): TreeStep {
  const goesOn = typed.text !== '' && nowMs - typed.atMs < typingPauseMs;
  const text = (goesOn ? typed.text : '') + key.toLowerCase();
  // A word that goes on may still mean the row it has reached; a new one looks at the rows after it first.
  const from = goesOn ? index : index + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const at = (from + step) % rows.length;
    const row = rows[at];
    if (row?.kind === 'value' && typeof row.label === 'string' && row.label.toLowerCase().startsWith(text)) {
      return { moveTo: at, typed: { text, atMs: nowMs } };
    }
  }
  return { typed: { text, atMs: nowMs } };
}
