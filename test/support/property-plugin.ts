import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const root = join(import.meta.dirname, '../..');
const runs = join(root, 'test/support/property-runs.ts');

/** Gives tests that import fast-check the one with the seed of this run. */
export const propertyPlugin: Plugin = {
  name: 'property-runs',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'fast-check' && importer !== runs ? runs : undefined),
};

/** The unit tests that try properties, from the repository’s root. */
export function propertyTests(): readonly string[] {
  return readdirSync(join(root, 'test/unit'), { recursive: true, encoding: 'utf8' })
    .map((path) => `test/unit/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && /\bfc\.assert\(/.test(readFileSync(join(root, path), 'utf8')));
}
