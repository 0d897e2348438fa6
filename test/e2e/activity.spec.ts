import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { catchAddress, eventBody, post, postMany, writeRaw } from './support/caught';
import { expect, test } from './support/launch';
import { stream } from './support/places';
import { ready } from './support/ready';

const row = (page: Page, name: RegExp): Locator => stream(page).getByRole('row', { name }).first();
const selectedRow = (page: Page): Locator => stream(page).locator('[role="row"][aria-selected="true"]');
const filterField = (page: Page): Locator => page.getByRole('combobox', { name: 'Filter the activity' });

test('the first run sends a sample, and the delivery and its captured request lead to each other', async ({ start }) => {
  const { page } = await start();
  await expect(page.getByRole('heading', { name: 'Waiting for the first event' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send a sample event' })).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');

  await row(page, /^Sent claim\.created, endpoint Local catch server, status 200/).click();
  await expect(page.getByRole('tab', { name: 'Attempts 1' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'Request as sent' })).toContainText('Event-Name: claim.created');
  await page.getByRole('button', { name: 'Show captured request' }).click();
  await expect(selectedRow(page)).toHaveAccessibleName(/^Received claim\.created, path \/hooks\/claims, status 200, all checks pass/);
  await expect(page.getByRole('tree', { name: 'Body as JSON' })).toContainText('policy_number');
  await page.getByRole('button', { name: 'Show delivery' }).click();
  await expect(selectedRow(page)).toHaveAccessibleName(/^Sent claim\.created/);
  expect(await axeFindings(page)).toEqual([]);
});

test('a failing check says what was expected and opens the body at the value', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  const url = await catchAddress(page);
  await post(url, '{"claim":{"id":90071992547409931,"id":4211},"event_name":"claim.assigned","source":"api","performed_by":{"user_id":2642,"name":"John Smith"}}', { 'Event-Name': 'claim.assigned' });
  const spoken = page.locator('[aria-live="polite"] span');
  await expect(spoken).toHaveText('1 new record, 1 check fails');
  const before = await spoken.elementHandle();
  await row(page, /^Received claim\.assigned.*a check fails, source API, at \d\d:\d\d:\d\d(, unread)?$/).click();
  const tree = page.getByRole('tree', { name: 'Body as JSON' });
  await expect(tree.getByRole('treeitem').filter({ hasText: 'id: 90071992547409931' })).toContainText('exact digits kept');
  await expect(tree.getByRole('treeitem').filter({ hasText: 'id: 4211' })).toBeVisible();
  await page.getByRole('button', { name: 'Show in body' }).first().click();
  await expect(tree.locator('.tree-row.is-fail').first()).toBeVisible();
  await page.getByRole('tab', { name: /^Headers/ }).click();
  await expect(page.getByRole('rowheader', { name: 'Event-Name' }).getByRole('img', { name: 'Event-Name header equals body event_name' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Connection' }).getByRole('img')).toHaveCount(0);
  // The same words once more are another message.
  await post(url, '{"claim":{"id":1},"event_name":"claim.assigned","source":"api","performed_by":{"user_id":2642,"name":"John Smith"}}', { 'Event-Name': 'claim.assigned' });
  await expect.poll(() => before?.evaluate((element) => element.isConnected)).toBe(false);
  await expect(spoken).toHaveText('1 new record, 1 check fails');
});

test('what is not valid HTTP, not whole or not seen is shown for what it is', async ({ start }) => {
  const { page } = await start();
  const url = await catchAddress(page);
  await writeRaw(url, 'GARBAGE\r\n\r\n');
  await writeRaw(url, 'POST /hooks/claims HTTP/1.1\r\nHost: a\r\nContent-Length: 467\r\n\r\n{"claim":');
  await post(url, eventBody('claim.created', 1).replace('open', 'pay\u202Egnp.exe\u200B<img src=x onerror=alert(1)>'), { 'Event-Name': 'claim.created' });
  await post(url, Uint8Array.of(0x7b, 0xff, 0x00, 0x7d));

  await row(page, /status malformed/).click();
  await expect(page.getByText('This is not valid HTTP')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Raw request as text' })).toContainText('GARBAGE');
  await row(page, /status incomplete/).click();
  await expect(page.getByText('The request did not come whole')).toBeVisible();

  await row(page, /^Received claim\.created/).click();
  const tree = page.getByRole('tree', { name: 'Body as JSON' });
  await expect(tree.locator('.hidden-character')).toHaveText(['U+202E', 'U+200B']);
  await expect(tree).toContainText('<img src=x onerror=alert(1)>');
  await expect(tree.locator('img')).toHaveCount(0);

  await row(page, /^Received without an event name.*status 200/).click();
  await expect(page.getByText('1 byte is not UTF-8')).toBeVisible();
  await page.getByRole('radio', { name: 'Hex' }).click();
  await expect(page.getByRole('region', { name: 'Body as bytes' })).toContainText('7b ff 00 7d');
});

test('filters narrow the stream, and say what they hide and what they cannot read', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  const url = await catchAddress(page);
  await postMany(url, 20);
  await post(url, eventBody('claim.closed', 77).replace('open', 'closed'), { 'Event-Name': 'claim.closed' });
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '22');
  await page.keyboard.press('Control+f');
  await expect(filterField(page)).toBeFocused();
  await page.keyboard.type('event:claim.closed');
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '2');
  await page.keyboard.type(' direction:sent');
  await expect(page.getByText('21 are hidden.')).toBeVisible();
  await filterField(page).fill('colour:red');
  await expect(page.getByText(/There is no field “colour”/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('button', { name: 'Remove event:claim.closed' }).click();
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '22');
  await page.getByRole('button', { name: /^Sent/ }).click();
  await expect(page.getByRole('button', { name: /^Sent/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('No rows match')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '22');
});

test('the keyboard alone walks the stream, opens a record and comes back', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await postMany(await catchAddress(page), 60);
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '61');
  await page.keyboard.press('Control+f');
  await expect(filterField(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(stream(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(selectedRow(page)).toHaveAttribute('aria-rowindex', '2');
  await page.keyboard.press('j');
  await expect(selectedRow(page)).toHaveAttribute('aria-rowindex', '3');
  await page.keyboard.press('End');
  await expect(selectedRow(page)).toHaveAttribute('aria-rowindex', '61');
  await expect(stream(page)).toHaveAttribute('aria-activedescendant', (await selectedRow(page).getAttribute('id')) ?? 'none');
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Body' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(stream(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(selectedRow(page)).toHaveCount(0);
});

test('the stream follows the newest, holds its place when scrolled away, and stays small', async ({ start }) => {
  const { page } = await start();
  const url = await catchAddress(page);
  await postMany(url, 6_000);
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '6001');
  await expect(row(page, /^Received claim\.created/)).toBeVisible();
  expect(await page.locator('.row').count()).toBeLessThanOrEqual(70);

  await stream(page).evaluate((element) => {
    element.scrollTop = 5000;
  });
  const held = stream(page).locator('.row[id]').nth(20);
  // The rows of the place left are in the document until the next frame.
  await expect.poll(async () => Number(await held.getAttribute('aria-rowindex'))).toBeGreaterThan(150);
  const id = (await held.getAttribute('id')) ?? '';
  const place = (): Promise<number | undefined> => page.evaluate((rowId) => document.getElementById(rowId)?.getBoundingClientRect().top, id);
  await expect.poll(place).toBeDefined();
  const before = await place();
  await postMany(url, 12, 'claim.closed');
  await expect(page.getByRole('button', { name: '12 new' })).toBeVisible();
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '6013');
  expect(await place()).toBe(before);

  await page.getByRole('button', { name: '12 new' }).click();
  await expect(row(page, /^Received claim\.closed/)).toHaveAttribute('aria-rowindex', '2');
  await expect(page.getByRole('button', { name: /\d new$/ })).toHaveCount(0);
  await post(url, eventBody('claim.reopened', 1), { 'Event-Name': 'claim.reopened' });
  await expect(row(page, /^Received claim\.reopened/)).toHaveAttribute('aria-rowindex', '2');
});

test('the narrow window gives the list all room until a record is open', async ({ start }) => {
  const { app, page } = await start();
  await ready(page);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 700));
  await expect.poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([900, 700]);
  await postMany(await catchAddress(page), 30);
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '31');
  await expect(page.locator('[data-part="activity-detail"]')).toHaveCount(0);
  const alone = await stream(page).boundingBox();
  await row(page, /^Received claim\.created/).click();
  await expect(stream(page)).toBeFocused();
  await expect(page.locator('[data-part="activity-detail"]')).toBeVisible();
  const beside = await stream(page).boundingBox();
  expect(beside?.height ?? 0).toBeLessThan(alone?.height ?? 0);
  expect(beside?.width).toBe(alone?.width);
  expect(await axeFindings(page)).toEqual([]);
});
