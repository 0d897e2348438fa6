import { describe, expect, test } from 'vitest';
import { compactJson, type JsonRewritten } from '../../../../src/shared/json/compact-json';
import { formatJson } from '../../../../src/shared/json/format-json';
import { scanJson } from '../../../../src/shared/json/scan-json';
import { jsonCorners } from '../../../support/json-corners';
import { randomJson } from '../../../support/random-json';
import { cpuMs } from '../../../support/cpu-time';

function textOf(rewritten: JsonRewritten): string {
  if (!rewritten.ok) throw new Error(`${rewritten.message} at ${rewritten.offset}`);
  return rewritten.text;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  expect(scanJson(text, (kind, start, end) => tokens.push(`${kind} ${text.slice(start, end)}`))).toBeUndefined();
  return tokens;
}

describe('compactJson', () => {
  test('takes white space between tokens away and leaves every token alone', () => {
    expect(textOf(compactJson(' { "a" : [ 1.10 , 12345678901234567890 , "a  \\u0041 b" ] ,\n "a" : -0 , "b" : { } }\r\n'))).toBe(
      '{"a":[1.10,12345678901234567890,"a  \\u0041 b"],"a":-0,"b":{}}',
    );
  });

  test('gives a compact text back as it is', () => {
    expect(textOf(compactJson('{"a":[1,2],"b":null}'))).toBe('{"a":[1,2],"b":null}');
  });

  test('says where a text is not JSON', () => {
    expect(compactJson('{"a": 1,}')).toEqual({ ok: false, message: 'expected a property name in double quotes, found “}”', offset: 8 });
  });
});

describe('formatJson', () => {
  test('puts each member and item on its own line', () => {
    expect(textOf(formatJson('{"a":[1.10,{"b":[]}],"c":{},"a":"x:,y"}'))).toBe(
      ['{', '  "a": [', '    1.10,', '    {', '      "b": []', '    }', '  ],', '  "c": {},', '  "a": "x:,y"', '}'].join('\n'),
    );
  });

  test('indents by as many spaces as asked', () => {
    expect(textOf(formatJson('[[1]]', 4))).toBe('[\n    [\n        1\n    ]\n]');
  });

  test('spells like JSON.stringify where the tokens are its own', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const { value } = randomJson(seed);
      expect(textOf(formatJson(JSON.stringify(value)))).toBe(JSON.stringify(value, null, 2));
    }
  });

  test('says where a text is not JSON', () => {
    expect(formatJson('[1')).toEqual({ ok: false, message: 'expected a comma or a closing bracket, found the end of the text', offset: 2 });
  });
});

describe('both', () => {
  test('keep every token of every valid text, there and back', () => {
    const texts = [...jsonCorners.valid, ...Array.from({ length: 300 }, (_unused, seed) => randomJson(seed).text)];
    for (const text of texts) {
      const tokens = tokensOf(text);
      const compact = textOf(compactJson(text));
      const formatted = textOf(formatJson(text));
      expect(tokensOf(compact)).toEqual(tokens);
      expect(tokensOf(formatted)).toEqual(tokens);
      expect(textOf(compactJson(formatted))).toBe(compact);
      expect(textOf(formatJson(compact))).toBe(formatted);
    }
  });

  test.each(jsonCorners.invalid)('refuse %j', (text) => {
    expect(compactJson(text).ok).toBe(false);
    expect(formatJson(text).ok).toBe(false);
  });

  test('take 100,000 levels, in memory that grows with the depth only', () => {
    const depth = 100_000;
    const text = '['.repeat(depth) + ']'.repeat(depth);
    expect(textOf(compactJson(text))).toBe(text);
    const formatted = textOf(formatJson(text));
    expect(formatted.length).toBeLessThan(depth * 2 * 210);
    expect(textOf(compactJson(formatted))).toBe(text);
  });

  test('take 10 MB in well under two seconds each', () => {
    const record = '{"id":123456789,"reference":"CLM-2024-0001","labels":["water","urgent"],"excess":100.50}';
    const text = `[${Array.from({ length: Math.ceil(10_000_000 / record.length) }, () => record).join(',')}]`;
    const startedAtMs = cpuMs();
    const formatted = textOf(formatJson(text));
    const formattedAtMs = cpuMs();
    expect(textOf(compactJson(formatted))).toBe(text);
    expect(formattedAtMs - startedAtMs).toBeLessThan(2000);
    expect(cpuMs() - formattedAtMs).toBeLessThan(4000);
  });
});
