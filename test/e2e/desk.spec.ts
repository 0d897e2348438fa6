import type { Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/launch';
import { ready } from './support/ready';

const list = (page: Page) => page.getByRole('grid', { name: 'Claims' });
const card = (page: Page) => page.locator('.desk-card');
const search = (page: Page) => page.getByRole('textbox', { name: 'Search the claims' });
const act = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true }).click();

async function openDesk(page: Page, count: 'Generate ten claims' | 'Generate ten thousand'): Promise<void> {
  await ready(page);
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: count }).click();
  await expect(list(page).getByRole('row').nth(1)).toBeVisible();
}

test('a claim is closed, sent wrongly as a fault, undone without sending, and its timeline leads to what was captured', async ({ start }) => {
  const { page } = await start();
  await openDesk(page, 'Generate ten thousand');
  await expect(page.getByRole('tab', { name: /^Claims/ })).toContainText('10,000');
  await page.keyboard.press('Control+F');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('mtr-000123');
  await expect(list(page).getByRole('row')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(card(page).getByRole('heading', { name: 'MTR-000123' })).toBeVisible();

  await expect(card(page).getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  await expect(card(page).getByRole('button', { name: 'Reopen', exact: true })).toHaveCount(0);
  await act(page, 'Close');
  await expect(card(page).locator('.trace-head').first()).toContainText('Closed');
  await expect(card(page).locator('.trace-line').first()).toContainText('captured');
  await expect(card(page).getByRole('button', { name: 'Close', exact: true })).toHaveCount(0);

  await act(page, 'More for this claim');
  await page.getByRole('menuitem', { name: 'Send anyway as a fault…' }).click();
  await page.getByRole('menuitem', { name: 'claim.closed' }).click();
  await expect(card(page).locator('.trace-head').first()).toContainText('Sent as a fault');
  await expect(card(page).getByText('The claim is closed already')).toBeVisible();
  await expect(card(page).locator('.trace-line').first()).toContainText('captured');

  await list(page).focus();
  await page.keyboard.press('Control+Z');
  await expect(card(page).locator('.trace-head').first()).toContainText('Closing undone');
  await expect(card(page).getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Account file').setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"claims": 5}') });
  await expect(page.getByText('notes.json was not imported')).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Claims/ })).toContainText('10,000');

  const request = card(page).locator('.trace-item').filter({ hasText: 'undone since' }).getByRole('button', { name: /^request \d+$/ });
  const seq = (await request.textContent())?.replace('request ', '');
  await request.click();
  await expect(page.getByRole('region', { name: 'Record' }).or(page.locator('.pane-detail'))).toContainText('claim.closed');
  expect(seq).toMatch(/^\d+$/);
});

test('changes of a claim become steps of a scenario of one’s own', async ({ start }) => {
  const { page } = await start();
  await openDesk(page, 'Generate ten claims');
  await page.getByRole('button', { name: /^Open/ }).first().click();
  await list(page).getByRole('row').nth(1).click();
  await act(page, 'More for this claim');
  await expect(page.getByRole('menuitem', { name: 'Add changes to scenario…' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  // With the focus comes the name of the button; what stands under it takes the click all the same.
  await expect(page.locator('.tooltip')).toHaveText('More for this claim');
  await act(page, 'Close');
  await expect(card(page).locator('.trace-head').first()).toContainText('Closed');
  await act(page, 'Reopen');
  await expect(card(page).locator('.trace-head').first()).toContainText('Reopened');

  await act(page, 'More for this claim');
  await page.getByRole('menuitem', { name: 'Add changes to scenario…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add changes to scenario' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  await dialog.getByRole('checkbox', { name: 'Reopened' }).click();
  await dialog.getByLabel('Name').fill('Closed by hand');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add 1 change' }).click();
  await expect(page.getByText('2 steps added to Closed by hand')).toBeVisible();

  await act(page, 'More for this claim');
  await page.getByRole('menuitem', { name: 'Add changes to scenario…' }).click();
  await dialog.getByRole('checkbox', { name: 'Closed' }).click();
  await dialog.getByRole('combobox', { name: 'Scenario' }).click();
  await page.getByRole('option', { name: /^Closed by hand/ }).click();
  await dialog.getByRole('button', { name: 'Add 1 change' }).click();
  await expect(page.getByText('3 steps added to Closed by hand')).toBeVisible();
  await page.getByRole('button', { name: 'Open', exact: true }).last().click();
  const editor = page.getByRole('textbox', { name: 'Scenario as YAML' });
  await expect(editor).toContainText('do: close');
  await expect(editor).toContainText('do: reopen');
  await expect(page.getByText('No errors')).toBeVisible();
});

test('the columns of the claims are hidden, moved and widened, and stay so', async ({ start }) => {
  const first = await start();
  const { page } = first;
  await openDesk(page, 'Generate ten claims');
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 900));
  const heads = (shown: Page) => list(shown).getByRole('columnheader');
  // The labels step aside at this width, until another column gives them room.
  await expect(heads(page)).toHaveText(['Number', 'Type', 'Status', 'Assignee', 'Last change']);
  await heads(page).nth(3).click({ button: 'right' });
  await page.getByRole('menu').getByText('Assignee', { exact: true }).click();
  await expect(heads(page)).toHaveText(['Number', 'Type', 'Status', 'Labels', 'Last change']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  await dialog.getByRole('button', { name: 'Move Last change up' }).click();
  await dialog.getByRole('button', { name: 'Make Number wider' }).click();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(heads(page)).toHaveText(['Number', 'Type', 'Status', 'Last change', 'Labels']);
  await first.close();

  const second = await start({ dataFolder: first.dataFolder });
  await ready(second.page);
  await second.page.keyboard.press('Control+3');
  await expect(heads(second.page)).toHaveText(['Number', 'Type', 'Status', 'Last change', 'Labels']);
});
