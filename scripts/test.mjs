// npm test: every check there is, counted, and at the end one line: N passed, N failed.
// One part or several: npm test -- --only unit,e2e. With a single part, what follows is its runner's: npm test -- --only e2e window.spec.ts
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, ensureBuilt } from './build.mjs';
import { onStop, run } from './child-process.mjs';
import { electronEnvironment, hasDisplay, root, sandboxObstacle } from './electron-environment.mjs';
import { setUp } from './setup-electron.mjs';
import { ensurePrograms } from './system-libraries.mjs';
import { countPlaywright, countVitest, failuresOfPlaywright, failuresOfVitest, oneFailure, onePass, sum } from './test-results.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/** @typedef {import('./test-results.mjs').Count} Count */

const vitestParts = ['unit', 'integration', 'contract', 'architecture'];
const allParts = ['lint', 'typecheck', 'build', ...vitestParts, 'e2e'];
// Other HTTP clients for the catch server, what makes bad certificates for the sender, and what runs a copied Python script.
const testPrograms = ['curl', 'wget', 'openssl', 'python3'];
const vitestReport = join(root, 'test-results/vitest.json');
const playwrightReport = join(root, 'test-results/e2e.json');
// Named once more at the end: what failed early would be lost above minutes of output.
/** @type {string[]} */
const failures = [];

/**
 * @param {string} path
 * @param {readonly string[]} programArguments
 * @param {NodeJS.ProcessEnv} [env]
 */
const runNode = (path, programArguments, env) => run(process.execPath, [join(root, path), ...programArguments], { cwd: root, wholeGroup: true, ...(env === undefined ? {} : { env }) });

/**
 * @param {string} path
 * @returns {unknown}
 */
const readReport = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);

/**
 * @param {{ code: number }} end
 * @returns {Count}
 */
const oneCheck = ({ code }) => (code === 0 ? onePass : oneFailure);

/**
 * @param {readonly string[]} parts
 * @param {readonly string[]} runnerArguments
 */
async function runVitest(parts, runnerArguments) {
  const missing = await ensurePrograms(testPrograms);
  if (missing !== undefined) {
    console.error(missing);
    return oneFailure;
  }
  // The command line is tested as it is built.
  if (!(await ensureBuilt())) return oneFailure;
  rmSync(vitestReport, { force: true });
  const filters = runnerArguments.length > 0 ? runnerArguments : parts.map((part) => `test/${part}/`);
  const { code } = await runNode('node_modules/vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`, ...filters]);
  const report = readReport(vitestReport);
  failures.push(...failuresOfVitest(report));
  return countVitest(report, code);
}

/**
 * Drives the built program in Electron, on a display of its own where there is none.
 * @param {readonly string[]} runnerArguments
 */
async function runEndToEnd(runnerArguments) {
  const setup = await setUp();
  if (!setup.ok) {
    console.error(setup.message);
    return oneFailure;
  }
  if (!(await ensureBuilt())) return oneFailure;
  rmSync(playwrightReport, { force: true });
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  try {
    /** @type {NodeJS.ProcessEnv} */
    const additions = display === undefined ? {} : { DISPLAY: display.display };
    if (sandboxObstacle(setup.electron) !== undefined) additions.ELECTRON_DISABLE_SANDBOX = '1';
    const { code } = await runNode('node_modules/playwright/cli.js', ['test', ...runnerArguments], electronEnvironment(additions));
    const report = readReport(playwrightReport);
    failures.push(...failuresOfPlaywright(report));
    return countPlaywright(report, code);
  } finally {
    await display?.end();
  }
}

/**
 * @param {readonly string[]} commandLine
 * @returns {{ parts: readonly string[], runnerArguments: readonly string[] } | undefined}
 */
function readCommandLine(commandLine) {
  if (commandLine.length === 0) return { parts: allParts, runnerArguments: [] };
  const [option, names = '', ...runnerArguments] = commandLine;
  const parts = names.split(',');
  if (option !== '--only' || !parts.every((part) => allParts.includes(part))) return undefined;
  return parts.length === 1 || runnerArguments.length === 0 ? { parts, runnerArguments } : undefined;
}

/** @returns {Promise<Count>} */
async function test() {
  const asked = readCommandLine(process.argv.slice(2));
  if (asked === undefined) {
    console.error(`Say what to test: npm test, or npm test -- --only PART[,PART…] of ${allParts.join(', ')}`);
    return oneFailure;
  }
  const { parts, runnerArguments } = asked;
  const chosenVitestParts = parts.filter((part) => vitestParts.includes(part));
  /** @type {[string, () => Promise<Count>][]} */
  const steps = [
    ['lint', async () => oneCheck(await runNode('node_modules/oxlint/bin/oxlint', ['--deny-warnings']))],
    ['typecheck', async () => oneCheck(await runNode('scripts/typecheck.mjs', []))],
    ['build', async () => ((await build()) ? onePass : oneFailure)],
    [chosenVitestParts.join(', '), () => runVitest(chosenVitestParts, runnerArguments)],
    ['e2e', () => runEndToEnd(runnerArguments)],
  ];
  /** @type {Count[]} */
  const counts = [];
  for (const [name, step] of steps) {
    const isWanted = parts.includes(name) || (name !== '' && name === chosenVitestParts.join(', '));
    if (!isWanted || stopped) continue;
    console.log(`\n== ${name}`);
    const count = await step();
    console.log(`== ${name}: ${count.passed} passed, ${count.failed} failed`);
    counts.push(count);
  }
  return sum(stopped ? [...counts, oneFailure] : counts);
}

let stopped = false;
onStop(() => {
  stopped = true;
});

/** @type {Count} */
let total;
try {
  total = await test();
} catch (error) {
  console.error(error);
  total = oneFailure;
}
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
// Not left to the event loop: a handle that a killed runner left open must not keep this from ending.
process.exit(total.failed === 0 ? 0 : 1);
