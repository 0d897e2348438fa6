import type { Page } from 'playwright/test';
import { providerCatalog } from '../../src/shared/catalog/catalog';
import type { Reply } from '../../src/shared/contract/reply';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { expect, test } from './support/launch';
import { messages } from './support/places';
import { ready } from './support/ready';
import { setTheme } from './support/theme';

/** The bytes as plain numbers: a typed array does not come out of the page. */
async function capturedBody(page: Page, id: string, to: number): Promise<number[]> {
  return page.evaluate(
    async ([captureId, end]) => {
      const reply = (await window.hookbench.call('captures.bytes', { id: captureId, part: 'body', from: 0, to: end })) as Reply<Uint8Array>;
      return reply.ok ? [...reply.value] : [];
    },
    [id, to] as const,
  );
}

async function openCompose(page: Page): Promise<void> {
  await ready(page);
  await page.keyboard.press('Control+2');
  await expect(sendButton(page)).toHaveText(/^Send to/);
}

const sendButton = (page: Page) => page.locator('.compose-head .btn-primary').first();
const subject = (page: Page, kind: 'Claim' | 'Contact' = 'Claim') => page.getByRole('textbox', { name: `${kind} as JSON` });
const chooseEvent = (page: Page, name: string) => page.getByRole('option', { name: new RegExp(`^${name.replace('.', '\\.')}\\b`) }).click();

async function write(page: Page, text: string): Promise<void> {
  await subject(page).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

test('sends what is asked for before the page had time to check it', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+Enter');
  await expect(messages(page)).toContainText('claim.created sent to 1 endpoint');
});

test('sends all nine events from both sources, and each is in Activity as sent and as received', async ({ start }) => {
  const { page } = await start();
  await openCompose(page);
  for (const source of ['UI', 'API']) {
    await page.getByRole('radio', { name: source, exact: true }).click();
    for (const { name } of providerCatalog) {
      await chooseEvent(page, name);
      await expect(page.getByLabel('Exact request')).toContainText(`"event_name":"${name}","source":"${source.toLowerCase()}"`);
      await page.keyboard.press('Control+Enter');
      await expect(messages(page)).toContainText(`${name} sent to 1 endpoint`);
      await expect(messages(page)).toContainText('1 acknowledged');
    }
  }
  await page.keyboard.press('Control+1');
  for (const { name } of providerCatalog) {
    await page.getByLabel('Filter the activity').fill(`event:${name}`);
    const escaped = name.replace('.', '\\.');
    await expect(page.getByRole('row', { name: new RegExp(`^Sent ${escaped}, endpoint Local catch server, status 200`) })).toHaveCount(2);
    await expect(page.getByRole('row', { name: new RegExp(`^Received ${escaped}, path /hooks/claims, status 200`) })).toHaveCount(2);
  }
});

test('shows the exact bytes before they leave', async ({ start }) => {
  const { page } = await start();
  await openCompose(page);
  await chooseEvent(page, 'claim.unassigned');
  await page.getByRole('button', { name: /^Sample:/ }).click();
  await page.getByRole('menuitem', { name: 'Escape of water, unassigned' }).click();
  const preview = page.locator('pre[aria-label="Exact request"]');
  await expect(preview).toContainText('Sofía Núñez');
  await expect(preview).toContainText('"excess":100.00');
  const shown = await preview.evaluate((element) => element.textContent ?? '');
  await sendButton(page).click();
  await expect(messages(page)).toContainText('1 acknowledged');

  const received = async (): Promise<readonly string[]> => (await call(page, 'activity.page', { query: '', quick: 'received', fromRank: 0, limit: 10 })).rows.map(({ id }) => id);
  await expect.poll(received).toHaveLength(1);
  const { capture, bodyKept } = await call(page, 'captures.get', { id: (await received())[0] ?? '' });
  const body = new TextDecoder().decode(Uint8Array.from(await capturedBody(page, capture.id, bodyKept)));
  expect(body).toContain('Sofía Núñez');
  const head = [`${capture.method} ${capture.target} HTTP/${capture.httpVersion}`, ...capture.headers.map(([name, value]) => `${name}: ${value}`)];
  expect(shown).toBe(`${head.join('\n')}\n\n${body}`);
});

