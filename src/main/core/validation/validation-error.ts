import type { ErrorObject } from 'ajv';
import { pathOf, pointerOf } from '../../../shared/json/json-pointer';

/** One way in which a value does not fit its schema. */
export interface ValidationError {
  /** JSON pointer of the place. For a missing or an unknown property: where it should be, or is. */
  readonly pointer: string;
  /** The JSON Schema keyword that failed. */
  readonly keyword: string;
  /** A whole plain sentence that names the property. */
  readonly message: string;
  /** What the schema asks for, in a few words. */
  readonly expected: string;
  /** What is there, in a few words; long values are cut. */
  readonly found: string;
}

const longestFound = 80;

/** Puts what Ajv says in plain words. Needs errors made with `verbose`, which carry the value; at most `limit` are given. */
export function validationErrors(errors: readonly ErrorObject[], limit: number): readonly ValidationError[] {
  const composites = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  const told: ValidationError[] = [];
  for (const error of errors) {
    if (told.length === limit) break;
    // "if" only repeats that its branch failed, and the branches of anyOf and oneOf are noise beside the choice itself.
    if (error.keyword === 'if' || composites.some((composite) => error.schemaPath.startsWith(`${composite.schemaPath}/`))) continue;
    told.push(validationError(error));
  }
  return told;
}

function validationError(error: ErrorObject): ValidationError {
  const params: Readonly<Record<string, unknown>> = error.params;
  switch (error.keyword) {
    case 'required': {
      const pointer = child(error, params['missingProperty']);
      return { pointer, keyword: error.keyword, message: `${named(pointer)} is missing.`, expected: `${named(pointer)} in ${placeOf(error.instancePath)}`, found: 'no such key' };
    }
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const pointer = child(error, params['additionalProperty'] ?? params['unevaluatedProperty']);
      return { pointer, keyword: error.keyword, message: `${named(pointer)} is not known here.`, expected: `no ${named(pointer)} in ${placeOf(error.instancePath)}`, found: 'a key of that name' };
    }
    case 'false schema':
      return { pointer: error.instancePath, keyword: error.keyword, message: `${named(error.instancePath)} must not be here.`, expected: 'nothing', found: shownValue(error.data) };
    default: {
      const expected = expectation(error.keyword, params);
      const found = foundFor(error.keyword, error.data);
      const asked = error.keyword === 'enum' || error.keyword === 'const' ? inProse(expected) : expected;
      return { pointer: error.instancePath, keyword: error.keyword, message: `${named(error.instancePath)} must be ${asked}, but is ${inProse(found)}.`, expected, found };
    }
  }
}

function child(error: ErrorObject, property: unknown): string {
  return error.instancePath + pointerOf([String(property)]);
}

/** The object that a key belongs to. */
function placeOf(pointer: string): string {
  return pointer === '' ? 'the outermost object' : named(pointer);
}

function named(pointer: string): string {
  const path = pathOf(pointer) ?? [];
  const last = path.at(-1);
  if (last === undefined) return 'The value';
  const owner = path.at(-2);
  return /^\d+$/.test(last) && owner !== undefined ? `Item ${last} of “${clipped(owner)}”` : `“${clipped(last)}”`;
}

const typeWords: ReadonlyMap<unknown, string> = new Map([
  ['object', 'an object'],
  ['array', 'an array'],
  ['string', 'a text'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
  ['null', 'null'],
]);

function expectation(keyword: string, params: Readonly<Record<string, unknown>>): string {
  const limit = String(params['limit']);
  switch (keyword) {
    case 'type': {
      const types = Array.isArray(params['type']) ? params['type'] : [params['type']];
      return listed(types.map((type) => typeWords.get(type) ?? String(type)));
    }
    case 'enum':
      return listed((Array.isArray(params['allowedValues']) ? params['allowedValues'] : []).map(shownValue));
    case 'const':
      return shownValue(params['allowedValue']);
    case 'minLength':
      return limit === '1' ? 'a text that is not empty' : `at least ${limit} characters long`;
    case 'maxLength':
      return `at most ${limit} characters long`;
    case 'minItems':
      return `a list of at least ${limit}`;
    case 'maxItems':
      return `a list of at most ${limit}`;
    case 'minProperties':
      return `an object with at least ${limit} properties`;
    case 'maxProperties':
      return `an object with at most ${limit} properties`;
    case 'minimum':
      return `${limit} or more`;
    case 'maximum':
      return `${limit} or less`;
    case 'exclusiveMinimum':
      return `more than ${limit}`;
    case 'exclusiveMaximum':
      return `less than ${limit}`;
    case 'multipleOf':
      return `a multiple of ${String(params['multipleOf'])}`;
    case 'pattern':
      return `a text of the pattern ${clipped(String(params['pattern']))}`;
    case 'format':
      return `a text of the format ${String(params['format'])}`;
    case 'uniqueItems':
      return 'a list without repeats';
    case 'contains':
      return 'a list that contains what the schema asks for';
    case 'anyOf':
      return 'of one of the allowed forms';
    case 'oneOf':
      return 'of exactly one of the allowed forms';
    case 'not':
      return 'other than what the schema forbids';
    default:
      return `what the schema’s “${clipped(keyword)}” asks for`;
  }
}

function listed(words: readonly string[]): string {
  const head = words.slice(0, -1);
  const last = words.at(-1) ?? 'nothing';
  return head.length === 0 ? last : `${head.join(', ')} or ${last}`;
}

/** Texts in the quotes of a sentence, where `expected` and `found` have them as JSON writes them. */
function inProse(words: string): string {
  return words.replace(/"((?:[^"\\]|\\.)*)"/g, '“$1”');
}

function foundFor(keyword: string, data: unknown): string {
  if (typeof data === 'string' && (keyword === 'maxLength' || keyword === 'minLength')) return data === '' ? 'empty' : `${data.length} characters long`;
  return shownValue(data);
}

function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? 'an array of 1 item' : `an array of ${value.length} items`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return value.length > longestFound ? `${JSON.stringify(value.slice(0, longestFound))}…` : JSON.stringify(value);
  return String(value);
}

function clipped(text: string): string {
  return text.length > longestFound ? `${text.slice(0, longestFound)}…` : text;
}
