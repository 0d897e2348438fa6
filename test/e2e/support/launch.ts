import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, expect, test as base, type ElectronApplication, type Page } from 'playwright/test';
// Declares `window.hookbench`.
import type {} from '../../../src/renderer/host/client';
import { electronEnvironment, installedElectron, sandboxObstacle } from '../../../scripts/electron-environment.mjs';

/** The checkout, which Electron starts as an app. */
export const programFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** How long each step of a start may take: a machine that does much else at the same time is no failure. */
const startTimeoutMs = 120_000;

export interface LaunchOptions {
  /** The data folder to open; a fresh one, removed after the test, where none is given. */
  readonly dataFolder?: string;
  /** Further arguments of the program. Without `--port` among them the catch server takes a free port. */
  readonly programArguments?: readonly string[];
}

/** The built program, running in Electron. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** URL of every request that a page of the program made. */
  readonly requestedUrls: readonly string[];
  /** What a healthy run has none of: console errors, uncaught errors, CSP violations, errors in the log file. Takes them, so that the rest is looked at after the test. */
  takeProblems(): string[];
  close(): Promise<void>;
}

/** Launches the built program and waits for its window. */
export async function launch(dataFolder: string, programArguments: readonly string[] = []): Promise<RunningApp> {
  const app = await _electron.launch({
    // Playwright asks main's inspector to await promises that nothing else holds: a collection at that moment fails the call, so the young generation is given room.
    args: ['--js-flags=--min-semi-space-size=64', programFolder, ...programArgumentsFor(dataFolder, programArguments)],
    cwd: programFolder,
    env: launchEnvironment(),
    // Playwright pretends a light system unless told not to; the theme is the program's business.
    colorScheme: null,
    timeout: startTimeoutMs,
  });
  holdEvaluations(app);
  let written = '';
  app.process().stderr?.on('data', (piece: Buffer) => {
    written += piece.toString('utf8');
  });
  let problems: string[] = [];
  const requestedUrls: string[] = [];
  const context = app.context();
  // Of what is done to the page: not the runner's, which ends with the test, but 30 s unless told.
  context.setDefaultTimeout(startTimeoutMs);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP violation: ${event.effectiveDirective} ${event.blockedURI}`));
  });
  await context.addInitScript(keepMessages);
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => requestedUrls.push(request.url()));
  const page = await app.firstWindow({ timeout: startTimeoutMs }).catch((error: unknown) => {
    throw new Error(`The program opened no window. It said:\n${written}`, { cause: error });
  });
  // A window is there before its page is: what is asked of it until then is asked of an empty one.
  await page.waitForURL(({ protocol }) => protocol === 'app:', { timeout: startTimeoutMs });
  // The first page may be older than the script for every page.
  await page.evaluate(keepMessages);

  let isClosed = false;
  app.once('close', () => {
    isClosed = true;
  });
  let loggedErrors = 0;
  return {
    app,
    page,
    dataFolder,
    requestedUrls,
    takeProblems() {
      const logged = errorsInLogFile(dataFolder);
      const taken = [...problems, ...logged.slice(loggedErrors)];
      problems = [];
      loggedErrors = logged.length;
      return taken;
    },
    async close() {
      if (!isClosed) await app.close();
    },
  };
}

/** Has messages stand until the test is over: on a slow machine they would go by themselves before anybody has looked. */
function keepMessages(): void {
  const { setTimeout: later } = window;
  const shortestMessageMs = 4_000;
  const dayMs = 86_400_000;
  Object.assign(window, {
    setTimeout: (run: () => void, delayMs = 0, ...given: unknown[]) => later(run, delayMs < shortestMessageMs ? delayMs : dayMs, ...given),
  });
}

/**
 * Makes `app.evaluate` and `app.evaluateHandle` sure of their answer. The inspector holds what it waits for by a weak reference only,
 * and while the program starts, its collector takes that now and then ("Resulting promise was garbage collected"). A pending immediate keeps it.
 */
function holdEvaluations(app: ElectronApplication): void {
  // Playwright sends a function as its text.
  const held = (code: unknown): (() => void) =>
    Object.assign(() => undefined, {
      toString: () => `(electron, argument) => new Promise((resolve, reject) => {
        setImmediate(() => {
          try {
            resolve((${String(code)})(electron, argument));
          } catch (error) {
            reject(error);
          }
        });
      })`,
    });
  const evaluate: (code: () => void, argument: unknown) => Promise<unknown> = app.evaluate.bind(app);
  const evaluateHandle: (code: () => void, argument: unknown) => Promise<unknown> = app.evaluateHandle.bind(app);
  Object.assign(app, {
    evaluate: (code: unknown, argument: unknown) => evaluate(held(code), argument),
    evaluateHandle: (code: unknown, argument: unknown) => evaluateHandle(held(code), argument),
  });
}

/** The program's arguments for a data folder: on a port of its own unless one is asked for. */
export function programArgumentsFor(dataFolder: string, more: readonly string[] = []): string[] {
  return ['--data', dataFolder, ...(more.includes('--port') ? [] : ['--port', '0']), ...more];
}

/** The environment that Electron is started in; without a sandbox only where this user cannot have one. */
export function launchEnvironment(): Record<string, string> {
  const electron = installedElectron();
  if (electron === undefined) throw new Error('There is no Electron here yet: npm run setup');
  const environment = electronEnvironment(sandboxObstacle(electron) === undefined ? {} : { ELECTRON_DISABLE_SANDBOX: '1' });
  return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function errorsInLogFile(dataFolder: string): string[] {
  try {
    return readFileSync(join(dataFolder, 'window', 'hookbench.log'), 'utf8').split('\n').filter((line) => / error /.test(line));
  } catch (error) {
    // The program writes its log file when it has something to say.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

interface Fixtures {
  /** A fresh temporary folder, removed after the test. */
  temporaryFolder: string;
  /** Launches the program; what was launched is closed after the test, and must have had no problem that the test did not take. */
  start(options?: LaunchOptions): Promise<RunningApp>;
}

export const test = base.extend<Fixtures>({
  // Playwright reads the first parameter's pattern to know what a fixture needs.
  // oxlint-disable-next-line no-empty-pattern
  temporaryFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'hookbench-e2e-'));
    await use(folder);
    // Electron's own processes may write their last into it while it is emptied.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  },
  start: async ({ temporaryFolder }, use) => {
    const running: RunningApp[] = [];
    await use(async ({ dataFolder, programArguments } = {}) => {
      const launched = await launch(dataFolder ?? join(temporaryFolder, `data-${running.length + 1}`), programArguments);
      running.push(launched);
      return launched;
    });
    for (const one of running) await one.close();
    expect(running.flatMap((one) => one.takeProblems())).toEqual([]);
  },
});

export { expect };
