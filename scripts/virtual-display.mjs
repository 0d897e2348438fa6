// A display for machines that have none. Xvfb is started here rather than through xvfb-run,
// which, told to end, takes the display away before the program that draws on it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const screen = '1920x1200x24';

/**
 * Starts an X server that draws into memory.
 * @returns {Promise<{ display: string, end(): Promise<void> }>}
 */
export async function startVirtualDisplay() {
  // A process group of its own: Ctrl+C must end the program first.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let errors = '';
  server.stderr?.on('data', (piece) => {
    errors += String(piece);
  });
  const kill = () => server.kill('SIGTERM');
  process.once('exit', kill);
  const number = await new Promise((resolve, reject) => {
    let text = '';
    server.stdio[3]?.on('data', (/** @type {Buffer} */ piece) => {
      text += piece.toString('utf8');
      if (text.endsWith('\n')) resolve(text.trim());
    });
    server.once('error', (error) => reject(new Error(`The virtual display Xvfb could not be started: ${error.message}`)));
    server.once('exit', () => reject(new Error(`The virtual display Xvfb ended at once: ${errors.trim()}`)));
  });
  return {
    display: `:${number}`,
    async end() {
      process.off('exit', kill);
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      kill();
      await ended;
    },
  };
}
