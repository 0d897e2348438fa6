import { _electron, type ElectronApplication, type Page } from 'playwright';

/** A started Electron with its first window. */
export interface OpenedWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly startMs: number;
  end(): Promise<void>;
}

/** Starts Electron and waits until its window is usable. */
export async function openWindow(args: readonly string[], usable: (page: Page) => Promise<unknown>): Promise<OpenedWindow> {
  const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE'));
  const startedAt = performance.now();
  const app = await _electron.launch({ args: [...args], env: environment });
  const page = await app.firstWindow();
  await usable(page);
  const startMs = performance.now() - startedAt;
  return { app, page, startMs, end: () => app.close() };
}

/** Starts the built product on a data folder, catching on a free port. */
export function openProduct(dataFolder: string): Promise<OpenedWindow> {
  return openWindow(['.', '--data', dataFolder, '--port', '0'], (page) => page.getByRole('navigation', { name: 'Main' }).waitFor());
}

/** The port that the window says it catches on. */
export async function catchPortOf(page: Page): Promise<number> {
  const chip = await page.getByRole('group', { name: 'Catch server' }).innerText();
  const port = Number(/:(\d{2,5})/.exec(chip)?.[1]);
  if (!Number.isInteger(port)) throw new Error(`no port is shown: ${chip}`);
  return port;
}
