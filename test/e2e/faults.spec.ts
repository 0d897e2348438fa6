import type { Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/launch';
import { messages } from './support/places';
import { ready } from './support/ready';
import { setTheme } from './support/theme';

const deck = (page: Page) => page.getByRole('dialog', { name: 'Send with a fault' });
const find = (page: Page) => deck(page).getByRole('combobox', { name: 'Find a fault' });

async function openDeck(page: Page): Promise<void> {
  await ready(page);
  await page.keyboard.press('Control+2');
  await expect(page.locator('.compose-head .btn-primary').first()).toHaveText(/^Send to/);
  await page.keyboard.press('Control+Shift+F');
  await expect(find(page)).toBeFocused();
}

test('sends the composed event with a fault by keyboard alone', async ({ start }) => {
  const { page } = await start();
  await openDeck(page);
  await expect(deck(page).getByRole('option')).toHaveCount(34);
  await expect(deck(page).getByRole('button', { name: /^Send twice to 1 endpoint/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(deck(page).getByRole('option', { selected: true })).toContainText('Other order');
  await page.keyboard.type('quotes');
  await expect(deck(page).getByRole('option')).toHaveCount(1);
  await expect(deck(page).getByLabel('Request with the fault')).toContainText('Event-Name: "claim.created"');
  await expect(deck(page).locator('.deck-command')).toContainText('hookbench send claim.created --fault ');
  await page.keyboard.press('Enter');
  await expect(deck(page)).toBeHidden();
  await expect(messages(page)).toContainText('claim.created sent to 1 endpoint');
  await page.keyboard.press('Control+1');
  const row = page.getByRole('row', { name: /^Sent claim\.created, .*fault event-name-quoted/ });
  await row.click();
  await expect(page.locator('.detail-title')).toContainText('fault: event-name-quoted');
});

test('sends as many copies as its field says', async ({ start }) => {
  const { page } = await start();
  await openDeck(page);
  const times = deck(page).getByRole('textbox', { name: 'Times' });
  await times.fill('3');
  await times.press('Tab');
  await deck(page).getByRole('radio', { name: 'After the answer' }).click();
  await expect(deck(page).locator('.deck-command')).toHaveText('hookbench send claim.created --fault duplicate=3,after');
  await deck(page).getByRole('button', { name: /^Send 3 times to 1 endpoint/ }).click();
  await expect(messages(page)).toContainText('claim.created sent 3 times to 1 endpoint');
  await expect(messages(page)).toContainText('3 acknowledged');
});

test('puts several faults on one event', async ({ start }) => {
  const { page } = await start();
  await openDeck(page);
  await page.keyboard.type('gzip');
  await deck(page).getByRole('checkbox', { name: 'Keep it, and add another' }).click();
  await find(page).fill('quotes');
  await expect(deck(page).locator('.deck-command')).toHaveText(/^hookbench send claim.created --fault event-name-quoted.* --fault gzip$/);
  await expect(deck(page).getByText('with On the wire: Gzip')).toBeVisible();
  await find(page).fill('');
  await expect(deck(page).getByRole('option', { selected: true })).toHaveCount(2);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(messages(page)).toContainText('claim.created sent to 1 endpoint');
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('row', { name: /^Sent claim\.created, .*fault event-name-quoted.*fault gzip/ })).toBeVisible();

  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+Shift+f');
  await deck(page).getByRole('button', { name: 'Add to a scenario' }).click();
  const adding = page.getByRole('dialog', { name: 'Add to a scenario' });
  await expect(adding.getByRole('list', { name: 'Steps' })).toHaveText(/^claim\.created with event-name-quoted/);
  expect(await axeFindings(page)).toEqual([]);
  await adding.getByRole('button', { name: 'Add 1 step' }).click();
  await expect(messages(page)).toContainText('1 step added to From Compose');
  await messages(page).getByRole('button', { name: 'Open' }).click();
  await expect(page.locator('.cm-content')).toContainText('send: claim.created');
  await expect(page.locator('.cm-content')).toContainText('- event-name-quoted');
});

test('opens from the menu beside Send, which sends 10 times as well', async ({ start }) => {
  const { page } = await start();
  await openDeck(page);
  await page.keyboard.press('Escape');
  await expect(deck(page)).toBeHidden();
  await page.getByRole('button', { name: 'Other ways to send' }).click();
  await page.getByRole('menuitem', { name: 'Send with a fault…' }).click();
  await expect(find(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(deck(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Other ways to send' })).toBeFocused();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(messages(page)).toContainText('claim.created sent 10 times to 1 endpoint');
  await expect(messages(page)).toContainText('10 acknowledged');
});

test('has no accessibility fault in either theme, and holds in a narrow window', async ({ start }) => {
  const { app, page } = await start();
  await setTheme(app, 'light');
  await openDeck(page);
  await expect(deck(page).getByLabel('Request with the fault')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await setTheme(app, 'dark');
  expect(await axeFindings(page)).toEqual([]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(700, 600));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(700);
  await expect(deck(page).getByRole('button', { name: /^Send twice/ })).toBeInViewport();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(700);
});
