import { type BrowserWindow, Menu, app, dialog, nativeTheme, session, shell } from 'electron';
import { join } from 'node:path';
import type { NamedAction } from '../../shared/contract/contract';
import type { Settings } from '../../shared/model/workspace';
import type { CoreApp } from '../core/app';
import type { Dispatch } from '../core/dispatch';
import type { Logger } from '../core/ports';
import { serveWindowFiles } from './app-protocol';
import { openAppWindow } from './app-window';
import { createDesktopHandlers } from './desktop-handlers';
import { createEnding } from './ending';
import { createLivePush } from './live';
import { isOurs, lockDownSession, type AllowedOrigins } from './lock-down';
import { menuTemplate } from './menu';
import { moveData } from './move-data';
import { openRpc } from './rpc';
import { windowOrigin } from './window-files';

/** What the desktop stands on. */
export interface DesktopOptions {
  /** The core while it opens; undefined where it does not, and then the program is about to say why and to end. */
  readonly opening: Promise<CoreApp | undefined>;
  readonly dataFolder: string;
  /** The part of the data folder that is this window's own. */
  readonly windowFolderName: string;
  readonly allowed: AllowedOrigins;
  /** Folder of the built program: `main`, `preload`, `renderer`. */
  readonly programFolder: string;
  readonly logger: Logger;
  /** Makes another data folder the one to open; returns the arguments to start with. */
  adoptDataFolder(folder: string): readonly string[];
}

/** Opens the window while the core opens, which answers it from then on, and sees both to their end. */
export function openDesktop({ opening, dataFolder, windowFolderName, allowed, programFolder, logger, adoptDataFolder }: DesktopOptions): void {
  let window: BrowserWindow | undefined;
  let moving: Promise<void> = Promise.resolve();
  const live = createLivePush();

  lockDownSession(session.defaultSession, allowed);
  serveWindowFiles(session.defaultSession, join(programFolder, 'renderer'));

  // A window without a core says nothing, and one before its theme is known would flash.
  const opened = new Promise<CoreApp>((resolve) => {
    void opening.then((core) => {
      if (core === undefined) return;
      followThemeSetting(core);
      core.live.subscribe(live.tell);
      resolve(core);
    });
  });

  const show = (): void => {
    if (ending.hasBegun()) return;
    if (window !== undefined) {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      return;
    }
    const created = openAppWindow({
      stateFolder: join(dataFolder, windowFolderName),
      preload: join(programFolder, 'preload', 'preload.cjs'),
      icon: join(app.getAppPath(), 'build', 'icon.png'),
      url: `${allowed.developmentOrigin ?? windowOrigin}/`,
      mayShow: opened.then(() => undefined),
      logger,
    });
    window = created;
    live.attach(created.webContents);
    created.webContents.on('did-start-navigation', (details) => {
      // A page that is loaded anew has to subscribe anew.
      if (details.isMainFrame && !details.isSameDocument && isOurs(details.url, allowed)) live.attach(created.webContents);
    });
    created.once('closed', () => {
      window = undefined;
    });
  };

  const dispatchOf = (core: CoreApp): Dispatch =>
    core.dispatch(
      createDesktopHandlers({
        dataFolder,
        captureBytes: core.handlers['captures.bytes'],
        bodyBytes: core.handlers['bodies.bytes'],
        certificate: core.handlers['catch.certificate'],
        workspaceText: core.handlers['sharing.export'],
        runReport: core.handlers['scenarioRuns.report'],
        readScenario: core.handlers['scenarios.read'],
        saveExport: core.exports.save,
        accountText: core.handlers['desk.export'],
        downloads: app.getPath('downloads'),
        window: () => window,
        nameActions: (actions) => showMenu(actions),
        moveDataTo: (folder) => {
          window?.hide();
          moving = moveData({ from: dataFolder, to: folder, leaveOut: [windowFolderName], closeCore: ending.closeCore, adopt: adoptDataFolder }).catch((error: unknown) =>
            logger.error('the data could not be moved', error),
          );
          void moving.then(() => app.quit());
        },
      }),
    );
  const dispatching = opened.then(dispatchOf);
  const rpc = openRpc({ dispatch: async (method, input) => (await dispatching)(method, input), allowed, page: () => window?.webContents, onSubscribe: live.subscribed });
  const ending = createEnding({ opening, rpc, logger });
  const showMenu = (actions: readonly NamedAction[]): void => {
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          isMac: process.platform === 'darwin',
          isDevelopment: allowed.developmentOrigin !== undefined,
          actions,
          command: (command) => {
            show();
            live.command(command);
          },
          showDataFolder: () => void shell.openPath(dataFolder),
          showAbout: () => showAbout(window),
        }),
      ),
    );
  };
  showMenu([]);

  app.on('second-instance', () => void opened.then(show));
  app.on('activate', () => void opened.then(show));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => ending.beforeQuit(event, () => moving));
  show();
}

function followThemeSetting(core: CoreApp): void {
  const follow = ({ theme }: Settings): void => {
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
  };
  follow(core.settings());
  core.onSettings(follow);
}

function showAbout(window: BrowserWindow | undefined): void {
  const options = {
    type: 'info',
    title: 'About Hookbench',
    message: `Hookbench ${app.getVersion()}`,
    detail: `Electron ${process.versions.electron}, Chromium ${process.versions['chrome'] ?? ''}, Node ${process.versions.node}\nMIT licence`,
    buttons: ['Close'],
  } satisfies Electron.MessageBoxOptions;
  void (window === undefined ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
}
