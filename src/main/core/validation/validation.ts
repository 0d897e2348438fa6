import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonSchema } from '../../../shared/catalog/catalog';
import { testedTextLength } from './pattern-guard';
import { schemaProblem } from './schema-guard';
import { itemsAreUnique } from './unique-items';
import { validationErrors, type ValidationError } from './validation-error';

/** A schema ready for use, or why it cannot be used, in one sentence. */
export type CompiledSchema =
  | {
      readonly ok: true;
      /** Whether a value fits, at the least cost: stops at the first error and says nothing of it. */
      readonly fits: (value: unknown) => boolean;
      /** What is wrong with a value: at most 20 errors; of a very large value the first one. Empty where it fits. */
      readonly validate: (value: unknown) => readonly ValidationError[];
    }
  | { readonly ok: false; readonly message: string };

/** Compiles schemas of the catalogue, the user's own among them. */
export interface Validation {
  /** JSON Schema draft 2020-12, formats included. References stay within the schema; nothing is ever fetched. The same schema object is compiled once. */
  compile(schema: JsonSchema): CompiledSchema;
}

const errorLimit = 20;
// All errors of a larger value could be as many as its parts, each with its own text.
const largestFullyChecked = 20_000;

/** Makes a compiler with a memory of its own; what it compiled is forgotten together with the schema object. */
export function createValidation(): Validation {
  const language = new Ajv2020({ strict: false, logger: false });
  const known = new WeakMap<JsonSchema, CompiledSchema>();
  return {
    compile(schema) {
      let compiled = known.get(schema);
      if (compiled === undefined) {
        compiled = compile(schema, language);
        known.set(schema, compiled);
      }
      return compiled;
    },
  };
}

/** One for each schema: Ajv keeps every $id that it has met, and a second schema with the same one would be refused or, worse, mixed in. */
function createAjv(allErrors: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors, verbose: true, logger: false, ownProperties: true, meta: false, validateSchema: false, code: { regExp: guardedPattern } });
  addFormats(ajv);
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: (wanted: boolean, items: readonly unknown[]) => !wanted || itemsAreUnique(items) });
  return ajv;
}

const guardedPattern = Object.assign(
  (pattern: string, flags: string) => {
    const expression = new RegExp(pattern, flags);
    return { test: (text: string) => text.length <= testedTextLength && expression.test(text), toString: () => String(expression) };
  },
  // Only code that Ajv writes to a file uses this; ours stays in memory.
  { code: 'new RegExp' },
);

function compile(schema: JsonSchema, language: Ajv2020): CompiledSchema {
  const refused = schemaProblem(schema);
  if (refused !== undefined) return { ok: false, message: refused };
  const stopping = compiledBy(schema, false, language);
  if (!stopping.ok) return stopping;
  const { validate: stops } = stopping;
  let collects: ValidateFunction | undefined;

  function collecting(): ValidateFunction {
    if (collects === undefined) {
      const compiled = compiledBy(schema, true, language);
      if (!compiled.ok) throw new Error(`A schema compiled once, but not twice: ${compiled.message}`);
      collects = compiled.validate;
    }
    return collects;
  }

  return {
    ok: true,
    fits: (value) => run(stops, value) === 'fits',
    validate(value) {
      let validate = stops;
      let outcome = run(validate, value);
      if (outcome === 'fails' && isAtMost(largestFullyChecked, value)) {
        validate = collecting();
        outcome = run(validate, value);
      }
      if (outcome === 'fits') return [];
      return outcome === 'too-deep' ? [tooDeep] : validationErrors(validate.errors ?? [], errorLimit);
    },
  };
}

type Compiled = { readonly ok: true; readonly validate: ValidateFunction } | { readonly ok: false; readonly message: string };

function compiledBy(schema: JsonSchema, allErrors: boolean, language: Ajv2020): Compiled {
  try {
    // Throws for a language other than draft 2020-12.
    if (language.validateSchema(schema) !== true) return { ok: false, message: `The schema cannot be used: ${language.errorsText(language.errors, { dataVar: 'schema' })}.` };
    return { ok: true, validate: createAjv(allErrors).compile(schema) };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: 'The schema is too large to be used.' };
    // What Ajv throws while compiling is about the schema, which is the user's: not a bug of ours.
    if (error instanceof Error) return { ok: false, message: `The schema cannot be used: ${error.message}.` };
    throw error;
  }
}

function run(validate: ValidateFunction, value: unknown): 'fits' | 'fails' | 'too-deep' {
  try {
    return validate(value) ? 'fits' : 'fails';
  } catch (error) {
    // A schema that refers to itself follows the value down, or goes round without end.
    if (error instanceof RangeError) return 'too-deep';
    throw error;
  }
}

const tooDeep: ValidationError = {
  pointer: '',
  keyword: '$ref',
  message: 'The value is nested too deeply to be checked against this schema.',
  expected: 'less nesting',
  found: 'nesting that goes on too long',
};

function isAtMost(limit: number, value: unknown): boolean {
  const waiting: unknown[] = [value];
  let seen = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    seen += 1;
    if (seen > limit) return false;
    if (typeof next !== 'object' || next === null) continue;
    const inner: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (seen + waiting.length + inner.length > limit) return false;
    for (const each of inner) waiting.push(each);
  }
  return true;
}
