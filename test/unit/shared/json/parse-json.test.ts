import { describe, expect, test } from 'vitest';
import { parseJson, parseJsonInSteps, type JsonNode } from '../../../../src/shared/json/parse-json';
import { runToEnd } from '../../../../src/shared/json/run-to-end';
import { stringValue } from '../../../../src/shared/json/json-text';
import { jsonCorners } from '../../../support/json-corners';
import { randomJson } from '../../../support/random-json';
import { cpuMs } from '../../../support/cpu-time';

function rootOf(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(`${parsed.message} at ${parsed.offset}`);
  return parsed.root;
}

/** The value that the places stand for, built without JSON.parse on the whole. */
function valueOf(text: string, node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map((member) => [member.key, valueOf(text, member.value)]));
    case 'array':
      return node.items.map((item) => valueOf(text, item));
    case 'string':
      return stringValue(text, node);
    case 'number':
      return Number(text.slice(node.start, node.end));
    case 'null':
      return null;
    default:
      return node.kind === 'true';
  }
}

function messageOf(text: string): string {
  const parsed = parseJson(text);
  if (parsed.ok) throw new Error('expected a problem');
  return `${parsed.message} @${parsed.offset}`;
}

describe('the corners of the grammar', () => {
  test.each(jsonCorners.valid)('takes %j', (text) => {
    expect(valueOf(text, rootOf(text))).toEqual(JSON.parse(text));
  });

  test.each(jsonCorners.invalid)('refuses %j', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    const parsed = parseJson(text);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.offset).toBeGreaterThanOrEqual(0);
    expect(parsed.offset).toBeLessThanOrEqual(text.length);
    expect(parsed.message).toMatch(/^(expected .+, found .+|.+ must .+)$/);
  });
});

describe('what it answers', () => {
  test('gives the places of everything, quotes and brackets included', () => {
    const text = ' {"a" : [1, "b"]} ';
    expect(rootOf(text)).toEqual({
      kind: 'object',
      start: 1,
      end: 17,
      members: [
        { key: 'a', keyStart: 2, keyEnd: 5, value: { kind: 'array', start: 8, end: 16, items: [{ kind: 'number', start: 9, end: 10 }, { kind: 'string', start: 12, end: 15 }] } },
      ],
    });
  });

  test('keeps repeated keys in order and decodes escapes in keys', () => {
    const root = rootOf('{"a":1,"\\u0061":2,"b":3}');
    expect(root.kind === 'object' ? root.members.map((member) => member.key) : []).toEqual(['a', 'a', 'b']);
  });

  test.each([
    ['{"a":1 x}', 'expected a comma or a closing brace, found “x” @7'],
    ['[1 2]', 'expected a comma or a closing bracket, found “2” @3'],
    ['{"a":1,}', 'expected a property name in double quotes, found “}” @7'],
    ['{a:1}', 'expected a property name in double quotes or a closing brace, found “a” @1'],
    ['{"a" 1}', 'expected a colon after the property name, found “1” @5'],
    ['{"a":}', 'expected a value, found “}” @5'],
    ['[1,]', 'expected a value, found “]” @3'],
    ['', 'expected a value, found the end of the text @0'],
    ['{} 💩', 'expected the end of the text, found “💩” @3'],
    ['\ufeff{}', 'expected a value, found a byte order mark @0'],
    ['"a\nb"', 'a line break inside a string must be written as an escape @2'],
    ['"a', 'expected a closing quote, found the end of the text @2'],
    ['"\\u12x4"', 'expected four hexadecimal digits after \\u, found “x” @5'],
    ['012', 'a number must not begin with a zero before another digit @1'],
    ['\u00a01', 'expected a value, found U+00A0 @0'],
  ])('says what is wrong with %j', (text, message) => {
    expect(messageOf(text)).toBe(message);
  });

  test('agrees with JSON.parse on random values, and on the same texts with one character changed', () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const { text, value, random } = randomJson(seed);
      expect(valueOf(text, rootOf(text)), `seed ${seed}`).toEqual(value);

      const at = Math.floor(random() * text.length);
      const broken = text.slice(0, at) + '"\\{}[],:x0 \n'.charAt(Math.floor(random() * 12)) + text.slice(at + 1);
      expect(parseJson(broken).ok, `seed ${seed}: ${broken}`).toBe(isJson(broken));
    }
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

describe('size', () => {
  test('takes arrays and objects 100,000 levels deep', () => {
    const depth = 100_000;
    expect(parseJson('['.repeat(depth) + ']'.repeat(depth)).ok).toBe(true);
    expect(parseJson('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)).ok).toBe(true);
    expect(parseJson('['.repeat(depth))).toEqual({ ok: false, message: 'expected a value or a closing bracket, found the end of the text', offset: depth });
  });

  test('parses 10 MB in well under two seconds', () => {
    const record = '{"id":123456789,"reference":"CLM-2024-0001","labels":["water","urgent"],"excess":100.50,"note":"caf\\u00e9"}';
    const text = `[${Array.from({ length: Math.ceil(10_000_000 / record.length) }, () => record).join(',')}]`;
    const startedAtMs = cpuMs();
    expect(parseJson(text).ok).toBe(true);
    expect(cpuMs() - startedAtMs).toBeLessThan(2000);
  });
});

test('a text of more values than are wanted is given up, and one of as many is not', () => {
  expect(runToEnd(parseJsonInSteps(`[${'1,'.repeat(20_000)}1]`, 10_000))).toMatchObject({ ok: false, tooMany: true });
  expect(runToEnd(parseJsonInSteps(`[${'1,'.repeat(9_000)}1]`, 10_000)).ok).toBe(true);
});
