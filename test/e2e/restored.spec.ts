import { catchAddress, post, eventBody } from './support/caught';
import { expect, test } from './support/launch';

test('after a restart the section, the filter, the open record and its tab are as they were', async ({ start }) => {
  const first = await start();
  const url = await catchAddress(first.page);
  for (const name of ['claim.created', 'claim.assigned', 'claim.created']) await post(url, eventBody(name, 1), { 'Event-Name': name });
  // The filter stands there once the first rows do.
  await expect(first.page.getByRole('row', { name: /^Received claim\.created/ }).first()).toBeVisible();
  await first.page.keyboard.press('Control+f');
  await expect(first.page.getByRole('combobox', { name: 'Filter the activity' })).toBeFocused();
  await first.page.keyboard.type('event:claim.assigned');
  await first.page.keyboard.press('Enter');
  await expect(first.page.getByRole('row', { name: /^Received claim\.created/ })).toHaveCount(0);
  const assigned = first.page.getByRole('row', { name: /^Received claim\.assigned/ });
  await assigned.click();
  await first.page.getByRole('tab', { name: /^Headers/ }).click();
  await expect(first.page.getByRole('table', { name: 'Request headers' }).or(first.page.getByText('Event-Name', { exact: true })).first()).toBeVisible();
  await first.close();

  const second = await start({ dataFolder: first.dataFolder });
  const row = second.page.getByRole('row', { name: /^Received claim\.assigned/ });
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(second.page.getByRole('row', { name: /^Received claim\.created/ })).toHaveCount(0);
  await expect(second.page.getByRole('tab', { name: /^Headers/ })).toHaveAttribute('aria-selected', 'true');
  await second.page.keyboard.press('Control+6');
  await expect(second.page.getByRole('main', { name: 'Rules' })).toBeVisible();
  await second.close();

  const third = await start({ dataFolder: first.dataFolder });
  await expect(third.page.getByRole('main', { name: 'Rules' })).toBeVisible();
  await third.page.keyboard.press('Control+1');
  await expect(third.page.getByRole('row', { name: /^Received claim\.assigned/ })).toHaveAttribute('aria-selected', 'true');
});
