import { headerValues } from '../model/header';
import type { HeaderComparison } from './compare-headers';
import type { RequestSide } from './compare-requests';
import type { BodyComparison, BodyFacts } from './compared-body';
import { startOf } from './cut-text';

/** What a difference means for a receiver: a sentence to head it, and why it matters. Names and values in them come from outside. */
export interface Meaning {
  readonly tone: 'warn' | 'note';
  readonly title: string;
  readonly text: string;
}

/** So many numbers are named; the others mean the same. */
const mostNumbers = 3;
const shownUnits = 60;

/** What can be said of the differences from the bytes alone. */
export function meanings(a: RequestSide, b: RequestSide, headers: HeaderComparison, body: BodyComparison, facts: BodyFacts): readonly Meaning[] {
  return [...repeatedHeaders(a, b), ...headerCase(headers), ...numbers(body), ...bytesOnly(body, facts), ...parts(a, b)];
}

function repeatedHeaders(a: RequestSide, b: RequestSide): readonly Meaning[] {
  const found: Meaning[] = [];
  const seen = new Set<string>();
  for (const [name] of [...a.headers, ...b.headers]) {
    const lower = name.toLowerCase();
    if (seen.has(lower)) continue;
    seen.add(lower);
    const inA = headerValues(a.headers, name);
    const inB = headerValues(b.headers, name);
    if (inA.length === inB.length || Math.max(inA.length, inB.length) < 2) continue;
    const [side, values] = inA.length > inB.length ? ['A', inA] as const : ['B', inB] as const;
    found.push({
      tone: 'warn',
      title: `${shown(name)} comes ${values.length === 2 ? 'twice' : `${values.length} times`} in ${side}`,
      text: `Many frameworks join them to “${shown(values.join(', '))}”.`,
    });
  }
  return found;
}

function headerCase(headers: HeaderComparison): readonly Meaning[] {
  const row = headers.rows.find(({ otherCase, finding, part }) => otherCase && finding === 'changed' && part === undefined);
  if (row?.a === undefined || row.b === undefined) return [];
  return [{ tone: 'note', title: `${shown(row.a.name)} is written ${shown(row.b.name)} in B`, text: 'HTTP does not tell header names apart by case. A receiver that does breaks its own rules.' }];
}

function numbers(body: BodyComparison): readonly Meaning[] {
  if (body.by !== 'structure') return [];
  const noted = body.rows.filter(({ note }) => note !== undefined).slice(0, mostNumbers);
  return noted.map(({ path, note }) =>
    note === 'same-double'
      ? { tone: 'note', title: `${shown(path === '' ? 'The number' : path)} differs beyond 2^53`, text: 'A receiver that reads numbers as doubles sees no difference.' }
      : { tone: 'note', title: `${shown(path === '' ? 'The number' : path)} is the same number, written differently`, text: 'A receiver that keeps the number as text, or signs what it wrote anew, sees a difference.' },
  );
}

function bytesOnly(body: BodyComparison, facts: BodyFacts): readonly Meaning[] {
  const { changed, moved, ignored } = body.counts;
  if (body.by !== 'structure' || facts.sameBytes || changed + moved + ignored + body.counts['only-a'] + body.counts['only-b'] > 0) return [];
  return [{ tone: 'note', title: 'The bodies say the same in different bytes', text: 'White space, escapes or the order of keys differ. A signature over the bytes differs too.' }];
}

function parts(a: RequestSide, b: RequestSide): readonly Meaning[] {
  const cut = [...(a.body.whole ? [] : ['A']), ...(b.body.whole ? [] : ['B'])];
  if (cut.length === 0) return [];
  return [{ tone: 'warn', title: `Not all of the body of ${cut.join(' and ')} was kept`, text: 'What came after that is not compared.' }];
}

function shown(text: string): string {
  return text.length > shownUnits ? `${startOf(text, shownUnits)}…` : text;
}
