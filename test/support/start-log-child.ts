import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inject, onTestFinished } from 'vitest';

/** A program of its own that writes into a log, and the lines it has printed. */
export interface LogChild {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves with the first line that passes, among those printed already or still to come; rejects where the program ends before. */
  line(passes: (line: string, index: number) => boolean): Promise<string>;
  /** Ends it with SIGKILL and waits until it is gone and all that it printed is read. */
  kill(): Promise<void>;
}

/** Starts the program on a folder; `shell` is put before it, such as a limit on file sizes. Killed when the test ends. */
export function startLogChild(folder: string, options: { readonly atOnce?: number; readonly shell?: string; readonly uid?: number } = {}): LogChild {
  const command = [process.execPath, join(import.meta.dirname, 'log-child.mjs'), inject('openLogUrl'), folder, String(options.atOnce ?? 16)];
  const child = spawn('/bin/sh', ['-c', `${options.shell ?? ''} exec "$@"`, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const closed = Promise.all([once(reader, 'close'), once(child, 'exit')]);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  return {
    process: child,
    lines,
    kill,
    line: (passes) =>
      new Promise((resolve, reject) => {
        let next = 0;
        const look = (): void => {
          while (next < lines.length) {
            const line = lines[next] ?? '';
            next += 1;
            if (!passes(line, next - 1)) continue;
            waiting.delete(look);
            resolve(line);
            return;
          }
        };
        waiting.add(look);
        look();
        void closed.then(() => reject(new Error(`the program ended: ${lines.slice(-3).join(', ')}`)));
      }),
  };
}
