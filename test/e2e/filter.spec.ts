import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { catchAddress, eventBody, post } from './support/caught';
import { expect, test } from './support/launch';
import { stream } from './support/places';

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Filter the activity' });
const option = (page: Page, name: string | RegExp): Locator => page.getByRole('option', { name });
const condition = (page: Page, text: string): Locator => page.getByRole('group', { name: 'Conditions' }).getByRole('button', { name: `${text}:` });

async function shows(page: Page, records: number): Promise<void> {
  await expect(stream(page)).toHaveAttribute('aria-rowcount', String(records + 1));
}

/** Five captured requests: three of claim.created, one of claim.closed with a label, one to another path. */
async function catchFive(page: Page): Promise<void> {
  const url = await catchAddress(page);
  for (const id of [1, 2, 3]) await post(url, eventBody('claim.created', id), { 'Event-Name': 'claim.created' });
  await post(url, eventBody('claim.closed', 4211).replace('"status"', '"labels": ["urgent"], "status"'), { 'Event-Name': 'claim.closed', 'X-Request-Id': 'abc' });
  await post(new URL('/healthz', url), '{}');
  await shows(page, 5);
}

test('a query is written with completion by keyboard, becomes conditions, and is changed, copied and pasted', async ({ start }) => {
  const { page } = await start();
  await catchFive(page);
  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('ev');
  await expect(option(page, /^event: name of the event/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue('event:');
  await page.keyboard.type('claim.c');
  await expect(option(page, 'event:claim.created event is claim.created 3')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(option(page, /^event:claim\.created/)).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await option(page, /^event:claim\.created/).getAttribute('id')) ?? 'none');
  await page.keyboard.press('Enter');
  await expect(condition(page, 'event:claim.created')).toBeVisible();
  await expect(field(page)).toHaveValue('');
  await shows(page, 3);

  await page.keyboard.press('Backspace');
  await expect(field(page)).toHaveValue('event:claim.created');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('body.claim.l');
  await expect(option(page, /^body\.claim\.labels:/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(option(page, 'body.claim.labels:urgent claim.labels in the body is urgent 1')).toBeVisible();
  await page.keyboard.type('urgent ');
  await expect(condition(page, 'body.claim.labels:urgent')).toBeVisible();
  await shows(page, 1);
  expect(await axeFindings(page)).toEqual([]);

  await page.keyboard.type('claim.closed');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
  await shows(page, 5);
  await page.keyboard.press('Control+v');
  await expect(condition(page, 'body.claim.labels:urgent')).toBeVisible();
  await expect(field(page)).toHaveValue('claim.closed ');
  await shows(page, 1);

  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(condition(page, 'body.claim.labels:urgent')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(condition(page, 'body.claim.labels:urgent')).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await shows(page, 5);
  await page.keyboard.press('Escape');
  await expect(stream(page)).toBeFocused();
});

test('a problem points at its character and offers the nearest, and what is no flat list stays text', async ({ start }) => {
  const { page } = await start();
  await catchFive(page);
  await page.getByRole('button', { name: /^All/ }).focus();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('-path:/healthz evnt:claim.closed');
  await expect(page.locator('.query-wrong')).toHaveText('evnt');
  await expect(field(page)).toHaveAccessibleDescription(/^There is no field “evnt”\. The nearest is “event:”\./);
  await shows(page, 4);
  await page.getByRole('button', { name: 'Write “event”' }).click();
  await expect(field(page)).toHaveValue('event:claim.closed');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.press('Escape');
  await page.keyboard.type('(status:2xx or size:>1x');
  await expect(page.locator('.query-wrong')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.locator('.query-wrong')).toHaveText('>1x');
  expect(await axeFindings(page)).toEqual([]);
  for (const _sign of '>1x') await page.keyboard.press('Backspace');
  await page.keyboard.type('>1kb) -event:claim.created');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('-path:/healthz (status:2xx or size:>1kb) -event:claim.created');
  await shows(page, 1);
  await call(page, 'settings.update', { theme: 'dark' });
  await page.keyboard.type(' s');
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test('a filter is saved with its count, offered in the palette, put in order, deleted and kept over a restart', async ({ start }) => {
  const { page, dataFolder, close } = await start();
  await catchFive(page);
  const menu = async (name: string): Promise<Locator> => {
    await page.getByRole('button', { name: 'Saved filters', exact: true }).click();
    return page.getByRole('menuitem', { name }).or(page.getByRole('menuitemcheckbox', { name }));
  };
  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('event:claim.created ');
  await shows(page, 3);
  await (await menu('Save this filter')).click();
  const dialog = page.getByRole('dialog', { name: 'Save this filter' });
  await expect(dialog).toContainText('Finds records where event is claim.created.');
  expect(await axeFindings(page)).toEqual([]);
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('New claims');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await call(page, 'filters.save', { id: 'fl_health', name: 'Health', query: 'path:/health* or status:5xx' });

  await expect(await menu('Health path:/health* or status:5xx 1')).toBeVisible();
  await expect(page.getByRole('menuitemcheckbox', { name: 'New claims event:claim.created 3' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Saved filters', exact: true })).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('filter: health');
  await expect(page.getByRole('option', { name: /^Filter: Health/ })).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('path:/health* or status:5xx');
  await shows(page, 1);

  await (await menu('Edit saved filters')).click();
  const lines = page.getByRole('dialog', { name: 'Saved filters' }).getByRole('listitem');
  await page.getByRole('textbox', { name: 'Name of “Health”' }).fill('new claims');
  await page.keyboard.press('Enter');
  await expect(lines.nth(1)).toContainText('There is a filter “new claims” already.');
  await page.getByRole('textbox', { name: 'Name of “Health”' }).fill('Probes');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of “Probes”' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(lines.nth(0)).toContainText('path:/health*');
  await expect(page.getByRole('textbox', { name: 'Name of “Probes”' })).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Delete “New claims”' }).click();
  await expect(lines).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(lines).toHaveCount(2);
  await close();

  const again = await start({ dataFolder });
  await again.page.getByRole('button', { name: 'Saved filters', exact: true }).click();
  await expect(again.page.getByRole('menuitemcheckbox')).toHaveText(['Probespath:/health* or status:5xx1', 'New claimsevent:claim.created3']);
});

test('a value of a body is added to the filter where it is read', async ({ start }) => {
  const { page } = await start();
  await catchFive(page);
  await stream(page).getByRole('row', { name: /^Received claim\.closed/ }).click();
  const tree = page.getByRole('tree', { name: 'Body as JSON' });
  await tree.getByRole('treeitem').filter({ hasText: 'labels' }).click();
  await page.getByRole('button', { name: 'Add to the filter' }).click();
  await expect(condition(page, 'body.claim.labels')).toBeVisible();
  await shows(page, 1);
  await tree.getByRole('treeitem').filter({ hasText: 'id: 4211' }).click();
  await tree.focus();
  await page.keyboard.press('Control+Enter');
  await expect(condition(page, 'body.claim.id:4211')).toBeVisible();
  await shows(page, 1);
});
