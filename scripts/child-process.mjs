// Starts programs and makes sure that they end when this one is told to.
import { spawn } from 'node:child_process';

/** How long a second Ctrl+C is taken for an echo of the first one: npm and the terminal both send it. */
const echoMs = 1_000;

/**
 * @typedef {object} ProgramEnd
 * @property {number} code Exit code, 128 + number where a signal ended it.
 * @property {string} output What it wrote, where it was asked to be kept.
 */

const signalNumbers = new Map([
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGQUIT', 3],
  ['SIGABRT', 6],
  ['SIGKILL', 9],
  ['SIGSEGV', 11],
  ['SIGTERM', 15],
]);

/**
 * Runs a program to its end. It gets a process group of its own, so that a Ctrl+C in the terminal reaches it once, through here:
 * Electron takes a second one as an order to die without saving.
 * @param {string} file
 * @param {readonly string[]} programArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, keepOutput?: boolean, wholeGroup?: boolean }} [options]
 *   `keepOutput` returns the output instead of showing it; `wholeGroup` tells the program's children to end as well.
 * @returns {Promise<ProgramEnd>}
 */
export function run(file, programArguments, { cwd, env, keepOutput = false, wholeGroup = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, programArguments, {
      cwd,
      env: env ?? process.env,
      stdio: keepOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      detached: process.platform !== 'win32',
    });
    /** @type {Buffer[]} */
    const pieces = [];
    child.stdout?.on('data', (piece) => pieces.push(piece));
    child.stderr?.on('data', (piece) => pieces.push(piece));

    /** @param {NodeJS.Signals} signal */
    const tell = (signal) => {
      if (child.pid === undefined || child.exitCode !== null) return;
      const target = wholeGroup && process.platform !== 'win32' ? -child.pid : child.pid;
      try {
        process.kill(target, signal);
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
      }
    };
    const stopListening = onStop((signal, again) => tell(again ? 'SIGKILL' : signal));
    child.once('error', (error) => {
      stopListening();
      reject(error);
    });
    child.once('close', (code, signal) => {
      stopListening();
      resolve({ code: code ?? 128 + (signalNumbers.get(signal ?? '') ?? 0), output: Buffer.concat(pieces).toString('utf8') });
    });
  });
}

/**
 * Tells when this program is asked to end (Ctrl+C, SIGTERM, a closed terminal), until the returned function is called.
 * `again` is true where somebody insists.
 * @param {(signal: NodeJS.Signals, again: boolean) => void} listener
 * @returns {() => void}
 */
export function onStop(listener) {
  let firstAtMs = Number.NaN;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    const nowMs = performance.now();
    if (Number.isNaN(firstAtMs)) {
      firstAtMs = nowMs;
      listener(signal, false);
    } else if (nowMs - firstAtMs > echoMs) {
      listener(signal, true);
    }
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
