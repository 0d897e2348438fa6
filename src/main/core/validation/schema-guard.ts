import type { JsonSchema } from '../../../shared/catalog/catalog';
import { patternProblem } from './pattern-guard';

/** Most values in a schema, keywords and names included. */
const schemaSize = 3_000;
/** Deepest nesting of a schema. */
const schemaDepth = 64;

/** Why a schema from outside is not compiled, in one sentence; undefined where it can be. Looks everywhere, since a `$ref` may point anywhere. */
export function schemaProblem(schema: JsonSchema): string | undefined {
  let seen = 0;
  let level: unknown[] = [schema];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > schemaDepth) return `The schema is nested more than ${schemaDepth} levels deep.`;
    const next: unknown[] = [];
    for (const value of level) {
      seen += 1;
      if (seen > schemaSize) return `The schema holds more than ${schemaSize} values.`;
      if (typeof value !== 'object' || value === null) continue;
      for (const [name, inner] of Object.entries(value)) {
        const problem = memberProblem(name, inner);
        if (problem !== undefined) return problem;
        next.push(inner);
      }
    }
    level = next;
  }
  return undefined;
}

function memberProblem(name: string, value: unknown): string | undefined {
  if (name === '$async') return 'The schema asks for “$async”, which cannot be used here.';
  if (name === 'pattern' && typeof value === 'string') return patternProblem(value);
  if (name === 'patternProperties' && typeof value === 'object' && value !== null) {
    for (const pattern of Object.keys(value)) {
      const problem = patternProblem(pattern);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}
