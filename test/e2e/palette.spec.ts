import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/launch';
import { ready } from './support/ready';

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Command palette' });
const line = (page: Page, name: RegExp): Locator => palette(page).getByRole('option', { name });

async function openPalette(page: Page, words = ''): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type(words);
}

test('an event is sent from the palette by keyboard alone, and is found in it afterwards', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await openPalette(page, 'assi');
  await expect(line(page, /^Send claim\.assigned/)).toContainText('UI, John Smith, to 1 endpoint');
  await expect(line(page, /^Send claim\.assigned/)).toHaveAttribute('data-highlighted');
  await expect(line(page, /^claim\.assigned A claim is assigned/)).toContainText('0 in Activity');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.getByText('Sent claim.assigned to 1 endpoint')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Received claim\.assigned.*status 200/ })).toBeVisible();

  await openPalette(page, 'assi');
  await expect(line(page, /^claim\.assigned on \/hooks\/claims/)).toBeVisible();
  await expect(line(page, /^claim\.assigned A claim is assigned/)).toContainText('2 in Activity');
  expect(await axeFindings(page)).toEqual([]);
  // A key that comes to the stream while the palette lies over it does nothing.
  await page.locator('[data-part="stream"]').dispatchEvent('keydown', { key: '?', bubbles: true });
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toHaveCount(0);
  await expect(palette(page)).toBeVisible();
  await line(page, /^claim\.assigned to Local catch server/).click();
  await expect(page.getByRole('grid', { name: 'Activity', exact: true }).locator('[role="row"][aria-selected="true"]')).toHaveAccessibleName(/^Sent claim\.assigned/);
});

test('arrows choose, Esc leaves and gives the focus back', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await page.getByRole('button', { name: 'Compose' }).focus();
  await openPalette(page, 'go to');
  await expect(line(page, /^Go to Activity/)).toHaveAttribute('data-highlighted');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
  await expect(line(page, /^Go to Endpoints/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Endpoints' })).toBeVisible();

  // Ctrl N makes an endpoint here, and a claim on the desk.
  await openPalette(page, 'new endpoint');
  await expect(line(page, /^New endpoint/)).toContainText('Ctrl');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('create claim');
  await expect(line(page, /^Create claim/)).not.toContainText('Ctrl');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();

  await page.getByRole('button', { name: 'Compose' }).focus();
  await openPalette(page, 'nothing is called this');
  await expect(palette(page).getByText('Nothing is called “nothing is called this”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Compose' })).toBeFocused();
});

test('endpoints are found by name, every shortcut is a question mark away, and sections and panes are reached by keys', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await openPalette(page, 'local catch');
  await line(page, /^Local catch server/).click();
  await expect(page.getByRole('main', { name: 'Endpoints' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Local catch server');

  await openPalette(page, '?');
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Search and run' })).toContainText('K');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  for (const [key, name] of [['2', 'Compose'], ['3', 'Desk'], ['5', 'Endpoints'], [',', 'Settings'], ['1', 'Activity']] as const) {
    await page.keyboard.press(`ControlOrMeta+${key}`);
    await expect(page.getByRole('main', { name })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name })).toHaveAttribute('aria-current', 'page');
  }
  await page.getByRole('button', { name: /^Workspace/ }).focus();
  await page.keyboard.press('F6');
  await expect(page.getByRole('navigation', { name: 'Main' }).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('banner').locator(':focus')).toHaveCount(1);
});
