// Stands in for Electron's own default app, which a runtime taken out of another program lacks:
// it reads `electron [-r MODULE]… FOLDER` and starts the app in FOLDER.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const { app } = require('electron');

/** Everything up to the folder is ours; what follows is the app's. */
function readCommandLine(commandLine) {
  const modules = [];
  for (let index = 1; index < commandLine.length; index += 1) {
    const argument = commandLine[index];
    if (argument === '-r' || argument === '--require') {
      index += 1;
      modules.push(commandLine[index]);
    } else if (!argument.startsWith('-')) {
      return { modules, folder: resolve(argument) };
    }
  }
  return { modules, folder: undefined };
}

async function start() {
  const { modules, folder } = readCommandLine(process.argv);
  process.defaultApp = true;
  for (const module of modules) require(module);
  if (folder === undefined) throw new Error('Usage: electron [-r MODULE] FOLDER [ARGUMENT…]');
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setVersion(description.version ?? '0.0.0');
  app.setName(description.productName ?? description.name);
  app.setAppPath(folder);
  await import(pathToFileURL(require.resolve(join(folder, description.main ?? 'index.js'))).href);
}

start().catch((error) => {
  console.error(error);
  process.exit(1);
});
