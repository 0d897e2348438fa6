import { describe, expect, test } from 'vitest';
import { createValidation, type CompiledSchema } from '../../../../../src/main/core/validation/validation';
import type { JsonSchema } from '../../../../../src/shared/catalog/catalog';
import { providerCatalog } from '../../../../../src/shared/catalog/catalog';
import { cpuMs } from '../../../../support/cpu-time';

const validation = createValidation();

function compiled(schema: JsonSchema): Extract<CompiledSchema, { ok: true }> {
  const result = validation.compile(schema);
  if (!result.ok) throw new Error(result.message);
  return result;
}

function refusal(schema: JsonSchema): string {
  const result = validation.compile(schema);
  if (result.ok) throw new Error('expected a refusal');
  return result.message;
}

test('compiles every schema of the catalogue, each once', () => {
  for (const entry of providerCatalog) expect(validation.compile(entry.bodySchema)).toBe(compiled(entry.bodySchema));
});

test('says in plain words what is wrong, where, and what was expected', () => {
  const { validate, fits } = compiled({
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: ['integer', 'string'] },
      status: { enum: ['open', 'closed'] },
      kind: { const: 'claim' },
      labels: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true },
      day: { format: 'date' },
      code: { pattern: '^[A-Z]{3}$' },
      excess: { multipleOf: 5, exclusiveMinimum: 0 },
      gone: false,
      either: { anyOf: [{ type: 'null' }, { type: 'string' }] },
    },
    if: { properties: { status: { const: 'closed' } } },
    then: { required: ['closed_at'] },
  });
  const value = { status: 'closed', kind: 'contact', labels: ['', '', 1], day: '2026-13-01', code: 'abc', excess: -3, gone: [1], either: 4 };
  expect(fits(value)).toBe(false);
  expect(validate(value).map((error) => `${error.pointer}: ${error.message}`).sort()).toEqual([
    '/closed_at: “closed_at” is missing.',
    '/code: “code” must be a text of the pattern ^[A-Z]{3}$, but is “abc”.',
    '/day: “day” must be a text of the format date, but is “2026-13-01”.',
    '/either: “either” must be of one of the allowed forms, but is 4.',
    '/excess: “excess” must be a multiple of 5, but is -3.',
    '/excess: “excess” must be more than 0, but is -3.',
    '/gone: “gone” must not be here.',
    '/id: “id” is missing.',
    '/kind: “kind” must be “claim”, but is “contact”.',
    '/labels/0: Item 0 of “labels” must be a text that is not empty, but is empty.',
    '/labels/1: Item 1 of “labels” must be a text that is not empty, but is empty.',
    '/labels/2: Item 2 of “labels” must be a text, but is 1.',
    '/labels: “labels” must be a list without repeats, but is an array of 3 items.',
  ]);
});

test('a property name with a slash or a tilde stays one step of the pointer', () => {
  expect(compiled({ required: ['a/b~c'] }).validate({})).toMatchObject([{ pointer: '/a~1b~0c', message: '“a/b~c” is missing.' }]);
  expect(compiled({ properties: { 'a/b': { type: 'string' } } }).validate({ 'a/b': 1 })).toMatchObject([{ pointer: '/a~1b', message: '“a/b” must be a text, but is 1.' }]);
});

test('an inherited property is no property', () => {
  expect(compiled({ required: ['constructor', 'toString'] }).fits({})).toBe(false);
  expect(compiled({ additionalProperties: false }).fits(JSON.parse('{"__proto__":1}'))).toBe(false);
});

test('uniqueItems compares by value, whatever the order of properties', () => {
  const { fits } = compiled({ uniqueItems: true });
  expect([[1, 1], [{ a: 1, b: 2 }, { b: 2, a: 1 }], ['x', 'x'], [[1], [1]], [null, null]].filter(fits)).toEqual([]);
  const unique = [[1, '1'], [{ a: 1 }, { a: 2 }], [[['a', 1]], { a: 1 }], [[], {}], [null, false, 0, ''], []];
  expect(unique.filter((items) => !fits(items))).toEqual([]);
});

