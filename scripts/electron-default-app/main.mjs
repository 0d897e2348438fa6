// Stands in for Electron's own default app, which a runtime taken out of another program lacks:
// it reads `electron [-r MODULE]… FOLDER` and starts the app in FOLDER.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** What Electron's default app uses of `app` and its types leave out. */
const undocumented = /** @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */ (app);

/**
 * Everything up to the folder is ours; what follows is the app's.
 * @param {readonly string[]} commandLine
 * @returns {{ modules: string[], folder: string | undefined }}
 */
function readCommandLine(commandLine) {
  const modules = [];
  for (let index = 1; index < commandLine.length; index += 1) {
    const argument = commandLine[index] ?? '';
    if (argument === '-r' || argument === '--require') {
      index += 1;
      modules.push(commandLine[index] ?? '');
    } else if (!argument.startsWith('-')) {
      return { modules, folder: resolve(argument) };
    }
  }
  return { modules, folder: undefined };
}

async function start() {
  const { modules, folder } = readCommandLine(process.argv);
  Object.assign(process, { defaultApp: true });
  const require = createRequire(import.meta.url);
  for (const module of modules) require(resolve(module));
  if (folder === undefined) throw new Error('Usage: electron [-r MODULE] FOLDER [ARGUMENT…]');
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  undocumented.setVersion(description.version ?? '0.0.0');
  app.setName(description.productName ?? description.name);
  undocumented.setAppPath(folder);
  await import(pathToFileURL(require.resolve(join(folder, description.main ?? 'index.js'))).href);
}

try {
  // Awaited here, so that Electron holds "ready" back until the app has had its say.
  await start();
} catch (error) {
  console.error(error);
  process.exit(1);
}
