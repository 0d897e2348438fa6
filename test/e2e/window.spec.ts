import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright/test';
import { installedElectron } from '../../scripts/electron-environment.mjs';
import { expect, launchEnvironment, programArgumentsFor, programFolder, test } from './support/launch';

const boundsOf = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

/** Starts the program without Playwright, and tells how it ended. Once it has said `last`, it is told to end. */
async function startBeside(programArguments: readonly string[], last?: string): Promise<{ code: number | null; errors: string }> {
  const child = spawn(installedElectron() ?? '', [programFolder, ...programArguments], { env: launchEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (piece: Buffer) => {
    const hadSaid = last !== undefined && errors.includes(last);
    errors += piece.toString('utf8');
    if (last !== undefined && !hadSaid && errors.includes(last)) child.kill('SIGTERM');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors };
}

test('the window comes back where it was', async ({ start, temporaryFolder }) => {
  const dataFolder = join(temporaryFolder, 'data');
  const first = await start({ dataFolder });
  const wished = { x: 40, y: 60, width: 1100, height: 720 };
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), wished);
  // The system moves it when it gets to it.
  await expect.poll(() => boundsOf(first.app)).toEqual(wished);
  await first.close();
  const second = await start({ dataFolder });
  await expect.poll(() => boundsOf(second.app)).toEqual(wished);
});

test('a window that would be off every display, or whose file is broken, opens in the middle of one', async ({ start, temporaryFolder }) => {
  const states = [JSON.stringify({ bounds: { x: 9000, y: 9000, width: 1000, height: 700 }, maximized: false }), '{"bounds":', '[]'];
  for (const [index, state] of states.entries()) {
    const dataFolder = join(temporaryFolder, `data-${index}`);
    mkdirSync(join(dataFolder, 'window'), { recursive: true });
    writeFileSync(join(dataFolder, 'window', 'window-state.json'), state);
    const { app, close } = await start({ dataFolder });
    const area = await app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
    const bounds = await boundsOf(app);
    expect(bounds?.x).toBeGreaterThanOrEqual(area.x);
    expect(bounds?.y).toBeGreaterThanOrEqual(area.y);
    expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeLessThanOrEqual(area.x + area.width);
    await close();
  }
});

test('a second start on the same data shows the window that is open, and ends', async ({ start }) => {
  const { app, dataFolder } = await start();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = await startBeside(programArgumentsFor(dataFolder));
  expect(second.code).toBe(0);
  expect(second.errors).toContain(`Hookbench is already open on ${dataFolder}.`);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))).toEqual([true]);
});

test('another data folder opens beside it', async ({ start }) => {
  const one = await start();
  const other = await start();
  expect(other.dataFolder).not.toBe(one.dataFolder);
  expect(await other.page.evaluate(() => location.href)).toBe('app://hookbench/');
});

test('the frame follows the theme', async ({ start }) => {
  const { app, page } = await start();
  const isDark = () => app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors);
  const background = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase());
  expect(await page.evaluate(() => window.hookbench.call('settings.update', { theme: 'dark' }))).toMatchObject({ ok: true, value: { theme: 'dark' } });
  await expect.poll(isDark).toBe(true);
  await expect.poll(background).toBe('#0f1213');
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await page.evaluate(() => window.hookbench.call('settings.update', { theme: 'light' }));
  await expect.poll(isDark).toBe(false);
  await expect.poll(background).toBe('#f2f4f5');
});

test('the window has its own title bar, an icon and its least size', async ({ start }) => {
  const { app, page } = await start();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize())).toEqual([700, 600]);
  const overlay = () =>
    page.evaluate(() => {
      const controls = (navigator as unknown as { windowControlsOverlay: { visible: boolean; getTitlebarAreaRect(): DOMRect } }).windowControlsOverlay;
      return { isVisible: controls.visible, height: controls.getTitlebarAreaRect().height, hasRoom: innerWidth - controls.getTitlebarAreaRect().width > 40 };
    });
  await expect.poll(overlay).toEqual({ isVisible: true, height: 44, hasRoom: true });
});

test('the menu tells the window what to do', async ({ start }) => {
  const { app, page } = await start();
  const heard = await page.evaluateHandle(() => {
    const actions: string[] = [];
    window.hookbench.subscribe((message) => {
      if (message.kind === 'command') actions.push(message.command.action);
    });
    return actions;
  });
  // The window names its actions once it stands.
  await expect.poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []).some(({ label }) => label === 'New endpoint'))).toBe(true);
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
    for (const label of ['Go to Settings', 'New endpoint']) items.find((item) => item.label === label)?.click();
  });
  await expect.poll(() => heard.jsonValue()).toEqual(['section.settings', 'endpoints.new']);
  await expect(page.getByRole('heading', { level: 1, name: 'Endpoints' })).toBeVisible();
});

test('a page that dies is loaded again', async ({ start }) => {
  const { app, takeProblems } = await start();
  const url = await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('render-process-gone', () => contents.once('did-finish-load', () => resolve(contents.getURL())));
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(url).toBe('app://hookbench/');
  expect(takeProblems().join('\n')).toContain('the window’s process is gone');
});

test('told to end, it closes the log and exits with 0', async ({ start }) => {
  const { app, dataFolder } = await start();
  const child = app.process();
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  const again = await start({ dataFolder });
  expect(await again.page.evaluate(async () => (await window.hookbench.call('snapshot.get', {})).ok)).toBe(true);
});

test('a wrong command line gets one line and ends with 2', async ({ temporaryFolder }) => {
  const ended = await startBeside(['--data', temporaryFolder, '--port', 'seventy']);
  expect(ended.code).toBe(2);
  expect(ended.errors).toContain('--port seventy is not a port. Give a number from 0 (any free port) to 65535.');
});

test('a data folder that cannot be used ends it with 3', async ({ temporaryFolder }) => {
  const file = join(temporaryFolder, 'file');
  writeFileSync(file, '');
  // It waits in a dialog until it is told to end.
  const { code, errors } = await startBeside(programArgumentsFor(file), 'cannot be used');
  expect(errors).toContain(`The data folder ${file} cannot be used`);
  expect(code).toBe(3);
});

test('a core that does not open ends it with 3, and no window is shown', async ({ temporaryFolder }) => {
  // A pipe: the core reads on once this test listens.
  const workspace = join(temporaryFolder, 'workspace.json');
  execFileSync('mkfifo', [workspace]);
  const app = await _electron.launch({ args: [programFolder, ...programArgumentsFor(temporaryFolder)], env: launchEnvironment() });
  const ended = once(app.process(), 'exit');
  let said = '';
  app.process().stderr?.on('data', (piece: Buffer) => {
    said += piece.toString('utf8');
  });
  await writeFile(workspace, JSON.stringify({ version: 9_999 }));
  await expect.poll(() => said).toContain('has format 9999');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()))).toBe(false);
  await Promise.allSettled([app.evaluate(({ app: program }) => setImmediate(() => program.quit()) !== undefined)]);
  expect((await ended)[0]).toBe(3);
});