test('says why a text cannot be sent, sends nothing, and takes the mended text', async ({ start }) => {
  const { page } = await start();
  await openCompose(page);
  await write(page, '{"id": 4211,}');
  await expect(sendButton(page)).toHaveAccessibleDescription(/not valid JSON/);
  await expect(page.getByRole('note')).toContainText('not valid JSON');
  await page.keyboard.press('Control+Enter');
  await expect(messages(page)).toContainText('Not sent');
  await write(page, '[4211]');
  await expect(page.getByRole('note')).toContainText('must be a JSON object');
  expect((await call(page, 'activity.page', { query: '', quick: 'all', fromRank: 0, limit: 1 })).logTotal).toBe(0);

  await write(page, '{"id": 4211, "excess": 250.00}');
  await expect(sendButton(page)).toHaveText(/^Send to 1 endpoint/);
  await page.keyboard.press('Control+Enter');
  await expect(messages(page)).toContainText('claim.created sent to 1 endpoint');
});

test('warns under the line, offers the fix, and undo takes it back', async ({ start }) => {
  const { page } = await start();
  await openCompose(page);
  await chooseEvent(page, 'claim.assigned');
  await write(page, '{\n  "id": 4211,\n  "assigned_to": null\n}');
  await expect(page.getByRole('note')).toContainText('assigned_to is null.');
  await expect(page.getByText('1 warning')).toBeVisible();
  await subject(page).press('Control+.');
  await expect(subject(page)).toContainText('"assigned_to": {"user_id":2642,"name":"John Smith"}');
  await expect(page.getByText('No problems')).toBeVisible();
  await subject(page).press('Control+Z');
  await expect(subject(page)).toContainText('"assigned_to": null');
});

test('keeps a performer for each source, and a text for each kind of subject', async ({ start }) => {
  const { page } = await start();
  await openCompose(page);
  await page.getByLabel('User id').fill('x1');
  await expect(sendButton(page)).toHaveAccessibleDescription(/whole number/);
  await page.getByLabel('User id').fill('7');
  await page.getByLabel('Name', { exact: true }).fill('Amara Okafor');
  await page.getByRole('radio', { name: 'API', exact: true }).click();
  await page.getByLabel('API token name').fill('Nightly import');
  const preview = page.locator('pre[aria-label="Exact request"]');
  await expect(preview).toContainText('"performed_by":{"name":"Nightly import"}');
  await page.getByRole('radio', { name: 'UI', exact: true }).click();
  await expect(preview).toContainText('"performed_by":{"user_id":7,"name":"Amara Okafor"}');

  await write(page, '{"id": 5}');
  await chooseEvent(page, 'contact.created');
  await expect(subject(page, 'Contact')).toContainText('Priya Nair');
  await chooseEvent(page, 'claim.closed');
  await expect(subject(page)).toHaveText('{"id": 5}');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await expect(subject(page)).toHaveText('{"id": 5}');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Amara Okafor');
});

test('saves a sample, deletes it, and brings it back', async ({ start }) => {
  const { page } = await start();
  await openCompose(page);
  await write(page, '{"id": 4211, "excess": 250.00}');
  await page.getByRole('button', { name: 'New ids' }).click();
  await expect(subject(page)).toHaveText(/^\{"id": (?!4211)\d{4}, "excess": 250\.00\}$/);
  await page.getByRole('button', { name: 'Format' }).click();
  await expect(subject(page)).toHaveText(/"excess": 250\.00\s*\}$/);
  await page.getByRole('button', { name: 'Save as sample' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Small claim');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sample: Small claim' })).toBeVisible();

  await page.getByRole('button', { name: 'Sample: Small claim' }).click();
  await page.getByRole('menuitem', { name: 'Delete “Small claim”' }).click();
  await expect(page.getByRole('button', { name: 'Samples' })).toBeVisible();
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Sample: Small claim' })).toBeVisible();
});

