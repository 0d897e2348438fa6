import { freePort, holdPort } from '../support/free-port';
import { axeFindings } from './support/axe';
import { catchAddress } from './support/caught';
import { expect, test } from './support/launch';
import { ready } from './support/ready';

test('the catch server moves at once, the endpoint with it, and a taken port is said and changes nothing', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  const before = await catchAddress(page);
  await page.keyboard.press('ControlOrMeta+,');
  const field = page.getByRole('textbox', { name: 'Port' });
  await field.fill('70000');
  await field.press('Enter');
  await expect(page.getByText('Write a whole number from 1 to 65535')).toBeVisible();

  const wanted = await freePort();
  await field.fill(String(wanted));
  await field.press('Enter');
  await expect(page.getByRole('group', { name: 'Catch server' })).toContainText(`127.0.0.1:${wanted}`);
  await page.keyboard.press('ControlOrMeta+5');
  await expect(page.getByRole('textbox', { name: 'URL' })).toHaveValue(`http://127.0.0.1:${wanted}${before.pathname}`);

  const taken = await holdPort();
  await page.keyboard.press('ControlOrMeta+,');
  await field.fill(String(taken.port));
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText(String(taken.port));
  await expect(page.getByRole('group', { name: 'Catch server' })).toContainText(`127.0.0.1:${wanted}`);
  await taken.free();
});

test('a port that is in use is named, and the next free one takes its place', async ({ start }) => {
  const taken = await holdPort();
  const { page } = await start({ programArguments: ['--port', String(taken.port)] });
  await ready(page);
  const banner = page.getByRole('alert');
  await expect(banner).toContainText(`Port ${taken.port} is in use, so nothing is being caught`);
  await expect(page.getByRole('group', { name: 'Catch server' })).toContainText('Not catching');
  await expect(page.getByRole('contentinfo')).toContainText('Not catching');
  // The command to paste names the port that was asked for, not one at which something else may listen.
  await expect(page.getByRole('main')).toContainText(`http://127.0.0.1:${taken.port}/hooks/claims`);
  expect(await axeFindings(page)).toEqual([]);
  const use = banner.getByRole('button', { name: /^Use \d+$/ });
  const suggested = (await use.innerText()).replace('Use ', '');
  await use.click();
  await expect(banner).toBeHidden();
  await expect(page.getByRole('group', { name: 'Catch server' })).toContainText(`Catching on http://127.0.0.1:${suggested}`);
  await taken.free();
});

test('an event of one’s own is added, changed, deleted and brought back', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Add an event' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an event' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Add event' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.type('claim.created');
  await expect(dialog).toContainText('claim.created is in the catalogue already');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('claim.escalated');
  await dialog.getByRole('textbox', { name: 'JSON Schema of the subject' }).click();
  await page.keyboard.type('{"type": 7}');
  await dialog.getByRole('button', { name: 'Add event' }).click();
  await expect(dialog.locator('.message.fail')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'JSON Schema of the subject' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('{"type": "object"}');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add event' }).click();
  await expect(dialog).toBeHidden();

  const events = page.getByRole('region', { name: 'Events' });
  await expect(events).toContainText('claim.escalated');
  await events.getByRole('button', { name: 'Edit claim.escalated' }).click();
  await page.getByRole('textbox', { name: 'Description' }).fill('A claim is passed on');
  await page.getByRole('button', { name: 'Save event' }).click();
  await expect(events).toContainText('A claim is passed on');

  await events.getByRole('button', { name: 'Delete claim.escalated' }).click();
  await expect(events).not.toContainText('claim.escalated');
  await expect(page.getByText('Deleted claim.escalated')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(events).toContainText('claim.escalated');
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByText('claim.escalated').first()).toBeVisible();
});

test('the workspace is renamed in place and keeps its name', async ({ start, temporaryFolder }) => {
  const dataFolder = `${temporaryFolder}/named`;
  const first = await start({ dataFolder });
  await ready(first.page);
  // The first run takes the focus once, to its button.
  await expect(first.page.getByRole('button', { name: 'Send a sample event' })).toBeFocused();
  await first.page.getByRole('button', { name: /^Workspace/ }).click();
  await expect(first.page.getByRole('textbox', { name: 'Name of the workspace' })).toBeFocused();
  await first.page.keyboard.type('Motor claims');
  await first.page.keyboard.press('Enter');
  await expect(first.page.getByRole('button', { name: 'Workspace Motor claims, rename' })).toBeVisible();
  await first.close();
  const second = await start({ dataFolder });
  await ready(second.page);
  await expect(second.page.getByRole('button', { name: 'Workspace Motor claims, rename' })).toBeVisible();
});

test('the versions are copied as text', async ({ start }) => {
  const { app, page } = await start();
  await ready(page);
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Copy versions' }).click();
  await expect(page.getByText('Copied the versions')).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => ({ text: clipboard.readText() }));
  expect(copied.text).toMatch(/^Hookbench \d+\.\d+\.\d+\nElectron \d+.*\nChrome \d+.*\nNode \d+/);
});

test('a setting is found by its words, and what does not hold them steps back', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await page.keyboard.press('ControlOrMeta+,');
  const part = (name: string) => page.getByRole('region', { name });
  await expect(part('Catch server')).toBeVisible();
  await page.keyboard.press('/');
  const find = page.getByRole('searchbox', { name: 'Find a setting' });
  await expect(find).toBeFocused();
  await page.keyboard.type('full disk');
  await expect(part('Storage and retention')).toContainText('When the disk is full');
  await expect(part('Storage and retention').getByText('Keep at most')).toHaveCount(0);
  await expect(part('Storage and retention').getByRole('img')).toBeHidden();
  for (const name of ['Catch server', 'Events', 'Appearance', 'Shortcuts', 'About']) await expect(part(name)).toBeHidden();
  await find.fill('clear');
  await expect(part('Storage and retention').getByRole('button', { name: 'Clear the log…' })).toBeVisible();
  await find.fill('keyboard');
  await expect(part('Shortcuts').getByText('Search and run')).toBeVisible();
  await find.fill('nothing of the kind');
  await expect(page.getByText('No setting has these words.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(part('Catch server')).toBeVisible();
  await expect(page.getByText('No setting has these words.')).toBeHidden();

  await find.fill('theme');
  await expect(part('Appearance').getByText('Theme')).toBeVisible();
  await expect(part('Storage and retention')).toBeHidden();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Storage' }).click();
  await expect(page.getByRole('heading', { name: 'Storage and retention' })).toBeFocused();
  await expect(find).toHaveValue('');
});
