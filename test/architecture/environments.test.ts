import { expect, test } from 'vitest';
import { jsonAt, pathsBelow, isTypeScript } from './repository';

interface Environment {
  readonly extends?: string;
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly files?: readonly string[];
  readonly references?: readonly { readonly path: string }[];
}

const strictness = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};

// What each environment may see: the core no DOM, the window no Node, shared code neither.
const expected: Readonly<Record<string, { readonly dom: boolean; readonly types: readonly string[] }>> = {
  'tsconfig.shared.json': { dom: false, types: [] },
  'tsconfig.node.json': { dom: false, types: ['node'] },
  'tsconfig.preload.json': { dom: true, types: ['node'] },
  'tsconfig.web.json': { dom: true, types: ['vite/client'] },
  'tsconfig.test.json': { dom: true, types: ['node'] },
};

function environmentAt(path: string): Environment {
  return jsonAt(path) as Environment;
}

function seen(environment: Environment, base: Environment): { readonly dom: boolean; readonly types: unknown } {
  const options = { ...base.compilerOptions, ...environment.compilerOptions };
  return { dom: (options['lib'] as readonly string[]).includes('DOM'), types: options['types'] };
}

function loosened(environment: Environment): readonly string[] {
  return Object.keys(environment.compilerOptions ?? {}).filter((option) => Object.hasOwn(strictness, option) || option === 'moduleResolution');
}

const base = environmentAt('tsconfig.base.json');
const environments = (environmentAt('tsconfig.json').references ?? []).map(({ path }) => path.replace(/^\.\//, ''));

test('the base is strict, and no environment loosens it', () => {
  expect(base.compilerOptions).toMatchObject(strictness);
  for (const path of Object.keys(expected)) {
    expect(environmentAt(path).extends, path).toBe('./tsconfig.base.json');
    expect(loosened(environmentAt(path)), path).toEqual([]);
  }
  expect(loosened({ compilerOptions: { strict: false, lib: [] } })).toEqual(['strict']);
});

test('each environment sees what it should, and is checked', () => {
  for (const [path, what] of Object.entries(expected)) {
    expect(environments).toContain(path);
    expect(seen(environmentAt(path), base), path).toEqual(what);
  }
  expect(seen({ compilerOptions: { lib: ['ES2023', 'DOM'], types: ['node'] } }, base)).toEqual({ dom: true, types: ['node'] });
});

test('every source and test file belongs to an environment', () => {
  const owned = (path: string): boolean =>
    Object.keys(expected).some((config) => {
      const { include = [], exclude = [], files = [] } = environmentAt(config);
      return files.includes(path) || (include.some((folder) => path.startsWith(`${folder}/`)) && !exclude.includes(path));
    });
  expect([...pathsBelow('src'), ...pathsBelow('test')].filter(isTypeScript).filter((path) => !owned(path))).toEqual([]);
  expect(owned('elsewhere/a.ts')).toBe(false);
});