test('adds an event name of one’s own and sends it', async ({ start }) => {
  const { page } = await start();
  await openCompose(page);
  await page.getByRole('button', { name: 'Other event name' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Event name').fill('claim.created');
  await dialog.getByRole('button', { name: 'Add event' }).click();
  await expect(dialog).toContainText('claim.created is already in the catalogue.');
  await dialog.getByLabel('Event name').fill('claim.note_added');
  await dialog.getByLabel('Description').fill('A note is added to a claim');
  await dialog.getByRole('textbox', { name: 'JSON Schema' }).click();
  await page.keyboard.insertText('{"required": ["note"]}');
  await dialog.getByRole('button', { name: 'Add event' }).click();
  await expect(page.getByRole('option', { name: /claim\.note_added/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('note')).toContainText('note');
  await expect(sendButton(page)).toHaveText(/^Record as not delivered/);
  await sendButton(page).click();
  await expect(messages(page)).toContainText('claim.note_added recorded, sent to no endpoint');
  await messages(page).getByRole('button', { name: 'Show 1 row' }).click();
  await expect(page.getByRole('row', { name: 'Sent claim.note_added, endpoint Local catch server, Not delivered: endpoint not subscribed' })).toBeVisible();
});

test('leaves out what is unticked, and tells who gets nothing and why', async ({ start }) => {
  const { page } = await start();
  await call(page, 'endpoints.add', { name: 'Refusing', url: 'http://127.0.0.1:1/', events: ['claim.created'] });
  await call(page, 'endpoints.add', { name: 'People only', url: 'http://127.0.0.1:1/', events: ['claim.created'], sources: 'ui-only' });
  await call(page, 'endpoints.add', { name: 'Off', url: 'http://127.0.0.1:1/', events: ['claim.created'], enabled: false });
  await openCompose(page);
  await expect(sendButton(page)).toHaveText(/^Send to 3 endpoints/);
  await page.getByRole('radio', { name: 'API', exact: true }).click();
  await expect(sendButton(page)).toHaveText(/^Send to 2 endpoints/);
  await expect(page.getByRole('checkbox', { name: 'Deliver to People only' })).toHaveAccessibleDescription('Endpoint takes UI only.');
  await expect(page.getByRole('checkbox', { name: 'Deliver to Off' })).toHaveAccessibleDescription('Endpoint is disabled.');
  await page.getByRole('checkbox', { name: 'Deliver to Local catch server' }).click();
  await expect(sendButton(page)).toHaveText(/^Send to 1 endpoint/);
  await sendButton(page).click();
  await expect(messages(page)).toContainText('Refusing refused, 2 not delivered');
  expect((await call(page, 'activity.page', { query: '', quick: 'received', fromRank: 0, limit: 1 })).rows).toEqual([]);
});

test('works by keyboard alone', async ({ start }) => {
  const { page } = await start();
  await openCompose(page);
  await page.keyboard.press('/');
  await expect(page.getByLabel('Find an event')).toBeFocused();
  await page.keyboard.type('assigned');
  await expect(page.getByRole('option', { name: /^claim\.created/ })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /^claim\.assigned/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /^claim\.unassigned/ })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Format' }).focus();
  await page.keyboard.press('Tab');
  await expect(subject(page)).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('{{"id": 12');
  await expect(subject(page)).not.toBeEmpty();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('{"id": 12, "assigned_to": null}');
  await page.keyboard.press('Tab');
  await expect(subject(page)).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(subject(page)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(messages(page)).toContainText('claim.unassigned sent to 1 endpoint');
  await expect(messages(page)).toContainText('1 acknowledged');
  await expect(subject(page)).toBeFocused();
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('row', { name: /^Received claim\.unassigned/ })).toBeVisible();
});

test('has no accessibility fault in either theme, and holds in a narrow window', async ({ start }) => {
  const { app, page } = await start();
  await openCompose(page);
  await chooseEvent(page, 'claim.unassigned');
  await expect(page.getByRole('note')).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    expect(await axeFindings(page)).toEqual([]);
  }
  for (const [width, height] of [[900, 700], [700, 600]] as const) {
    await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    for (const part of [page.getByLabel('Find an event'), subject(page), page.locator('pre[aria-label="Exact request"]'), page.getByRole('checkbox', { name: 'Deliver to Local catch server' })]) {
      await part.scrollIntoViewIfNeeded();
      await expect(part).toBeInViewport();
    }
    await expect(sendButton(page)).toBeInViewport();
  }
});
