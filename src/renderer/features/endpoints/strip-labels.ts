/** A label of the strip: where its dot is, and where its text begins and ends, in pixels. */
interface Extent {
  readonly from: number;
  readonly to: number;
}

// Of the narrowest editor, and of a character of the small text.
const stripWidth = 340;
const characterWidth = 5.8;
const gap = 4;

/** Which of the labels under evenly spaced dots are written, so that none touches another: the first and the last always, of those between as many as there is room for. */
export function writtenLabels(labels: readonly string[]): ReadonlySet<number> {
  const last = labels.length - 1;
  if (last < 1) return new Set(labels.keys());
  const written = new Set([0, last]);
  const { from: end } = extentOf(labels, last);
  let { to: taken } = extentOf(labels, 0);
  for (let index = 1; index < last; index += 1) {
    const { from, to } = extentOf(labels, index);
    if (from < taken + gap || to > end - gap) continue;
    written.add(index);
    taken = to;
  }
  return written;
}

function extentOf(labels: readonly string[], index: number): Extent {
  const last = labels.length - 1;
  const width = (labels[index] ?? '').length * characterWidth;
  if (index === 0) return { from: 0, to: width };
  if (index === last) return { from: stripWidth - width, to: stripWidth };
  const middle = (stripWidth * index) / last;
  return { from: middle - width / 2, to: middle + width / 2 };
}
