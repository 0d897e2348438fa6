import { resolve } from 'node:path';
import { openApp, type CoreApp, type OpenAppOptions } from '../core/app';
import { defaultDataFolder } from '../core/data-folder';
import { openReader, type Reader } from '../core/reader';
import { systemPorts } from '../core/system-ports';
import { version } from '../core/version';
import { CommandEnd, exitCode } from './exit-code';
import type { Flags } from './flags';
import type { Output } from './output';

/** The data folder that the call names, else the one that the desktop app uses. */
export function dataFolderOf(flags: Flags): string {
  const named = flags.text('data');
  return named === undefined ? defaultDataFolder() : resolve(named);
}

/** Opens the core as this folder's one writer; ends the command with 3 where that cannot be. */
export async function openWriter(folder: string, output: Output, catching: NonNullable<OpenAppOptions['catch']>): Promise<CoreApp> {
  const logger = {
    info: () => undefined,
    warn: (message: string) => output.warn(message),
    error: (message: string, cause?: unknown) => output.warn(cause instanceof Error ? `${message}: ${cause.message}` : message),
  };
  const opened = await openApp({ folder, program: 'hookbench', ports: systemPorts(logger), facts: { version, electron: null, chrome: null }, catch: catching });
  if (!opened.ok) throw new CommandEnd(exitCode.surroundings, opened.problem.message);
  for (const notice of await noticesOf(opened.app)) output.warn(notice);
  return opened.app;
}

/** Opens the folder's log for reading, beside whoever writes it. */
export async function openFolderReader(folder: string): Promise<Reader> {
  const opened = await openReader(folder);
  if (!opened.ok) throw new CommandEnd(exitCode.surroundings, opened.problem.message);
  return opened.reader;
}

async function noticesOf(app: CoreApp): Promise<readonly string[]> {
  const snapshot = await app.handlers['snapshot.get']({});
  return snapshot.ok ? snapshot.value.program.notices : [];
}

/** Resolves at the first SIGINT or SIGTERM. */
export function interrupted(): Promise<void> {
  return new Promise((resolveWait) => {
    process.once('SIGINT', () => resolveWait());
    process.once('SIGTERM', () => resolveWait());
  });
}
