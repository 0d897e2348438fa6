import type { Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/launch';
import { ready } from './support/ready';
import { setTheme } from './support/theme';

async function openBurst(page: Page): Promise<void> {
  await ready(page);
  await page.keyboard.press('Control+2');
  await expect(page.locator('.compose-head .btn-primary').first()).toHaveText(/^Send to/);
  await page.getByRole('button', { name: 'Other ways to send' }).click();
  await page.getByRole('menuitem', { name: 'Send a burst…' }).click();
  await expect(page.getByRole('heading', { name: 'Burst', exact: true })).toBeVisible();
}

async function setNumber(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.fill(value);
  await field.press('Tab');
}

test('sends all of a burst and counts every answer', async ({ start }) => {
  const { page } = await start();
  await openBurst(page);
  await setNumber(page, 'Events', '200');
  await page.getByRole('radio', { name: 'As fast as answered' }).click();
  await page.getByRole('button', { name: 'Start burst' }).click();
  await expect(page.getByText(/^done in/)).toBeVisible();
  await expect(page.getByText('200 of 200 sent')).toBeVisible();
  await expect(page.getByRole('row', { name: '200 acknowledged 200' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Histogram of 200 latencies/ })).toBeVisible();
  await page.getByRole('button', { name: 'Start burst' }).click();
  await expect(page.getByRole('columnheader', { name: 'Last run' })).toBeVisible();
  await page.getByRole('button', { name: 'Add to a scenario' }).click();
  const adding = page.getByRole('dialog', { name: 'Add to a scenario' });
  await expect(adding.getByRole('list', { name: 'Steps' })).toHaveText('200 of claim.created');
  await adding.getByRole('button', { name: 'Add 1 step' }).click();
  await expect(page.getByText('1 step added to From Compose')).toBeVisible();
});

test('goes on when its page is left, and Stop lets what is under way end', async ({ start }) => {
  const { page } = await start();
  await openBurst(page);
  // Far from its end however slowly the pages come.
  await setNumber(page, 'A second', '2');
  await setNumber(page, 'Rising over', '1');
  await page.getByRole('button', { name: 'Start burst' }).click();
  await expect(page.getByText('Locked while it runs. The rate can be changed.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Events', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Compose', exact: true }).last().click();
  const count = page.getByLabel('Status', { exact: true }).getByRole('button', { name: /of 1,000 sent/ });
  await expect(count).toBeVisible();
  await count.click();
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect(page.getByText(/^stopped after .*; [\d,]+ events not sent$/)).toBeVisible();
  await expect(count).toBeHidden();
  await expect(page.getByRole('button', { name: 'Start burst' })).toBeVisible();
});

test('has no accessibility fault in either theme, and holds in a narrow window', async ({ start }) => {
  const { app, page } = await start();
  await openBurst(page);
  await setNumber(page, 'Events', '300');
  await page.getByRole('radio', { name: 'As fast as answered' }).click();
  await page.getByRole('button', { name: 'Start burst' }).click();
  await expect(page.getByText(/^done in/)).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    expect(await axeFindings(page)).toEqual([]);
  }
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(700, 600));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(700);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(700);
});
