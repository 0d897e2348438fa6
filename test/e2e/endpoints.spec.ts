import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Endpoint } from '../../src/shared/model/endpoint';
import type { Snapshot } from '../../src/shared/contract/contract';
import type { Reply } from '../../src/shared/contract/reply';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { expect, test } from './support/launch';
import { messages } from './support/places';
import { setTheme } from './support/theme';

async function openEndpoints(page: Page): Promise<void> {
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('heading', { name: 'Endpoints', exact: true })).toBeVisible();
}

async function savedEndpoints(page: Page): Promise<readonly Endpoint[]> {
  const reply = (await page.evaluate(() => window.hookbench.call('snapshot.get', {}))) as Reply<Snapshot>;
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value.workspace.endpoints;
}

const editor = (page: Page) => page.locator('.ep-editor');
const cell = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });

async function addEndpoint(page: Page, name: string, url: string): Promise<void> {
  await page.keyboard.press('Control+N');
  await expect(editor(page).getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type(name);
  await editor(page).getByLabel('URL').fill(url);
  await page.keyboard.press('Enter');
  await expect(editor(page).getByText('Saved', { exact: true })).toBeVisible();
}

test('adds an endpoint, edits all of it as it is typed, and finds it after a restart', async ({ start }) => {
  const first = await start();
  const { page } = first;
  await openEndpoints(page);
  await addEndpoint(page, 'Fraud screening', 'https://fraud.example.com/v1/hooks');
  await expect(editor(page).getByRole('note')).toContainText('Nothing will be sent to this endpoint');
  await expect(page.getByRole('columnheader', { name: /Fraud screening/ })).toContainText('receives nothing');

  await cell(page, 'Fraud screening: claim.closed').click();
  await expect(editor(page).getByRole('note')).toHaveCount(0);
  await editor(page).getByRole('radio', { name: 'UI only' }).click();
  await editor(page).getByRole('button', { name: 'Add header' }).click();
  await page.keyboard.type('X-Environment');
  await page.keyboard.press('Tab');
  await page.keyboard.type('staging');
  await editor(page).getByRole('button', { name: 'Add header' }).click();
  await page.keyboard.type('X-First');
  await page.keyboard.press('Alt+ArrowUp');
  await editor(page).getByLabel('Timeout').fill('25');
  await page.keyboard.press('Enter');
  await expect(editor(page).getByText('Saved', { exact: true })).toBeVisible();
  const expected = {
    name: 'Fraud screening',
    url: 'https://fraud.example.com/v1/hooks',
    enabled: true,
    events: ['claim.closed'],
    sources: 'ui-only',
    headers: [
      ['X-First', ''],
      ['X-Environment', 'staging'],
    ],
    timeoutMs: 25_000,
  };
  await expect.poll(async () => (await savedEndpoints(page))[1]).toMatchObject(expected);
  await first.close();

  const second = await start({ dataFolder: first.dataFolder });
  await openEndpoints(second.page);
  await second.page.getByRole('button', { name: 'Fraud screening', exact: true }).click();
  await expect(editor(second.page).getByLabel('URL')).toHaveValue(expected.url);
  await expect(editor(second.page).getByLabel('Value of X-Environment')).toHaveValue('staging');
  await expect(cell(second.page, 'Fraud screening: claim.closed')).toBeChecked();
  expect((await savedEndpoints(second.page))[1]).toMatchObject(expected);

  await editor(second.page).getByRole('button', { name: 'Remove X-First' }).focus();
  await second.page.keyboard.press('Enter');
  await expect(editor(second.page).getByRole('button', { name: 'Remove X-Environment' })).toBeFocused();
  await second.page.keyboard.press('Enter');
  await expect(editor(second.page).getByRole('button', { name: 'Add header' })).toBeFocused();
  await editor(second.page).getByRole('button', { name: 'Duplicate endpoint' }).click();
  await expect(editor(second.page)).toHaveAccessibleName('Endpoint Fraud screening copy');
  await expect(editor(second.page).getByLabel('Name', { exact: true })).toBeFocused();
  await editor(second.page).getByRole('button', { name: 'Delete endpoint' }).focus();
  await second.page.keyboard.press('Enter');
  await expect(messages(second.page)).toContainText('deleted');
  await expect(editor(second.page).locator(':focus')).toHaveCount(1);
  const dismiss = second.page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Dismiss' });
  await dismiss.focus();
  await second.page.keyboard.press('Enter');
  await expect(dismiss).toHaveCount(0);
  await expect(editor(second.page).locator(':focus')).toHaveCount(1);
});

test('says which secret header cannot be read on this computer, sends nothing until it has a value, and takes one', async ({ start }) => {
  const first = await start();
  const [local] = await savedEndpoints(first.page);
  await call(first.page, 'endpoints.update', { id: local?.id ?? '', changes: { headers: [['X-Team', 'motor'], ['Authorization', 'Bearer 6f3a']] } });
  await first.close();
  rmSync(join(first.dataFolder, 'secrets.json'));

  const { page } = await start({ dataFolder: first.dataFolder });
  await openEndpoints(page);
  await page.getByRole('button', { name: 'Local catch server', exact: true }).click();
  const lost = editor(page).getByText('The value of Authorization cannot be read on this computer.');
  await expect(lost).toBeVisible();
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: /^Send to 1 endpoint/ }).click();
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('The value of the header Authorization cannot be read here');

  await openEndpoints(page);
  await editor(page).getByLabel('Value of Authorization').fill('Bearer anew');
  await expect(lost).toBeHidden();
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('region', { name: 'What will be sent' })).toContainText('Bearer anew');
  await page.getByRole('button', { name: /^Send to 1 endpoint/ }).click();
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('sent to 1 endpoint');
  expect(readFileSync(join(first.dataFolder, 'workspace.json'), 'utf8')).not.toContain('Bearer');
});

