import { describe, expect, test } from 'vitest';
import { filesBelow, isTypeScript, pathsBelow } from './repository';
import { isTooLong, longestFile, nameProblems, sourceProblems } from './source-rules';

// The samples of these very tests hold what they look for.
const tests = filesBelow('test', (path) => isTypeScript(path) && !path.startsWith('test/architecture/'));
const sources = filesBelow('src', isTypeScript);

test('no source and no test holds what it may not', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(tests.length).toBeGreaterThan(20);
  expect([...sources, ...tests].flatMap(({ path, text }) => sourceProblems(path, text))).toEqual([]);
});

test('names are kebab-case, and no folder is a drawer', () => {
  expect([...pathsBelow('src'), ...pathsBelow('test').filter(isTypeScript), ...pathsBelow('scripts')].flatMap(nameProblems)).toEqual([]);
});

test(`no file of src has more than ${longestFile} lines`, () => {
  expect(sources.filter(({ text }) => isTooLong(text)).map(({ path }) => path)).toEqual([]);
});

describe('each rule can fail', () => {
  test.each([
    'const a: any = 1;',
    'function a(b: Array<any>) {}',
    'type A = Record<string, any>;',
    'const a = b as any;',
    'type A<B extends any> = B;',
    'let a: string | any;',
    'const a = b!.c;',
    'const a = b[0]!;',
    'const a = b()!\n',
    'const a = b! as string;',
    '// @ts-ignore\na();',
    '// @ts-expect-error because\na();',
    '/* @ts-nocheck */',
    '// TODO: later',
    '/** FIXME */',
    "test.only('a', () => {});",
    "describe.skip('a', () => {});",
    "test.describe.only('a', () => {});",
    "it.todo('a');",
    'await page.waitForTimeout(100);',
  ])('%j', (text) => {
    expect(sourceProblems('a.ts', text)).toHaveLength(1);
  });

  test.each(['src/a/Button.tsx', 'src/a/camelCase.ts', 'src/a/snake_case.ts', 'src/utils/a.ts', 'src/a/helpers.ts', 'src/main/lib/a.ts', 'src/common/a.css'])('%s', (path) => {
    expect(nameProblems(path)).toHaveLength(1);
  });

  test('a long file', () => {
    expect(isTooLong('a\n'.repeat(longestFile + 1))).toBe(true);
    expect(isTooLong('a\n'.repeat(longestFile))).toBe(false);
  });
});

test.each([
  '// any note on any thing, b!.c and test.only(',
  'const anyone = company != null && a !== b && !c;',
  "const text = 'as any! TO-DO';",
  'const a = `${b} as any ${c}!`;',
  'const a = /any!./;',
  'if (!a) return;',
  'const { any: b } = c; any(b);',
  'type Any = unknown;',
  "list.only('a'); skip();",
])('%j is fine', (text) => {
  expect(sourceProblems('a.ts', text)).toEqual([]);
});