test('two schemas of the same $id live side by side, and a reference stays within its schema', () => {
  expect(compiled({ $id: 'https://example.com/a', type: 'string' }).fits('x')).toBe(true);
  expect(compiled({ $id: 'https://example.com/a', type: 'number' }).fits('x')).toBe(false);
  expect(compiled({ $defs: { name: { type: 'string' } }, properties: { name: { $ref: '#/$defs/name' } } }).fits({ name: 1 })).toBe(false);
  expect(refusal({ $ref: 'https://example.com/b' })).toMatch(/can't resolve reference https:\/\/example\.com\/b/);
});

describe('schemas from outside', () => {
  test.each<[string, JsonSchema, RegExp]>([
    ['a wrong keyword', { type: 'text' }, /cannot be used/],
    ['another draft', { $schema: 'http://json-schema.org/draft-04/schema#' }, /draft-04/],
    ['an async one', { $async: true }, /\$async/],
    ['a pattern that is none', { pattern: '(' }, /not a regular expression/],
    ['a catastrophic pattern', { properties: { a: { pattern: '^(a+)+$' } } }, /repeats \(a\+\)/],
    ['one in patternProperties', { patternProperties: { '^(a|a)*$': {} } }, /repeats \(a\|a\)/],
    ['one where only a reference finds it', { $ref: '#/default/x', default: { x: { pattern: '(a*)*' } } }, /repeats/],
    ['too many values', { enum: Array.from({ length: 3_001 }, (_unused, index) => index) }, /more than 3000 values/],
    ['too deep', JSON.parse('{"not":'.repeat(100) + '{}' + '}'.repeat(100)), /more than 64 levels/],
  ])('refuses %s', (_what, schema, message) => {
    expect(refusal(schema)).toMatch(message);
  });

  test('a schema that goes round without end, and a value too deep for it, are told and not thrown', () => {
    expect(compiled({ $ref: '#' }).fits(1)).toBe(false);
    const list = compiled({ properties: { next: { $ref: '#' } } });
    const deep: unknown = JSON.parse('{"next":'.repeat(100_000) + '{}' + '}'.repeat(100_000));
    expect(list.fits(deep)).toBe(false);
    expect(list.validate(deep)).toMatchObject([{ pointer: '', message: 'The value is nested too deeply to be checked against this schema.' }]);
  });

  test.each<[string, number, JsonSchema]>([
    ['wide', 1_490, { type: 'string' }],
    ['with bounds', 740, { type: 'string', minLength: 1, maxLength: 5 }],
    ['with choices', 420, { anyOf: [{ type: 'string' }, { type: 'null' }] }],
  ])('the largest schema that is taken, %s, compiles within seconds', (_what, count, schema) => {
    const properties = Object.fromEntries(Array.from({ length: count }, (_unused, index) => [`p${index}`, schema]));
    const startedAtMs = cpuMs();
    const { fits, validate } = compiled({ properties });
    expect(fits({ p1: 'x' })).toBe(true);
    expect(validate({ p1: 1, p2: 2 })).toHaveLength(2);
    expect(cpuMs() - startedAtMs).toBeLessThan(8_000);
  });
});

describe('hostile values', () => {
  test('at most 20 errors are told, and of a very large value one', () => {
    const { validate } = compiled({ items: { type: 'string' } });
    expect(validate(Array(100).fill(1))).toHaveLength(20);
    expect(validate(Array(1_000_000).fill(1))).toHaveLength(1);
  });

  test('long values are cut in what is told', () => {
    const [error] = compiled({ const: 1 }).validate('x'.repeat(100_000));
    expect(error?.found.length).toBeLessThan(100);
    const [unknown] = compiled({ additionalProperties: false }).validate({ ['x'.repeat(100_000)]: 1 });
    expect(unknown?.message.length).toBeLessThan(200);
  });

  test('a long list without repeats is looked through at once', () => {
    const items = Array.from({ length: 200_000 }, (_unused, index) => index);
    const startedAtMs = cpuMs();
    expect(compiled({ uniqueItems: true }).fits(items)).toBe(true);
    expect(cpuMs() - startedAtMs).toBeLessThan(2_000);
  });

  test.each(['date', 'time', 'date-time', 'duration', 'uri', 'uri-reference', 'uri-template', 'email', 'hostname', 'ipv4', 'ipv6', 'regex', 'uuid', 'json-pointer', 'relative-json-pointer', 'byte'])(
    'a megabyte does not hold up the format %s',
    (format) => {
      const { fits } = compiled({ format });
      const startedAtMs = cpuMs();
      for (const piece of ['a', '.', 'a.', '1:', '/', '{a}', '@', '-', '0', '%41', ' ', 'a@', 'http://a', 'P1', '://']) fits(piece.repeat(1_000_000 / piece.length));
      expect(cpuMs() - startedAtMs).toBeLessThan(3_000);
    },
  );
});