test('tells what is wrong with a URL and keeps the last good one', async ({ start }) => {
  const { page } = await start();
  await openEndpoints(page);
  const url = editor(page).getByLabel('URL');
  const before = await url.inputValue();
  await url.fill('ftp://example.com/');
  await expect(editor(page).getByText('Not saved yet')).toBeVisible();
  await expect(url).not.toHaveAttribute('aria-invalid');
  await url.blur();
  await expect(url).toHaveAttribute('aria-invalid', 'true');
  await expect(url).toHaveAccessibleDescription(/Only http:\/\/ and https:\/\/ can be sent to/);
  expect((await savedEndpoints(page))[0]?.url).toBe(before);
  await editor(page).getByLabel('Name', { exact: true }).fill('Renamed meanwhile');
  await expect.poll(async () => (await savedEndpoints(page))[0]?.name).toBe('Renamed meanwhile');
  await url.fill('https://example.com/');
  await expect(editor(page).getByText('Saved', { exact: true })).toBeVisible();
  await expect(url).not.toHaveAttribute('aria-invalid');
  expect((await savedEndpoints(page))[0]?.url).toBe('https://example.com/');
});

test('subscribes by keyboard: arrows, Space, and Ctrl+Space for the group, and loses no tick of many quick ones', async ({ start }) => {
  const { page } = await start();
  await openEndpoints(page);
  await addEndpoint(page, 'Mirror', 'https://mirror.example.com/');
  await cell(page, 'Mirror: all claims').focus();
  for (let row = 0; row < 8; row += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
  }
  await expect(cell(page, 'Mirror: all claims')).toHaveAttribute('aria-checked', 'true');
  await expect.poll(async () => (await savedEndpoints(page))[1]?.events.length).toBe(8);
  await expect(cell(page, 'Mirror: all claims')).toHaveAttribute('aria-checked', 'true');
  await cell(page, 'Mirror: all claims').click();
  await expect.poll(async () => (await savedEndpoints(page))[1]?.events.length).toBe(0);

  await cell(page, 'Local catch server: all claims').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(cell(page, 'Mirror: claim.created')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(cell(page, 'Mirror: claim.created')).toBeChecked();
  await expect(cell(page, 'Mirror: all claims')).toHaveAttribute('aria-checked', 'mixed');
  await page.keyboard.press('Control+Space');
  await expect(cell(page, 'Mirror: all claims')).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Control+End');
  await expect(cell(page, 'Mirror: contact.created')).toBeFocused();
  await expect(cell(page, 'Mirror: contact.created')).not.toBeChecked();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(cell(page, 'Local catch server: contact.created')).not.toBeChecked();
  await expect.poll(async () => (await savedEndpoints(page)).map(({ events }) => events.length)).toEqual([8, 8]);
  expect((await savedEndpoints(page))[1]?.events).not.toContain('contact.created');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveAccessibleName('Endpoint Mirror');
});

test('duplicates, disables, deletes and brings back, and says what an endpoint is for where there is none', async ({ start }) => {
  const { page } = await start();
  await openEndpoints(page);
  await editor(page).getByRole('button', { name: 'Duplicate endpoint' }).click();
  await expect(editor(page)).toHaveAccessibleName('Endpoint Local catch server copy');
  await expect(editor(page).getByLabel('Name', { exact: true })).toBeFocused();
  await editor(page).getByRole('switch', { name: 'Enabled' }).click();
  await expect(page.getByRole('columnheader', { name: /Local catch server copy/ })).toContainText('Disabled');
  await expect.poll(async () => (await savedEndpoints(page))[1]).toMatchObject({ name: 'Local catch server copy', enabled: false });

  await page.getByRole('button', { name: 'Local catch server', exact: true }).click();
  await editor(page).getByRole('button', { name: 'Delete endpoint' }).click();
  await expect(messages(page)).toContainText('Endpoint “Local catch server” deleted');
  await expect.poll(async () => (await savedEndpoints(page)).map(({ name }) => name)).toEqual(['Local catch server copy']);
  await page.keyboard.press('Control+Z');
  await expect.poll(async () => (await savedEndpoints(page)).map(({ name }) => name)).toEqual(['Local catch server', 'Local catch server copy']);
  await expect(editor(page)).toHaveAccessibleName('Endpoint Local catch server');

  await editor(page).getByRole('button', { name: 'Delete endpoint' }).click();
  await expect(editor(page)).toHaveAccessibleName('Endpoint Local catch server copy');
  await editor(page).getByRole('button', { name: 'Delete endpoint' }).click();
  await expect(page.getByRole('heading', { name: 'No endpoint yet' })).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('button', { name: /^No endpoint/ })).toHaveAccessibleDescription(/Add one in Endpoints/);
});

