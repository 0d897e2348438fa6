import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { catchAddress, eventBody, post } from './support/caught';
import { expect, test } from './support/launch';

const unreadRows = (page: Page): Locator => page.getByRole('grid', { name: 'Activity', exact: true }).getByRole('row', { name: /, unread$/ });
const rows = (page: Page): Locator => page.getByRole('grid', { name: 'Activity', exact: true }).locator('[role="row"][id]');
const status = (page: Page): Locator => page.getByRole('contentinfo', { name: 'Status' });

test('what came while nobody looked is marked and found, also after a restart, and is read once it was looked at', async ({ start }) => {
  const first = await start();
  const { page } = first;
  const url = await catchAddress(page);
  await post(url, eventBody('claim.created', 1), { 'Event-Name': 'claim.created' });
  await expect(rows(page)).toHaveCount(1);
  // A row on screen is looked at once the window has the focus, and main hears of it a moment later.
  await expect.poll(async () => (await call(page, 'look.get', {})).look.seenTo).toBe(1);

  await page.keyboard.press('Control+6');
  await expect(page.getByRole('main', { name: 'Rules' })).toBeVisible();
  for (const id of [2, 3]) await post(url, eventBody('claim.assigned', id), { 'Event-Name': 'claim.assigned' });
  await first.close();

  const second = await start({ dataFolder: first.dataFolder });
  const again = second.page;
  await expect(again.getByRole('main', { name: 'Rules' })).toBeVisible();
  await again.keyboard.press('Control+1');
  await expect(unreadRows(again)).toHaveCount(2);
  await expect(rows(again)).toHaveCount(3);
  await post(await catchAddress(again), eventBody('claim.closed', 4), { 'Event-Name': 'claim.closed' });
  await expect(rows(again)).toHaveCount(4);
  await expect(unreadRows(again)).toHaveCount(2);
  expect(await axeFindings(again)).toEqual([]);
  await status(again).getByRole('button', { name: '2 unread' }).click();
  await expect(rows(again)).toHaveCount(2);
  await expect(unreadRows(again)).toHaveCount(2);

  await again.keyboard.press('Control+6');
  await expect(again.getByRole('main', { name: 'Rules' })).toBeVisible();
  await again.keyboard.press('Control+1');
  await expect(again.getByText('No rows match unread')).toBeVisible();
  await again.getByRole('button', { name: 'Clear the filter' }).last().click();
  await expect(rows(again)).toHaveCount(4);
  await expect(unreadRows(again)).toHaveCount(0);

  await again.keyboard.press('Control+6');
  await expect(again.getByRole('main', { name: 'Rules' })).toBeVisible();
  await post(await catchAddress(again), eventBody('claim.created', 5), { 'Event-Name': 'claim.created' });
  await again.keyboard.press('Control+1');
  await expect(unreadRows(again)).toHaveCount(1);
  await again.keyboard.press('Control+k');
  await expect(again.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await again.keyboard.type('Mark all as read');
  await again.getByRole('option', { name: /^Mark all as read/ }).click();
  await expect(unreadRows(again)).toHaveCount(0);
  await expect(status(again).getByRole('button', { name: /unread/ })).toHaveCount(0);
});
