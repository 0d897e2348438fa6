import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A text file of the repository; its path from the root has forward slashes. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Every file below a folder of the repository whose name fits, read. */
export function filesBelow(folder: string, fits: (path: string) => boolean): readonly TextFile[] {
  return pathsBelow(folder)
    .filter(fits)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Every file's path below a folder of the repository, but for installed packages. */
export function pathsBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.includes('/node_modules/'))
    .sort();
}

/** A JSON file of the repository. */
export function jsonAt(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** Whether a path is TypeScript. */
export function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path);
}