test('writes the set-up request for what the provider can reach, and sends a sample of an endpoint’s own event', async ({ start }) => {
  const { app, page } = await start();
  await openEndpoints(page);
  await expect(page.getByText('No endpoint has an address that the provider can reach yet.')).toBeVisible();
  await addEndpoint(page, 'Fraud screening', 'https://fraud.example.com/v1/hooks');
  await cell(page, 'Fraud screening: claim.closed').click();
  const text = page.getByLabel('Text of the set-up request');
  await expect(text).toContainText('URL: https://fraud.example.com/v1/hooks');
  await expect(text).toContainText('Events: claim.closed');
  await expect(text).toContainText('Source: UI and API');
  await expect(text).not.toContainText('127.0.0.1');
  await expect(page.getByText('Local catch server is on this computer or a private network.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy text' }).click();
  await expect(messages(page)).toContainText('Set-up request copied');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(await text.textContent());
  await page.getByRole('radio', { name: 'Markdown' }).click();
  await expect(text).toContainText('- **URL:** `https://fraud.example.com/v1/hooks`');
  await page.getByRole('button', { name: 'Copy text' }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('**Events:** `claim.closed`');
  await page.getByRole('region', { name: 'Set-up request for support' }).getByRole('checkbox', { name: 'Fraud screening' }).click();
  await expect(page.getByText('Tick an endpoint that the provider can reach.')).toBeVisible();

  await editor(page).getByRole('button', { name: 'Send a sample' }).click();
  await expect(page.getByRole('option', { name: /^claim\.closed/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('checkbox', { name: 'Deliver to Fraud screening' })).toBeChecked();
});

test('keeps many endpoints in reach beside a first column that stays', async ({ start }) => {
  const { page } = await start();
  await openEndpoints(page);
  for (let number = 1; number <= 20; number += 1) {
    await page.evaluate((name) => window.hookbench.call('endpoints.add', { name, url: 'https://example.com/' }), `Receiver ${number}`);
  }
  const last = cell(page, 'Receiver 20: contact.created');
  await expect(last).toBeAttached();
  await cell(page, 'Local catch server: all claims').focus();
  await page.keyboard.press('Control+End');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await expect(page.getByRole('rowheader', { name: 'contact.created' })).toBeInViewport();
});

test('opens the editor as a drawer in a narrow window', async ({ start }) => {
  const { app, page } = await start();
  await openEndpoints(page);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(700, 600));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(700);
  await expect(editor(page)).toBeHidden();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(700);
  const name = page.getByRole('button', { name: 'Local catch server', exact: true });
  await name.click();
  await expect(editor(page)).toBeFocused();
  await expect(editor(page).getByRole('button', { name: 'Delete endpoint' })).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(editor(page)).toBeHidden();
  await expect(name).toBeFocused();
});

test('has no accessibility fault in either theme', async ({ start }) => {
  const { app, page } = await start();
  await setTheme(app, 'light');
  await openEndpoints(page);
  await addEndpoint(page, 'Fraud screening', 'https://fraud.example.com/v1/hooks');
  await editor(page).getByRole('button', { name: 'Add header' }).click();
  await expect(page.getByLabel('Text of the set-up request')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await setTheme(app, 'dark');
  expect(await axeFindings(page)).toEqual([]);
});
