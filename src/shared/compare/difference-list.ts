import type { FindingCounts } from './compare-headers';
import { differences, type RequestComparison } from './compare-requests';
import type { BodyComparison } from './compared-body';

/** One difference that counts, as plain data: `at` is a header's name, a path into the body, or a line. */
export interface Difference {
  readonly type: 'difference';
  readonly in: 'request-line' | 'header' | 'body';
  readonly finding: 'changed' | 'moved' | 'only-a' | 'only-b';
  readonly at: string;
  readonly a?: string;
  readonly b?: string;
}

/** The differences of two requests that count, in the order in which they stand. */
export function differenceList({ line, headers, body }: RequestComparison): readonly Difference[] {
  const found: Difference[] = line.same ? [] : [{ type: 'difference', in: 'request-line', finding: 'changed', at: '', a: line.a, b: line.b }];
  for (const { finding, a, b } of headers.rows) {
    if (finding === 'same' || finding === 'ignored') continue;
    found.push({ type: 'difference', in: 'header', finding, at: (a ?? b)?.name ?? '', ...(a === undefined ? {} : { a: `${a.name}: ${a.value}` }), ...(b === undefined ? {} : { b: `${b.name}: ${b.value}` }) });
  }
  return [...found, ...bodyDifferences(body)];
}

/** A difference in words: a line that says what and where, and one line for each side that has it. */
export function differenceLines({ in: part, finding, at, a, b }: Difference): readonly string[] {
  const words = { changed: 'changed', moved: 'other order', 'only-a': 'only in A', 'only-b': 'only in B' }[finding];
  const head = `${part === 'request-line' ? 'request line' : part}${at === '' ? '' : ` ${at}`}: ${words}`;
  return [head, ...(a === undefined ? [] : [`  A  ${a}`]), ...(b === undefined ? [] : [`  B  ${b}`])];
}

/** "1 changed, 2 only in B, 5,000 equal". */
export function countWords(counts: FindingCounts): string {
  const parts = [
    [counts.changed, 'changed'],
    [counts.moved, 'moved'],
    [counts['only-a'], 'only in A'],
    [counts['only-b'], 'only in B'],
    [counts.same, 'equal'],
    [counts.ignored, 'ignored'],
  ] as const;
  return parts.flatMap(([count, words]) => (count > 0 ? [`${grouped(count)} ${words}`] : [])).join(', ') || 'nothing';
}

/** "26000" as "26,000". */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function bodyDifferences(body: BodyComparison): readonly Difference[] {
  if (body.by === 'bytes') return differences(body.counts) === 0 ? [] : [{ type: 'difference', in: 'body', finding: 'changed', at: '' }];
  const rows = body.by === 'structure' ? body.rows.map(({ finding, path, a, b }) => ({ finding, at: path, a, b })) : body.rows.map(({ finding, a, b }) => ({ finding, at: `line ${(a ?? b)?.number ?? 0}`, a, b }));
  return rows.flatMap(({ finding, at, a, b }) =>
    finding === 'same' || finding === 'ignored' ? [] : [{ type: 'difference' as const, in: 'body' as const, finding, at, ...(a === undefined ? {} : { a: a.text }), ...(b === undefined ? {} : { b: b.text }) }],
  );
}
