import { jsonPathText } from '../json/json-path';
import { parseJson, type JsonNode } from '../json/parse-json';
import { compareBytes } from './compare-bytes';
import { countFindings, type Finding, type FindingCounts } from './compare-headers';
import { compareJson, pathOfRow, type JsonRow, type NumberNote } from './compare-json';
import type { CompareOptions } from './compare-options';
import { compareText, listLines, type TextRow } from './compare-text';
import { placeBetween } from './cut-text';
import { differingPart, type DifferingPart } from './differing-part';
import type { IgnoreList } from './ignore-list';
import type { JsonSide } from './value-classes';

/** A body to compare. `text` is what the bytes say, undefined where they are no text; `whole` is false where only the first part was kept. */
export interface BodySide {
  readonly bytes: Uint8Array;
  readonly text: string | undefined;
  readonly whole: boolean;
}

/** A value as it is shown: the text that spells it, cut at `valueUnits`, and for an object or list how many children it has. */
export interface ShownValue {
  readonly kind: JsonNode['kind'];
  readonly text: string;
  readonly cut: boolean;
  readonly children: number | undefined;
}

/** A value of A beside its like in B, ready to be shown. `path` leads to it: `claim.labels[1]`; '' for the whole body. */
export interface FieldRow {
  readonly finding: Finding;
  readonly depth: number;
  readonly path: string;
  readonly label: string;
  readonly a?: ShownValue;
  readonly b?: ShownValue;
  readonly part?: DifferingPart;
  readonly note?: NumberNote;
}

/** How the bodies were compared. `only-listed`: values that are the same have no rows, since there would be too many. */
export type BodyComparison =
  | { readonly by: 'structure'; readonly rows: readonly FieldRow[]; readonly counts: FindingCounts; readonly extent: 'all' | 'only-listed'; readonly unlisted: number }
  | { readonly by: 'text'; readonly rows: readonly TextRow[]; readonly counts: FindingCounts; readonly extent: 'all' | 'only-listed'; readonly unlisted: number }
  | { readonly by: 'bytes'; readonly counts: FindingCounts };

/** What is true of two bodies, however they are looked at. */
export interface BodyFacts {
  readonly sameBytes: boolean;
  /** Offset of the first byte that differs; undefined where none does. */
  readonly firstDifference: number | undefined;
}

/** Longest value that is shown, in UTF-16 units. */
export const valueUnits = 500;
/** Most rows that are made ready: beyond this, values that are the same are left out, then further differences. */
export const mostRows = 20_000;
/** Paths of values that lie deeper are not written out: together they would take memory with the square of the depth. */
const deepestPath = 200;
/** Bodies larger than this together list their differences alone. */
export const listOnlyBytes = 2 * 1024 * 1024;

/** Compares two bodies by structure where both are JSON, else by lines where both are text, else by bytes. Never throws. */
export function compareBodies(a: BodySide, b: BodySide, options: CompareOptions, ignore: IgnoreList): BodyComparison {
  if (a.text === undefined || b.text === undefined) return { by: 'bytes', counts: byteCounts(a, b) };
  const one = parseJson(a.text);
  const other = one.ok ? parseJson(b.text) : undefined;
  if (one.ok && other?.ok === true) return byStructure({ text: a.text, root: one.root }, { text: b.text, root: other.root }, options, ignore, a.bytes.length + b.bytes.length);
  const rows = compareText(a.text, b.text);
  return { by: 'text', ...listLines(rows, mostRows), counts: countFindings(rows) };
}

/** Where two bodies begin to differ as bytes. */
export function bodyFacts(a: Uint8Array, b: Uint8Array): BodyFacts {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a[at] === b[at]) at += 1;
  const sameBytes = at === a.length && at === b.length;
  return { sameBytes, firstDifference: sameBytes ? undefined : at };
}

function byStructure(a: JsonSide, b: JsonSide, options: CompareOptions, ignore: IgnoreList, sizeBytes: number): BodyComparison {
  const keepSame = sizeBytes <= listOnlyBytes;
  const { rows, sameCount } = compareJson(a, b, options, ignore, keepSame);
  const extent = keepSame && rows.length <= mostRows ? 'all' : 'only-listed';
  const listed = extent === 'all' ? rows : rows.filter(({ finding }) => finding !== 'same');
  return {
    by: 'structure',
    rows: listed.slice(0, mostRows).map((row) => fieldRow(row, rows, a, b)),
    counts: { ...countFindings(rows), same: sameCount },
    extent,
    unlisted: Math.max(0, listed.length - mostRows),
  };
}

function fieldRow(row: JsonRow, rows: readonly JsonRow[], a: JsonSide, b: JsonSide): FieldRow {
  const one = row.a === undefined ? undefined : shownValue(row.a.node, a.text);
  const other = row.b === undefined ? undefined : shownValue(row.b.node, b.text);
  const path = row.depth > deepestPath ? `…[${row.depth} levels down]` : jsonPathText(pathOfRow(rows, row), '$').replace(/^\$\.?/, '');
  return {
    finding: row.finding,
    depth: row.depth,
    path,
    label: labelOf(row, rows),
    ...(one === undefined ? {} : { a: one }),
    ...(other === undefined ? {} : { b: other }),
    ...(row.finding === 'changed' && one !== undefined && other !== undefined && one.children === undefined && other.children === undefined ? { part: differingPart(one.text, other.text) } : {}),
    ...(row.note === undefined ? {} : { note: row.note }),
  };
}

/** The name that stands in the tree: an item carries the name of its list. */
function labelOf(row: JsonRow, rows: readonly JsonRow[]): string {
  let label = typeof row.step === 'number' ? `[${row.step}]` : row.step;
  let at = rows[row.parent];
  while (label.startsWith('[') && at !== undefined && at.parent !== -1 && label.length < valueUnits) {
    label = `${typeof at.step === 'number' ? `[${at.step}]` : at.step}${label}`;
    if (typeof at.step === 'string') break;
    at = rows[at.parent];
  }
  return label;
}

function shownValue(node: JsonNode, text: string): ShownValue {
  const end = placeBetween(text, Math.min(node.end, node.start + valueUnits));
  const children = node.kind === 'object' ? node.members.length : node.kind === 'array' ? node.items.length : undefined;
  return { kind: node.kind, text: text.slice(node.start, end), cut: end < node.end, children };
}

function byteCounts(a: BodySide, b: BodySide): FindingCounts {
  const counts = { same: 0, changed: 0, moved: 0, 'only-a': 0, 'only-b': 0, ignored: 0 };
  for (const { same, aFrom, aTo, bFrom, bTo } of compareBytes(a.bytes, b.bytes)) {
    if (same) counts.same += aTo - aFrom;
    else if (aFrom === aTo) counts['only-b'] += bTo - bFrom;
    else if (bFrom === bTo) counts['only-a'] += aTo - aFrom;
    else counts.changed += Math.max(aTo - aFrom, bTo - bFrom);
  }
  return counts;
}
