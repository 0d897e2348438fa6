/** A stretch of a line, in a tone of the style sheet: k key, s string, n number, a atom, p punctuation, t plain. */
export interface TonedPiece {
  readonly start: number;
  readonly end: number;
  readonly tone: 'k' | 's' | 'n' | 'a' | 'p' | 't';
}

/**
 * Lines made of stretches of one text: line `i` is `text.slice(starts[i], ends[i])`, `indents[i]` levels in. `folds[i]` is the line that closes
 * what line `i` opens, or 0. Numbers only, since a body can have a million lines.
 */
export interface CodeLineTable {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly indents: readonly number[];
  readonly folds: readonly number[];
  /** True where there are more lines than are listed. */
  readonly more: boolean;
}

/** Most lines that are listed: what the tallest element of the engine holds. */
export const mostCodeLines = 1_000_000;

/** Puts a table of lines together. Lines past the most are dropped. */
export interface CodeLineBuilder {
  /** Begins a line and gives its place. */
  add(start: number, end: number, indent: number): number;
  /** Line `opening` is closed by the line that was added last. */
  close(opening: number): void;
  isFull(): boolean;
  table(): CodeLineTable;
}

export function createCodeLineBuilder(): CodeLineBuilder {
  const starts: number[] = [];
  const ends: number[] = [];
  const indents: number[] = [];
  const folds: number[] = [];
  let more = false;
  return {
    add(start, end, indent) {
      starts.push(start);
      ends.push(end);
      indents.push(indent);
      folds.push(0);
      return starts.length - 1;
    },
    close(opening) {
      folds[opening] = starts.length - 1;
    },
    isFull() {
      more ||= starts.length >= mostCodeLines;
      return more;
    },
    table: () => ({ starts, ends, indents, folds, more }),
  };
}

/** Which lines are listed while some are folded, by their places; undefined where all are. */
export function listedLines({ starts, folds }: CodeLineTable, folded: ReadonlySet<number>): Int32Array | undefined {
  if (folded.size === 0) return undefined;
  const listed = new Int32Array(starts.length);
  let used = 0;
  for (let line = 0; line < starts.length; ) {
    listed[used++] = line;
    const end = folds[line] ?? 0;
    // A folded line stands for all lines up to the one that closes it.
    line = folded.has(line) && end > line ? end + 1 : line + 1;
  }
  return listed.subarray(0, used);
}
