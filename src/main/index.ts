import { app, dialog } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreApp } from './core/app';
import { defaultDataFolder, writeLocationPointer } from './core/data-folder';
import type { Logger } from './core/ports';
import { systemPorts } from './core/system-ports';
import { registerAppScheme } from './electron/app-protocol';
import { folderProblem } from './electron/copy-data';
import { openDesktop } from './electron/desktop';
import { readDesktopCommandLine, withDataFolder, type DesktopCommandLine } from './electron/desktop-command-line';
import { createFileLogger } from './electron/file-logger';
import { lockDownPages, type AllowedOrigins } from './electron/lock-down';
import { systemSecretBox } from './electron/secret-box';
import { windowOrigin } from './electron/window-files';

const exitCodes = { wrongCall: 2, surroundings: 3 } as const;

/** Chromium's own files: apart from the data, and within its folder, so that there is one window a data folder. */
const windowFolderName = 'window';

function begin(): void {
  // Where the sandbox was switched off from outside, as root must, demanding it would keep every process from starting.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerAppScheme();
  const read = readDesktopCommandLine(process.argv.slice(1), process.cwd());
  if (!read.ok) {
    process.stderr.write(`${read.message}\n`);
    app.exit(exitCodes.wrongCall);
    return;
  }
  const dataFolder = read.commandLine.dataFolder ?? defaultDataFolder();
  const windowFolder = join(dataFolder, windowFolderName);
  try {
    mkdirSync(windowFolder, { recursive: true });
  } catch (error) {
    endWith(`The data folder ${dataFolder} cannot be used: ${folderProblem(error)}.`);
    return;
  }
  app.setPath('userData', windowFolder);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`Hookbench is already open on ${dataFolder}. Its window was brought to the front.\n`);
    app.exit(0);
    return;
  }
  const logger = createFileLogger(windowFolder);
  process.on('uncaughtException', (error) => logger.error('uncaught error', error));
  process.on('unhandledRejection', (reason) => logger.error('unhandled rejection', reason));
  const allowed: AllowedOrigins = { origin: windowOrigin, developmentOrigin: developmentOrigin() };
  lockDownPages(app, allowed);

  // Not awaited at the top level: Electron holds "ready" back until this module has run to its end.
  app
    .whenReady()
    .then(() => start(read.commandLine, dataFolder, allowed, logger))
    .catch((error: unknown) => {
      logger.error('the program could not start', error);
      endWith(`Hookbench could not start: ${error instanceof Error ? error.message : String(error)}`);
    });
}

function start(commandLine: DesktopCommandLine, dataFolder: string, allowed: AllowedOrigins, logger: Logger): Promise<unknown> {
  let tellOpened: (core: CoreApp | undefined) => void = () => undefined;
  const opening = new Promise<CoreApp | undefined>((resolve) => {
    tellOpened = resolve;
  });
  // The window is begun first: its processes start while the core is read and opened.
  openDesktop({
    opening,
    dataFolder,
    windowFolderName,
    allowed,
    programFolder: join(import.meta.dirname, '..'),
    logger,
    adoptDataFolder: (folder) => {
      // A folder named on the command line is named there again; the default one is what the pointer says.
      if (commandLine.dataFolder === undefined) writeLocationPointer(folder);
      return commandLine.dataFolder === undefined ? process.argv.slice(1) : withDataFolder(process.argv.slice(1), folder);
    },
  });
  const core = openCore(commandLine, dataFolder, logger);
  core.then(tellOpened, () => tellOpened(undefined));
  return core;
}

/** Opens the core; where that cannot be, says why and ends the program. */
async function openCore({ catchHost, catchPort }: DesktopCommandLine, dataFolder: string, logger: Logger): Promise<CoreApp | undefined> {
  const { openApp } = await import('./core/app');
  const opened = await openApp({
    folder: dataFolder,
    program: 'the Hookbench window',
    ports: systemPorts(logger),
    facts: { version: app.getVersion(), electron: process.versions.electron, chrome: process.versions.chrome },
    secretBox: systemSecretBox(),
    catch: { ...(catchHost === undefined ? {} : { host: catchHost }), ...(catchPort === undefined ? {} : { port: catchPort }) },
  });
  if (opened.ok) return opened.app;
  endWith(opened.problem.message);
  return undefined;
}

/** The server of `electron-vite dev`, on this machine only; a packaged program has none. */
function developmentOrigin(): string | undefined {
  const url = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { hostname, origin } = new URL(url);
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]' ? origin : undefined;
}

/** Says why the program cannot go on, and ends it. */
function endWith(message: string): void {
  // Also where it is told to end while the dialog is open.
  app.on('before-quit', () => app.exit(exitCodes.surroundings));
  void app
    .whenReady()
    .then(() => {
      process.stderr.write(`${message}\n`);
      return dialog.showMessageBox({ type: 'error', title: 'Hookbench', message: 'Hookbench cannot open', detail: message, buttons: ['Close'] });
    })
    .finally(() => app.exit(exitCodes.surroundings));
}

begin();
