import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { catchAddress, eventBody, post, writeRaw } from './support/caught';
import { expect, test } from './support/launch';
import { stream } from './support/places';
import { ready } from './support/ready';

const heads = (page: Page): Locator => stream(page).getByRole('columnheader');
const names = async (page: Page): Promise<readonly string[]> => (await heads(page).allInnerTexts()).map((text) => text.trim());

test('columns are added from headers and bodies, shown, hidden, moved and widened, by hand and by keys, and remembered', async ({ start }) => {
  const { app, page, dataFolder } = await start();
  await ready(page);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1600, 900));
  const url = await catchAddress(page);
  await post(url, '{"claim":{"id":12345678901234567890},"event_name":"claim.created"}', { 'Event-Name': 'claim.created', 'X-Request-Id': 'first' });
  await post(url, eventBody('claim.closed', 2), { 'Event-Name': 'claim.closed' });
  await writeRaw(url, 'POST\u0000/ HTTP/1.1\r\n\r\n');
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '4');

  // Added, with the digits as they were written; what is not there says so.
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  const field = dialog.getByRole('textbox', { name: 'Header or body path' });
  await field.fill('claim.id');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Write header[name] or body.path, such as header[x-request-id] or body.claim.id.')).toBeVisible();
  for (const column of ['body.claim.id', 'header[x-request-id]']) {
    await field.fill(column);
    await page.keyboard.press('Enter');
  }
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const row = (name: RegExp): Locator => stream(page).getByRole('row', { name });
  await expect(row(/^Received claim\.created/)).toContainText('12345678901234567890');
  await expect(row(/^Received claim\.created/)).toContainText('first');
  await expect(row(/^Received claim\.closed/).getByTitle('It is not there')).toHaveCount(1);
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+[');
  await expect(stream(page)).toBeFocused();
  await page.mouse.move(600, 600);
  await expect(page.locator('.tooltip')).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Columns' }).click();

  // By keys: hidden, and moved up.
  await dialog.getByRole('checkbox', { name: 'Method' }).click();
  await dialog.getByRole('checkbox', { name: 'Size' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('checkbox', { name: 'Method' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(dialog.getByRole('checkbox', { name: 'Method' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Make Method wider' }).click();
  await page.keyboard.press('Escape');
  // Until it has gone, the dialog takes what the mouse does.
  await expect(dialog).toBeHidden();
  await expect(page.locator('.scrim')).toHaveCount(0);
  // There is no room for the duration beside them.
  await expect.poll(() => names(page)).toEqual(['Outcome', 'Direction', 'Time', 'Event', 'Source', 'Method', 'Endpoint or path', 'Status', 'Checks', 'claim.id', 'x-request-id']);

  // By hand: the edge widens, the head goes elsewhere.
  const box = async (name: string): Promise<{ x: number; y: number; width: number; height: number }> => (await heads(page).filter({ hasText: name }).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  // The widened column has got its room.
  await expect.poll(async () => (await box('Method')).width).toBeGreaterThan(56);
  const before = await box('claim.id');
  await page.mouse.move(before.x + before.width + 2, before.y + 10);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width + 62, before.y + 10, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await box('claim.id')).width - before.width)).toBe(60);
  const from = await box('x-request-id');
  const to = await box('Event');
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await names(page)).indexOf('x-request-id')).toBe(3);

  // The right button on the heads shows and hides; a narrow list lets columns step aside.
  await heads(page).filter({ hasText: 'Status' }).click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: 'Source' }).click();
  await expect.poll(() => names(page)).not.toContain('Source');
  const chosen = ['Outcome', 'Direction', 'Time', 'x-request-id', 'Event', 'Endpoint or path', 'Status', 'Checks', 'claim.id'];
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 700));
  await expect.poll(() => names(page)).toEqual(chosen);
  await app.close();

  const again = await start({ dataFolder });
  await ready(again.page);
  await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 700));
  await expect.poll(() => names(again.page)).toEqual(chosen);
});
