import type { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from '../../../shared/catalog/catalog';
import { validationErrors, type ValidationError } from './validation-error';

/**
 * A compiler for the schemas that ship with the program. It stops at the first error, so that a hostile value cannot make a long list,
 * and counts lengths in UTF-16 units, so that a text of 26 MB costs nothing to measure. That the schemas themselves are sound is for a test to
 * find, and what they compile to is not polished: each start of the program would pay for both.
 */
export function createOwnAjv(): Ajv {
  return new Ajv2020({ strict: false, verbose: true, unicode: false, logger: false, ownProperties: true, meta: false, validateSchema: false, code: { optimize: false } });
}

/** A validator of one shipped schema: the first problem, or none. A schema that does not compile is a bug and throws. */
export function compileOwn(ajv: Ajv, schema: JsonSchema): (value: unknown) => readonly ValidationError[] {
  const fits = ajv.compile(schema);
  return (value) => (fits(value) ? [] : validationErrors(fits.errors ?? [], 1));
}
