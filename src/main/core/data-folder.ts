import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

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
  const path = join(folder, pointerName);
  writeFileSync(`${path}.new`, `${JSON.stringify({ dataFolder }, undefined, 2)}\n`);
  renameSync(`${path}.new`, path);
}

function readPointer(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const pointer: unknown = JSON.parse(text);
    if (typeof pointer === 'object' && pointer !== null && 'dataFolder' in pointer) {
      const { dataFolder } = pointer;
      if (typeof dataFolder === 'string' && isAbsolute(dataFolder)) return dataFolder;
    }
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
