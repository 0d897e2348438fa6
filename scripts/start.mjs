// npm start: sets up, builds, and opens the window. npm run dev: the same, with sources that are built again as they change.
// What follows `--` is the program's: npm start -- --data DIR
import { join } from 'node:path';
import { ensureBuilt, forgetBuild } from './build.mjs';
import { run } from './child-process.mjs';
import { electronEnvironment, hasDisplay, root, sandboxObstacle } from './electron-environment.mjs';
import { setUp } from './setup-electron.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

const isDevelopment = process.argv[2] === '--dev';
const programArguments = process.argv.slice(isDevelopment ? 3 : 2);

/** @returns {Promise<number>} Exit code. */
async function start() {
  const setup = await setUp();
  if (!setup.ok) {
    console.error(setup.message);
    return 1;
  }
  if (!isDevelopment && !(await ensureBuilt(() => console.error('Building…')))) return 1;
  /** @type {NodeJS.ProcessEnv} */
  const additions = {};
  const obstacle = sandboxObstacle(setup.electron);
  if (obstacle !== undefined) {
    console.error(`${obstacle.reason} It is off for this run.`);
    if (obstacle.remedy !== undefined) console.error(`To have it on: ${obstacle.remedy}`);
    additions.ELECTRON_DISABLE_SANDBOX = '1';
  }
  const virtualDisplay = hasDisplay() ? undefined : await startVirtualDisplay();
  if (virtualDisplay !== undefined) {
    console.error(`No display: running on a virtual one, ${virtualDisplay.display}, so the window cannot be seen.`);
    additions.DISPLAY = virtualDisplay.display;
  }
  try {
    // On a virtual display Chromium complains of the desktop that is not there; what the program itself writes still shows.
    const chromiumArguments = virtualDisplay === undefined ? [] : ['--log-level=3'];
    return await open(setup.electron, chromiumArguments, electronEnvironment(additions));
  } finally {
    await virtualDisplay?.end();
  }
}

/**
 * @param {string} electron
 * @param {readonly string[]} chromiumArguments
 * @param {NodeJS.ProcessEnv} env
 */
async function open(electron, chromiumArguments, env) {
  if (isDevelopment) {
    forgetBuild();
    const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const { code } = await run(process.execPath, [electronVite, 'dev', '--', ...chromiumArguments, ...programArguments], { cwd: root, env, wholeGroup: true });
    return code;
  }
  console.error('Opening Hookbench. Ctrl+C ends it.');
  const { code } = await run(electron, [...chromiumArguments, root, ...programArguments], { env });
  return code;
}

process.exitCode = await start();
