import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { readJsonFile, writeJsonFile } from './json-file';

const pointerName = 'location.json';

/** The folder of this program in the user's settings: `%APPDATA%`, `~/Library/Application Support` or `$XDG_CONFIG_HOME`. */
export function programFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Hookbench');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Hookbench');
  const configured = environment['XDG_CONFIG_HOME'];
  return join(configured !== undefined && isAbsolute(configured) ? configured : join(homedir(), '.config'), 'hookbench');
}

/**
 * The data folder that desktop and command line share when none is named: the one that `writeLocationPointer` named,
 * else `data` in the program's folder. A pointer that cannot be read or names no absolute folder counts as none.
 */
export function defaultDataFolder(folder: string = programFolder()): string {
  return readPointer(join(folder, pointerName)) ?? join(folder, 'data');
}

/** Makes `dataFolder` the default from the next start on. Throws where the program's folder cannot be written. */
export function writeLocationPointer(dataFolder: string, folder: string = programFolder()): void {
  mkdirSync(folder, { recursive: true });
  writeJsonFile(join(folder, pointerName), { dataFolder }, 2);
}

function readPointer(path: string): string | undefined {
  const pointer = readJsonFile(path);
  if (typeof pointer !== 'object' || pointer === null || !('dataFolder' in pointer)) return undefined;
  const { dataFolder } = pointer;
  return typeof dataFolder === 'string' && isAbsolute(dataFolder) ? dataFolder : undefined;
}
