import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Logger } from '../core/ports';

const mostBytes = 1024 * 1024;

/** Writes to `hookbench.log` in the folder. At 1 MB the file becomes `hookbench.old.log`, so that both together stay bounded. */
export function createFileLogger(folder: string): Logger {
  const file = join(folder, 'hookbench.log');
  const write = (level: string, message: string, cause?: unknown): void => {
    const reason = cause === undefined ? '' : `: ${cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)}`;
    const line = `${new Date().toISOString()} ${level} ${message}${reason}\n`;
    if (level === 'error') process.stderr.write(line);
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) renameSync(file, join(folder, 'hookbench.old.log'));
      appendFileSync(file, line);
    } catch (error) {
      // A full disk must not end the program through its own diary.
      process.stderr.write(`The log file cannot be written: ${String(error)}\n${line}`);
    }
  };
  return {
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
    error: (message, cause) => write('error', message, cause),
  };
}
