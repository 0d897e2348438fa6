// npm run -s cli -- …: runs the command line of the checkout, built first where it is older than its sources.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { run } from './child-process.mjs';
import { root } from './electron-environment.mjs';

process.exitCode = (await ensureBuilt()) ? (await run(process.execPath, [join(root, 'out/main/cli.js'), ...process.argv.slice(2)])).code : 1;
