import { BrowserWindow, nativeTheme, screen } from 'electron';
import { join } from 'node:path';
import type { Logger } from '../core/ports';
import { frameBackground, titleBarOverlay } from './title-bar';
import { leastSize, placeOnDisplays, readWindowState, saveWindowState } from './window-state';

/** What a window is opened with. */
export interface AppWindowParts {
  /** Where the window's own small files are. */
  readonly stateFolder: string;
  readonly preload: string;
  readonly icon: string;
  readonly url: string;
  /** It is not shown before this. */
  readonly mayShow: Promise<void>;
  readonly logger: Logger;
}

const saveDelayMs = 400;
/** ERR_ABORTED of Chromium's net errors. */
const abortedCode = -3;
const crashWindowMs = 60_000;
const mostCrashes = 3;

/** Opens the window where it was the last time; it is shown once it has something to show. */
export function openAppWindow({ stateFolder, preload, icon, url, mayShow, logger }: AppWindowParts): BrowserWindow {
  const stateFile = join(stateFolder, 'window-state.json');
  const state = readWindowState(stateFile);
  // The display that was the primary one comes first, for a window that has lost its own.
  const primary = screen.getPrimaryDisplay();
  const workAreas = [primary, ...screen.getAllDisplays().filter((display) => display.id !== primary.id)].map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeOnDisplays(state?.bounds, workAreas),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    title: 'Hookbench',
    icon,
    backgroundColor: frameBackground(nativeTheme.shouldUseDarkColors),
    titleBarStyle: 'hidden',
    ...(process.platform === 'darwin' ? {} : { titleBarOverlay: titleBarOverlay(nativeTheme.shouldUseDarkColors) }),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (state?.maximized === true) window.maximize();
  window.once('ready-to-show', () => {
    void mayShow.then(() => {
      if (!window.isDestroyed()) window.show();
    });
  });
  followTheme(window);
  rememberPlace(window, stateFile, logger);
  reloadAfterCrash(window, logger);
  window.webContents.on('did-fail-load', (_event, code, description) => {
    // Aborted means that another load took its place.
    if (code !== abortedCode) logger.error(`the window could not load ${url}: ${description}`);
  });
  // A failure is told by the event above; the promise would tell it a second time.
  window.loadURL(url).catch(() => undefined);
  return window;
}

function followTheme(window: BrowserWindow): void {
  const follow = (): void => {
    window.setBackgroundColor(frameBackground(nativeTheme.shouldUseDarkColors));
    if (process.platform !== 'darwin') window.setTitleBarOverlay(titleBarOverlay(nativeTheme.shouldUseDarkColors));
  };
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
}

function rememberPlace(window: BrowserWindow, stateFile: string, logger: Logger): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    try {
      saveWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    } catch (error) {
      logger.warn(`the place of the window could not be saved: ${String(error)}`);
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, saveDelayMs);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
}

function reloadAfterCrash(window: BrowserWindow, logger: Logger): void {
  let crashedAtMs: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    logger.error(`the window’s process is gone (${details.reason}, ${details.exitCode})`);
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const nowMs = performance.now();
    crashedAtMs = [...crashedAtMs.filter((atMs) => nowMs - atMs < crashWindowMs), nowMs];
    // A window that dies at once every time would keep the machine busy for nothing.
    if (crashedAtMs.length <= mostCrashes) window.webContents.reload();
  });
  window.webContents.on('preload-error', (_event, _path, error) => logger.error('the preload failed', error));
}
