// npm run bench: measures the built program, each figure beside its yardstick from the same run, and writes the figures as JSON.
// Parts can be named: npm run bench -- capture window
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'vite';
import { build, isBuilt } from './build.mjs';
import { run } from './child-process.mjs';
import { electronEnvironment, hasDisplay, root, sandboxObstacle } from './electron-environment.mjs';
import { setUp } from './setup-electron.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

const outFolder = join(root, 'out', 'bench');

const peersFolder = join(root, 'test/bench/peers');

/**
 * Programs that one part measures beside: too large for the product's own installation, so they are installed when that part runs first.
 * @returns {Promise<boolean>}
 */
async function installPeers() {
  if (existsSync(join(peersFolder, 'node_modules/.package-lock.json'))) return true;
  console.error('Installing the programs to measure beside…');
  // Not `npm ci`: it refuses a lockfile without an optional package of mockttp's that not every registry has.
  const { code } = await run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: peersFolder });
  return code === 0;
}

/** @returns {Promise<number>} Exit code. */
async function bench() {
  const setup = await setUp();
  if (!setup.ok) {
    console.error(setup.message);
    return 1;
  }
  if (!isBuilt()) {
    console.error('Building…');
    if (!(await build())) return 1;
  }
  const parts = process.argv.slice(2);
  if ((parts.length === 0 || parts.includes('peers')) && !(await installPeers())) return 1;
  // Bundled as the program is, so that what is measured is what runs.
  await bundle({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: outFolder,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          main: join(root, 'test/bench/main.ts'),
          'catch-host': join(root, 'test/bench/catch-host.ts'),
          'send-host': join(root, 'test/bench/send-host.ts'),
          'search-host': join(root, 'test/bench/search-host.ts'),
          'clear-host': join(root, 'test/bench/clear-host.ts'),
          'export-host': join(root, 'test/bench/export-host.ts'),
          'scenario-host': join(root, 'test/bench/scenario-host.ts'),
          'burst-host': join(root, 'test/bench/burst-host.ts'),
          'plan-host': join(root, 'test/bench/plan-host.ts'),
          'log-worker': join(root, 'src/main/core/log/log-worker.ts'),
          'judge-worker': join(root, 'src/main/core/judge-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  /** @type {NodeJS.ProcessEnv} */
  const additions = {};
  if (sandboxObstacle(setup.electron) !== undefined) additions.ELECTRON_DISABLE_SANDBOX = '1';
  const virtualDisplay = hasDisplay() ? undefined : await startVirtualDisplay();
  if (virtualDisplay !== undefined) additions.DISPLAY = virtualDisplay.display;
  try {
    const { code } = await run(process.execPath, [join(outFolder, 'main.js'), ...parts], { cwd: root, env: electronEnvironment(additions) });
    return code;
  } finally {
    await virtualDisplay?.end();
  }
}

process.exitCode = await bench();
