/** Longest pattern of a user's schema, in characters. */
const patternLength = 300;

/** Texts longer than this (UTF-16 units) match no pattern: with the budget below the slowest test then ends within a second or so. */
export const testedTextLength = 500;

/** What a repeat without end costs, in doublings of the time. Fewer than the 9 of 500 characters: repeats share the characters between them. */
const openRepeatCost = 7;
/** Doublings that a whole pattern may cost: room for three repeats without end, or many optional parts. */
const budget = 3 * openRepeatCost;

interface Group {
  readonly start: number;
  /** Doublings of the time that the parts so far can cost. */
  cost: number;
  alternatives: number;
}

/**
 * Why a pattern of a schema could take forever on some text, in one sentence; undefined where it cannot.
 * JavaScript's engine tries each way to match, so `(a+)+` takes time that doubles with each character. The ways are counted from above:
 * this refuses some harmless patterns too, and says which part to change.
 */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > patternLength) return `The pattern ${pattern.slice(0, 40)}… is longer than ${patternLength} characters.`;
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    if (error instanceof SyntaxError) return `The pattern ${pattern} is not a regular expression.`;
    throw error;
  }
  const whole: Group = { start: 0, cost: pattern.startsWith('^') ? 0 : openRepeatCost, alternatives: 1 };
  const open: Group[] = [whole];
  let closed: Group | undefined;

  for (let at = 0; at < pattern.length; ) {
    const here = pattern.slice(at);
    const group = open.at(-1) ?? whole;
    const repeat = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(here)?.[0];
    if (repeat !== undefined) {
      const { least, most } = timesOf(repeat);
      const inner = closed === undefined ? 0 : costOf(closed);
      if (closed !== undefined && inner > 0 && most * inner > budget) {
        return `The pattern ${pattern} repeats ${pattern.slice(closed.start, at)}, in which something repeats or branches. Write it without the inner repeat.`;
      }
      group.cost += (inner === 0 ? 0 : most * inner) + Math.min(Math.log2(most - least + 1), openRepeatCost);
      closed = undefined;
      at += repeat.length;
      continue;
    }
    if (closed !== undefined) group.cost += costOf(closed);
    closed = undefined;
    if (/^\\(?:[1-9]|k<)/.test(here)) return `The pattern ${pattern} refers back to a group, which is not allowed.`;
    const token = tokenOf(here);
    if (token.startsWith('(')) open.push({ start: at, cost: 0, alternatives: 1 });
    else if (token === ')') closed = open.pop();
    else if (token === '|') group.alternatives += 1;
    at += token.length;
  }
  if (closed !== undefined) whole.cost += costOf(closed);
  return costOf(whole) > budget ? `The pattern ${pattern} repeats and branches too much. Begin it with ^, and use fewer repeats.` : undefined;
}

function costOf(group: Group): number {
  return group.cost + Math.log2(group.alternatives);
}

/** An escape, a class, the beginning of a group, or one character. */
function tokenOf(pattern: string): string {
  return /^(?:\\(?:u\{[0-9a-fA-F]+\}|[pP]\{[^}]*\}|[^])|\[(?:\\[^]|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<[^>]*>)|[^])/.exec(pattern)?.[0] ?? pattern;
}

function timesOf(repeat: string): { readonly least: number; readonly most: number } {
  if (repeat.startsWith('?')) return { least: 0, most: 1 };
  const bounds = /^\{(\d+)(,?)(\d*)\}/.exec(repeat);
  if (bounds === null) return { least: 0, most: Number.POSITIVE_INFINITY };
  const [, least = '0', comma, most = ''] = bounds;
  if (comma === '') return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === '' ? Number.POSITIVE_INFINITY : Number(most) };
}
