import type { ElectronApplication, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/launch';
import { ready } from './support/ready';

const sections = [
  ['1', 'Activity'],
  ['2', 'Compose'],
  ['3', 'Desk'],
  ['4', 'Scenarios'],
  ['5', 'Endpoints'],
  ['6', 'Rules'],
  [',', 'Settings'],
] as const;

async function resize(app: ElectronApplication, page: Page, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
  await expect.poll(() => page.evaluate(() => `${window.innerWidth} ${window.innerHeight}`)).toBe(`${width} ${height}`);
}

const chipEnd = (page: Page): Promise<number> => page.getByRole('group', { name: 'Catch server' }).evaluate((chip) => chip.getBoundingClientRect().right);
const surface = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.querySelector('.sheet') ?? document.body).backgroundColor);

test('every page holds in both themes: axe finds nothing', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await page.keyboard.press('ControlOrMeta+,');
  for (const theme of ['Light', 'Dark'] as const) {
    await page.getByRole('radio', { name: theme }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    await expect.poll(() => surface(page)).toBe(theme === 'Light' ? 'rgb(255, 255, 255)' : 'rgb(21, 24, 26)');
    for (const [key, name] of sections) {
      await page.keyboard.press(`ControlOrMeta+${key}`);
      await expect(page.getByRole('main', { name })).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
    }
  }
});

test('theme, density, size of the text and form of times are kept, and the theme of the system is followed again', async ({ start, temporaryFolder }) => {
  const dataFolder = `${temporaryFolder}/look`;
  const first = await start({ dataFolder });
  await ready(first.page);
  await first.page.keyboard.press('ControlOrMeta+,');
  await first.page.getByRole('radio', { name: 'Dark' }).click();
  await first.page.getByRole('radio', { name: 'Compact' }).click();
  await expect(first.page.locator('html')).toHaveAttribute('data-density', 'compact');
  await first.page.getByRole('combobox', { name: 'Text size' }).click();
  await first.page.getByRole('option', { name: '125 %' }).click();
  await expect(first.page.locator('html')).toHaveAttribute('data-text-size', '125');
  await first.page.getByRole('radio', { name: '35 s ago' }).click();
  await expect(first.page.getByRole('radio', { name: '35 s ago' })).toBeChecked();
  await first.page.getByRole('combobox', { name: 'When the disk is full' }).click();
  await first.page.getByRole('option', { name: /^Answer 503/ }).click();
  await expect(first.page.getByRole('combobox', { name: 'When the disk is full' })).toHaveText('Answer 503');
  await first.close();

  const { page } = await start({ dataFolder });
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--h-row'))).toBe('1.5rem');
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.querySelector('.rail-label') ?? document.body).fontSize)).toBe('13.75px');
  // Kept as well: how times are shown. The tooltip has the whole moment.
  await page.keyboard.press('ControlOrMeta+1');
  await page.getByRole('button', { name: 'Send a sample event' }).click();
  const time = page.getByRole('row', { name: /^Sent/ }).locator('time');
  await expect(time).toHaveText(/^(just now|\d+ (s|min) ago)$/);
  await expect(time).toHaveAttribute('title', /^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d$/);
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('radio', { name: 'ISO 8601' }).click();
  await page.keyboard.press('ControlOrMeta+1');
  await expect(time).toHaveText(/^\d{4}-\d\d-\d\dT/);
  await page.keyboard.press('ControlOrMeta+,');
  await expect(page.getByRole('combobox', { name: 'When the disk is full' })).toHaveText('Answer 503');
  await page.getByRole('radio', { name: 'System' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('the fonts come along and none is asked for from outside', async ({ start }) => {
  const { page, requestedUrls } = await start();
  await ready(page);
  await expect.poll(() => page.evaluate(() => [document.fonts.check('13px "Inter Variable"'), document.fonts.check('12px "JetBrains Mono Variable"')])).toEqual([true, true]);
  await expect.poll(() => requestedUrls.filter((url) => url.includes('.woff2'))).not.toEqual([]);
  expect(requestedUrls.filter((url) => !url.startsWith('app://'))).toEqual([]);
});

test('nothing is lost in a small window, nor in the smallest', async ({ start }) => {
  const { app, page } = await start();
  await ready(page);
  for (const [width, height] of [[900, 700], [700, 600]] as const) {
    await resize(app, page, width, height);
    for (const [key, name] of sections) {
      await page.keyboard.press(`ControlOrMeta+${key}`);
      await expect(page.getByRole('main', { name })).toBeVisible();
      await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name })).toBeVisible();
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await expect.poll(() => chipEnd(page)).toBeLessThanOrEqual(width);
      expect(await axeFindings(page)).toEqual([]);
    }
    // What is brought into view takes nothing else out of it.
    const parts = page.getByRole('navigation', { name: 'Settings' });
    await parts.getByRole('button', { name: 'About' }).click();
    await expect(page.getByRole('heading', { name: 'About' })).toBeInViewport();
    await expect(parts.getByRole('button', { name: 'Catch server' })).toBeInViewport();
  }
});
