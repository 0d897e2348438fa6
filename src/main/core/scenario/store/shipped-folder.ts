import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the scenarios that come with the program: beside its package.json, wherever in it this code was bundled to. */
export function shippedScenarioFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'scenarios'))) return join(folder, 'scenarios');
    if (folder === dirname(folder)) return join(folder, 'scenarios');
  }
}
