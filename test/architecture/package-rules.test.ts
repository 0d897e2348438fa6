import { expect, test } from 'vitest';
import { lockfileDrift, lockfileGaps, lockfileProblems, versionProblems } from './package-rules';
import { jsonAt } from './repository';

test('every version in package.json is exact', () => {
  expect(versionProblems(jsonAt('package.json'))).toEqual([]);
  const sample = { dependencies: { a: '^1.0.0', b: '1.0.0', c: '*' }, devDependencies: { d: '~1.2.3', e: 'latest', f: '1.x', g: 'file:../g', h: '2.0.0-beta.1' }, overrides: { i: { j: '1.0.0' } } };
  expect(versionProblems(sample)).toEqual(['dependencies: a is "^1.0.0"', 'dependencies: c is "*"', 'devDependencies: d is "~1.2.3"', 'devDependencies: e is "latest"', 'devDependencies: f is "1.x"', 'devDependencies: g is "file:../g"', 'overrides: i is {"j":"1.0.0"}']);
});

test('the lockfile names no host, proves each package, and is what package.json says', () => {
  expect(lockfileProblems(jsonAt('package-lock.json'))).toEqual([]);
  expect(lockfileDrift(jsonAt('package.json'), jsonAt('package-lock.json'))).toEqual([]);
  const sample = { packages: { '': {}, 'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example/a.tgz', integrity: 'sha512-x' }, 'node_modules/b': { version: '1.0.0' } } };
  expect(lockfileProblems(sample)).toEqual(['node_modules/a names where it was downloaded', 'node_modules/b has no integrity']);
  expect(lockfileDrift({ dependencies: { a: '1.0.0', b: '1.0.1', c: '1.0.0' } }, sample)).toEqual(['b is not locked as package.json names it', 'c is not locked as package.json names it']);
});

test('the lockfile has every optional package that one asks for, so that a clean install is not refused', () => {
  expect(lockfileGaps(jsonAt('package-lock.json'))).toEqual([]);
  expect(lockfileGaps({ packages: { 'node_modules/a': { optionalDependencies: { '@a/linux': '1.0.0', '@a/mac': '1.0.0' } }, 'node_modules/@a/linux': {} } })).toEqual(['node_modules/a asks for @a/mac']);
});
