/** A stretch of two lists that were laid beside each other: items [aFrom, aTo) of one and [bFrom, bTo) of the other. */
export interface Stretch {
  /** True where the items are the same, one by one; else one of the two sides may be empty. */
  readonly same: boolean;
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** How many differing items are looked through before the rest is taken as replaced: time and memory rise with its square. */
export const mostEdits = 1_500;

/**
 * Lays two lists of symbols beside each other so that as many as possible stand beside their like (Myers, “An O(ND) Difference Algorithm”, 1986).
 * The stretches cover both lists in order; same and other ones alternate. Where more than `limit` items differ, the part between the common
 * beginning and end is one stretch. Never throws.
 */
export function align(a: ArrayLike<number>, b: ArrayLike<number>, limit = mostEdits): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  addStretch(stretches, { same: true, aFrom: 0, aTo: start, bFrom: 0, bTo: start });
  for (const stretch of middle(a, b, start, aEnd, bEnd, limit)) addStretch(stretches, stretch);
  addStretch(stretches, { same: true, aFrom: aEnd, aTo: a.length, bFrom: bEnd, bTo: b.length });
  return stretches;
}

/** Adds a stretch to those before it; joins it with the last one where both are alike, and leaves an empty one out. */
export function addStretch(stretches: Stretch[], stretch: Stretch): void {
  if (stretch.aFrom === stretch.aTo && stretch.bFrom === stretch.bTo) return;
  const last = stretches.at(-1);
  if (last !== undefined && last.same === stretch.same) stretches[stretches.length - 1] = { ...last, aTo: stretch.aTo, bTo: stretch.bTo };
  else stretches.push(stretch);
}

function middle(a: ArrayLike<number>, b: ArrayLike<number>, start: number, aEnd: number, bEnd: number, limit: number): readonly Stretch[] {
  const whole: Stretch = { same: false, aFrom: start, aTo: aEnd, bFrom: start, bTo: bEnd };
  const aCount = aEnd - start;
  const bCount = bEnd - start;
  if (aCount === 0 || bCount === 0) return [whole];
  const trace: Int32Array[] = [];
  // How far each diagonal has come; diagonal k stands at k + offset.
  const most = Math.min(limit, aCount + bCount);
  const offset = most + 1;
  const furthest = new Int32Array(2 * most + 3);
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(furthest.slice(offset - edits - 1, offset + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = diagonal === -edits || (diagonal !== edits && at(furthest, offset + diagonal - 1) < at(furthest, offset + diagonal + 1));
      let x = down ? at(furthest, offset + diagonal + 1) : at(furthest, offset + diagonal - 1) + 1;
      let y = x - diagonal;
      while (x < aCount && y < bCount && a[start + x] === b[start + y]) {
        x += 1;
        y += 1;
      }
      furthest[offset + diagonal] = x;
      if (x >= aCount && y >= bCount) return walkBack(trace, edits, aCount, bCount, start);
    }
  }
  return [whole];
}

/** The way that led to the end, from the marks that each round of edits began with. */
function walkBack(trace: readonly Int32Array[], edits: number, aCount: number, bCount: number, start: number): readonly Stretch[] {
  const backwards: Stretch[] = [];
  let x = aCount;
  let y = bCount;
  for (let round = edits; round > 0; round -= 1) {
    const before = trace[round] ?? new Int32Array();
    const offset = round + 1;
    const diagonal = x - y;
    const down = diagonal === -round || (diagonal !== round && at(before, offset + diagonal - 1) < at(before, offset + diagonal + 1));
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = at(before, offset + from);
    const fromY = fromX - from;
    const startX = down ? fromX : fromX + 1;
    const startY = startX - diagonal;
    if (x > startX) backwards.push({ same: true, aFrom: start + startX, aTo: start + x, bFrom: start + startY, bTo: start + y });
    backwards.push({ same: false, aFrom: start + fromX, aTo: start + startX, bFrom: start + fromY, bTo: start + startY });
    x = fromX;
    y = fromY;
  }
  if (x > 0) backwards.push({ same: true, aFrom: start, aTo: start + x, bFrom: start, bTo: start + y });
  return backwards.reverse();
}

function at(list: Int32Array, index: number): number {
  return list[index] ?? 0;
}
