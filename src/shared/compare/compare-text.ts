import { align } from './align';
import type { Finding } from './compare-headers';
import { differingPart, type DifferingPart } from './differing-part';
import { createSymbols } from './symbols';

/** One line of a side, without its line break, and its number from 1. */
export interface TextLine {
  readonly text: string;
  readonly number: number;
}

/** A line of A beside its like in B; at least one is there. */
export interface TextRow {
  readonly finding: Extract<Finding, 'same' | 'changed' | 'only-a' | 'only-b'>;
  readonly a?: TextLine;
  readonly b?: TextLine;
  /** Of a changed line: what of it. */
  readonly part?: DifferingPart;
}

/** Rows ready to be shown: all of them, or, where those would be too many, only the first that differ. */
export interface ListedLines {
  readonly rows: readonly TextRow[];
  /** Lines that differ and are not among the rows. */
  readonly unlisted: number;
  readonly extent: 'all' | 'only-listed';
}

/** Leaves equal lines out where there are more than `most` rows, and then the differences beyond that. */
export function listLines(rows: readonly TextRow[], most: number): ListedLines {
  if (rows.length <= most) return { rows, unlisted: 0, extent: 'all' };
  const differing = rows.filter(({ finding }) => finding !== 'same');
  return { rows: differing.slice(0, most), unlisted: Math.max(0, differing.length - most), extent: 'only-listed' };
}

/** Compares two texts line by line; within a line that changed, word by word. A line break belongs to the line that it ends. */
export function compareText(a: string, b: string): readonly TextRow[] {
  const aLines = linesOf(a);
  const bLines = linesOf(b);
  const symbolOf = createSymbols();
  const rows: TextRow[] = [];
  for (const { same, aFrom, aTo, bFrom, bTo } of align(aLines.map(symbolOf), bLines.map(symbolOf))) {
    const aCount = aTo - aFrom;
    const bCount = bTo - bFrom;
    for (let index = 0; index < Math.max(aCount, bCount); index += 1) {
      const one = index < aCount ? lineAt(aLines, aFrom + index) : undefined;
      const other = index < bCount ? lineAt(bLines, bFrom + index) : undefined;
      if (one === undefined) rows.push({ finding: 'only-b', ...(other === undefined ? {} : { b: other }) });
      else if (other === undefined) rows.push({ finding: 'only-a', a: one });
      else if (same) rows.push({ finding: 'same', a: one, b: other });
      else rows.push({ finding: 'changed', a: one, b: other, part: differingPart(one.text, other.text) });
    }
  }
  return rows;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

function lineAt(lines: readonly string[], index: number): TextLine {
  return { text: lines[index] ?? '', number: index + 1 };
}
