import type { CatalogEntry, JsonSchema } from '../../../shared/catalog/catalog';
import { nodeAt } from '../../../shared/json/json-pointer';
import { parseJson } from '../../../shared/json/parse-json';
import type { Check } from '../../../shared/model/check';
import type { CheckRule } from './check-rule';
import { clipped } from './inline-json';
import { memberOf, type Reading } from './reading';

/** One way in which a value does not fit a schema, as the validation tells it. */
export interface SchemaError {
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
}

/** What the checks need of the validation. */
export type CompileSchema = (schema: JsonSchema) => { readonly ok: true; readonly fits: (value: unknown) => boolean; readonly validate: (value: unknown) => readonly SchemaError[] } | { readonly ok: false; readonly message: string };

const code = 'schema';
const toldErrors = 10;

/** The event is in the catalogue, and the body fits its schema. What the rules given as `others` tell of header and performer is not told twice. */
export function createSchemaRule(compile: CompileSchema, others: { readonly eventName: CheckRule; readonly performer: CheckRule }): CheckRule {
  function errorsOf({ body, ...reading }: Reading, entry: CatalogEntry): readonly SchemaError[] {
    if (body.kind !== 'json') return [];
    const whole = compile(entry.bodySchema);
    if (!whole.ok) return [];
    const told = [others.performer.judge({ body, ...reading }) === 'fail' ? '/performed_by' : undefined, others.eventName.judge({ body, ...reading }) === 'fail' ? '/event_name' : undefined];
    const all = whole.validate(body.value);
    const fresh = all.filter(({ pointer }) => !told.some((prefix) => prefix !== undefined && (pointer === prefix || pointer.startsWith(`${prefix}/`))));
    if (fresh.length > 0 || all.length === 0) return fresh;
    // Of a very large body only the first error is known, and another rule has told it: the subject may still have its own.
    const subject = compile(subjectSchemaOf(entry));
    const errors = subject.ok ? subject.validate(memberOf(body.value, entry.subject)) : [];
    return errors.map((error) => ({ ...error, pointer: `/${entry.subject}${error.pointer}` }));
  }

  return {
    judge({ isEvent, body, eventName, entry }) {
      if (!isEvent || body.kind !== 'json' || eventName === null) return undefined;
      if (entry === undefined) return 'warn';
      const whole = compile(entry.bodySchema);
      if (!whole.ok) return 'not-run';
      return whole.fits(body.value) ? 'pass' : 'fail';
    },

    say(reading, state) {
      const { entry, eventName } = reading;
      if (entry === undefined) {
        return [{ code: 'event-known', state, title: `${clipped(eventName ?? '')} is not in the catalogue`, expected: 'an event of the catalogue', found: clipped(eventName ?? ''), why: 'There is no schema to check the body against. Add the event to the catalogue if it is one of yours.' }];
      }
      if (state === 'not-run') return [{ code, state, title: `Body not checked, the schema of ${entry.name} cannot be used` }];
      const errors = errorsOf(reading, entry);
      if (errors.length > 0) return schemaChecks(reading.body.kind === 'json' ? asWritten(errors, reading.body.text) : errors);
      const note = `${entry.name}, ${ruleCount(entry.bodySchema)} rules`;
      return [{ code, state: 'pass', title: 'Body is valid against the schema', note }];
    },
  };
}

/** The part of an entry's schema that is about its subject alone. */
export function subjectSchemaOf(entry: CatalogEntry): JsonSchema {
  const subject = memberOf(memberOf(entry.bodySchema, 'properties'), entry.subject);
  return typeof subject === 'object' && subject !== null ? (subject as JsonSchema) : {};
}

/** Numbers are told with the digits that they were written with; reading keeps fewer. */
function asWritten(errors: readonly SchemaError[], text: string): readonly SchemaError[] {
  if (!errors.some(({ found }) => numberAsRead.test(found))) return errors;
  const parsed = parseJson(text);
  return errors.map((error) => {
    const node = parsed.ok && numberAsRead.test(error.found) ? nodeAt(parsed.root, error.pointer) : undefined;
    if (node?.kind !== 'number') return error;
    const written = clipped(text.slice(node.start, node.end), 80);
    return { ...error, found: written, message: error.message.endsWith(`but is ${error.found}.`) ? `${error.message.slice(0, -error.found.length - 1)}${written}.` : error.message };
  });
}

const numberAsRead = /^-?(?:\d|Infinity)/;

/** Why it matters, by the keyword that fails. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['required', 'Receivers that read this field find nothing there, and many stop with an error.'],
  ['type', 'Receivers that read this field get another type than they were written for.'],
  ['enum', 'Receivers that tell cases apart by this value know none for it.'],
  ['const', 'Receivers that tell cases apart by this value take another one.'],
  ['additionalProperties', 'Receivers that allow known fields alone refuse the event.'],
  ['unevaluatedProperties', 'Receivers that allow known fields alone refuse the event.'],
]);
const otherReason = 'Receivers that read this field get what they do not expect.';

function schemaChecks(errors: readonly SchemaError[]): readonly Check[] {
  const checks = new Map<string, Check>();
  for (const { pointer, keyword, message, expected, found } of errors) {
    const key = `${keyword} ${pointer}`;
    if (!checks.has(key)) checks.set(key, { code: `${code}-${keyword}`, state: 'fail', title: message.replace(/\.$/, ''), pointer, expected, found, why: reasons.get(keyword) ?? otherReason });
  }
  return [...checks.values()].slice(0, toldErrors);
}

const counts = new WeakMap<JsonSchema, number>();
const noRules = new Set(['$schema', '$id', '$comment', '$defs', '$anchor', 'title', 'description', 'default', 'examples', 'properties', 'patternProperties', 'items', 'allOf', 'if', 'then', 'else']);

/** How many keywords of a schema can fail. */
function ruleCount(schema: JsonSchema): number {
  let count = counts.get(schema);
  if (count === undefined) {
    count = countRules(schema);
    counts.set(schema, count);
  }
  return count;
}

function countRules(schema: unknown): number {
  if (schema === false) return 1;
  if (typeof schema !== 'object' || schema === null) return 0;
  let count = 0;
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'required' && Array.isArray(value)) count += value.length;
    else if (!noRules.has(keyword) && value !== true) count += 1;
    if (keyword === 'properties' || keyword === 'patternProperties' || keyword === 'allOf') for (const inner of Object.values(value ?? {})) count += countRules(inner);
    else if (keyword === 'items' || keyword === 'then' || keyword === 'else') count += countRules(value);
  }
  return count;
}
