import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { catchAddress, eventBody, post } from './support/caught';
import { expect, test } from './support/launch';

const stream = (page: Page): Locator => page.getByRole('grid', { name: 'Activity', exact: true });
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
  await page.keyboard.press('Escape');
  await shows(page, 5);
  await page.keyboard.press('Escape');
  await expect(stream(page)).toBeFocused();
});

test('a problem points at its character and offers the nearest, and what is no flat list stays text', async ({ start }) => {
  const { page } = await start();
  await catchFive(page);
  await page.keyboard.press('Control+f');
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
