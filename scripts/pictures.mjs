// npm run pictures: takes the README's pictures anew from the end-to-end test that photographs every page.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child-process.mjs';
import { root } from './electron-environment.mjs';

const { code } = await run(process.execPath, [join(root, 'scripts/test.mjs'), '--only', 'e2e', 'pictures.spec.ts'], { cwd: root });
if (code === 0) cpSync(join(root, 'test-results', 'pictures'), join(root, 'docs', 'pictures'), { recursive: true });
process.exitCode = code;
