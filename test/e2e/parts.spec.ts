import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { catchAddress, eventBody, post } from './support/caught';
import { expect, programFolder, test } from './support/launch';
import { ready } from './support/ready';

const partFile = (url: string): string | undefined => /\/assets\/([\w-]+)-[\w-]{8}\.js$/.exec(url)?.[1];
const mostFirstBytes = 900_000;

test('every section is there before it is opened, and none is fetched twice', async ({ start }) => {
  const { page, requestedUrls } = await start();
  await ready(page);
  const before = requestedUrls.map(partFile).filter((name) => name !== undefined);
  expect(before).toEqual(expect.arrayContaining(['activity-page', 'compare-page', 'compose-page', 'desk-page', 'endpoints-page', 'rules-page', 'scenarios-page', 'settings-page', 'record-detail', 'editor']));
  for (const section of ['Compose', 'Desk', 'Scenarios', 'Endpoints', 'Rules', 'Settings', 'Activity']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: section }).click();
    await expect(page.getByRole('main', { name: section }).getByRole('heading').first()).toBeAttached();
  }
  expect(requestedUrls.map(partFile).filter((name) => name !== undefined)).toEqual(before);
  expect(new Set(before).size).toBe(before.length);
});

test('what a section can do is offered before its code is here, and done once it is', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await post(await catchAddress(page), eventBody('claim.created', 1), { 'Event-Name': 'claim.created' });
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('main', { name: 'Scenarios' })).toBeVisible();

  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/(activity|compose)-page-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await expect(page.getByRole('main', { name: 'Scenarios' }).getByRole('heading').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('go to compose');
  await expect(page.getByRole('option', { name: /^Go to Compose/ })).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  // The frame stands, with the page to come.
  const compose = page.getByRole('main', { name: 'Compose' });
  await expect(compose).toBeVisible();
  await expect(compose.getByRole('heading')).toHaveCount(0);
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toBeVisible();

  await page.keyboard.press('Control+f');
  await expect(page.getByRole('main', { name: 'Activity' })).toBeVisible();
  await expect(page.locator('[data-part="activity-filter"]')).toHaveCount(0);
  release();
  await expect(page.locator('[data-part="activity-filter"]')).toBeFocused();
  await page.keyboard.press('Control+2');
  await expect(compose.getByRole('heading').first()).toBeVisible();
});

test(`what the window needs for its first page stays below ${mostFirstBytes.toLocaleString('en')} bytes of code, without the editor`, () => {
  const folder = join(programFolder, 'out/renderer');
  const first = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/(?:src|href)="\.?\/?(assets\/[\w-]+\.js)"/g)].map(([, path = '']) => path);
  expect(first.map((path) => partFile(`/${path}`))).toEqual(expect.arrayContaining(['index', 'window']));
  expect(first.map((path) => partFile(`/${path}`))).not.toContain('editor');
  expect(first.reduce((bytes, path) => bytes + statSync(join(folder, path)).size, 0)).toBeLessThan(mostFirstBytes);
});
