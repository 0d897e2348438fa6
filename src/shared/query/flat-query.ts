import { parseQuery } from './parse-query';
import type { Query, QueryCondition, QuerySpan } from './query';

/** One condition of a flat query, or the leaving out of one, with its text. */
export interface FlatPart {
  readonly text: string;
  /** True for words and phrases, false for conditions on a field and for marks. */
  readonly isWords: boolean;
}

/** The parts of a query in which every one must hold and none is in brackets; undefined for every other, and for text that cannot be read. */
export function flatParts(text: string): readonly FlatPart[] | undefined {
  const parsed = parseQuery(text);
  if (!parsed.ok) return undefined;
  const { query } = parsed;
  if (query.kind === 'all') return [];
  const parts = query.kind === 'and' ? query.parts : [query];
  const flat = parts.map((part) => flatPart(part, text));
  return flat.every((part) => part !== undefined) ? flat : undefined;
}

function flatPart(part: Query, text: string): FlatPart | undefined {
  const isNot = part.kind === 'not';
  const inner = isNot ? part.part : part;
  return inner.kind === 'condition' ? { text: `${isNot ? '-' : ''}${sliceOf(text, inner.span)}`, isWords: isWords(inner.condition) } : undefined;
}

function sliceOf(text: string, { from, to }: QuerySpan): string {
  return text.slice(from, to);
}

function isWords(condition: QueryCondition): boolean {
  return condition.kind === 'words';
}
