import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, programFolder, test } from './support/launch';
import { messages } from './support/places';

const folder = join(programFolder, 'test-results', 'pictures');

/** Sends through the window, as a person would, until the stream holds a few events of both sources. */
async function fill(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send a sample event' }).click();
  await expect(page.getByRole('row', { name: /Received claim\.created/ })).toBeVisible();
  await page.keyboard.press('Control+2');
  for (const name of ['claim.assigned', 'claim.label_added', 'claim.closed']) {
    const option = page.getByRole('option', { name: new RegExp(name.replace('.', '\\.')) });
    await option.click();
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(`${name} sent to`)).toBeVisible();
  }
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('row', { name: /Received claim\.closed/ })).toBeVisible();
}

/** Messages stand until they are dismissed while tests run, and would lie over every page that follows. */
async function dismissMessages(page: Page): Promise<void> {
  const dismiss = messages(page).getByRole('button', { name: 'Dismiss' });
  for (let left = await dismiss.count(); left > 0; left -= 1) {
    await dismiss.first().click();
    await expect(dismiss).toHaveCount(left - 1);
  }
}

/** The README's pictures: `npm run pictures` takes them over. They come from the built program, so they cannot show what is not there. */
for (const theme of ['light', 'dark'] as const) {
  test(`pictures of every page, ${theme}`, async ({ start }) => {
    const { app, page } = await start();
    await app.evaluate(({ BrowserWindow, nativeTheme }, source) => {
      nativeTheme.themeSource = source;
      BrowserWindow.getAllWindows()[0]?.setSize(1440, 900);
    }, theme);
    await expect(page.getByRole('button', { name: 'Send a sample event' })).toBeVisible();
    const shoot = async (name: string) => {
      await dismissMessages(page);
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' });
    };
    await shoot('first-run');
    await fill(page);
    await page.getByRole('row', { name: /Received claim\.closed/ }).click();
    await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
    await shoot('activity');
    await page.getByRole('row', { name: /Sent claim\.assigned/ }).first().click();
    await expect(page.getByRole('tab', { name: /Attempts/ })).toBeVisible();
    await shoot('delivery');
    for (const [key, name] of [['2', 'Compose'], ['5', 'Endpoints'], [',', 'Settings']] as const) {
      await page.keyboard.press(`Control+${key}`);
      await expect(page.getByRole('main', { name }).getByRole('heading').first()).toBeVisible();
      await shoot(name.toLowerCase());
    }
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: 'Generate ten claims' }).click();
    const claims = page.getByRole('grid', { name: 'Claims' });
    await claims.getByRole('row').nth(1).click();
    await page.getByRole('button', { name: 'Close', exact: true }).or(page.getByRole('button', { name: 'Reopen', exact: true })).click();
    await expect(page.locator('.trace-line').first()).toContainText('captured');
    await shoot('desk');
    await page.keyboard.press('Control+4');
    await page.getByRole('option', { name: /A claim’s whole life/ }).click();
    await page.getByRole('tab', { name: 'Run', exact: true }).click();
    await page.getByRole('radio', { name: '1000×' }).click();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('All expectations held')).toBeAttached();
    await shoot('scenario');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Search/ }).fill('assi');
    await expect(page.getByRole('option', { name: /^Send claim\.assigned/ })).toHaveAttribute('data-highlighted');
    await shoot('palette');
    await page.keyboard.press('Escape');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 700));
    const closed = page.getByRole('row', { name: /Received claim\.closed/ }).first();
    await closed.click();
    await expect(closed).toHaveAttribute('aria-selected', 'true');
    await shoot('narrow');
  });
}
