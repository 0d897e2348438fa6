import type { Finding } from '../../../shared/compare/compare-headers';

/** A row to show, or a stretch of equal ones that stands folded: `from` names it. */
export type FoldedRow = { readonly kind: 'row'; readonly index: number } | { readonly kind: 'fold'; readonly from: number; readonly count: number };

interface Row {
  readonly finding: Finding;
  readonly depth?: number;
}

/** Shorter stretches stand open: a fold would save nothing. */
const shortestFold = 4;

/** Folds stretches of equal rows; the objects and lists around a difference stay, so that it can be seen where it lies. `open` names stretches that the user opened. */
export function foldRows(rows: readonly Row[], open: ReadonlySet<number>): readonly FoldedRow[] {
  const needed = around(rows);
  const folded: FoldedRow[] = [];
  let at = 0;
  while (at < rows.length) {
    let end = at;
    while (end < rows.length && rows[end]?.finding === 'same' && !needed.has(end)) end += 1;
    const count = end - at;
    if (count >= shortestFold && !open.has(at)) folded.push({ kind: 'fold', from: at, count });
    else for (let index = at; index < end; index += 1) folded.push({ kind: 'row', index });
    if (end < rows.length) folded.push({ kind: 'row', index: end });
    at = end + 1;
  }
  return folded;
}

/** The rows that hold others which are not equal. */
function around(rows: readonly Row[]): ReadonlySet<number> {
  const needed = new Set<number>();
  const path: number[] = [];
  rows.forEach(({ finding, depth }, index) => {
    if (depth === undefined) return;
    path.length = depth;
    path[depth] = index;
    if (finding === 'same') return;
    for (let level = depth - 1; level >= 0; level -= 1) {
      const holder = path[level];
      if (holder === undefined || needed.has(holder)) break;
      needed.add(holder);
    }
  });
  return needed;
}
