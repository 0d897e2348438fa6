// Type-checks each environment with its own tsconfig, so that the core cannot see the DOM and the window cannot see Node.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { references } = JSON.parse(readFileSync(new URL('../tsconfig.json', import.meta.url), 'utf8'));
let failed = 0;
for (const { path } of references) {
  const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', path], { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) failed += 1;
}
console.log(`typecheck: ${references.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
