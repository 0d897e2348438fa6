import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import type { Snapshot } from '../../src/shared/contract/contract';
import { axeFindings } from './support/axe';
import { catchAddress, eventBody, post } from './support/caught';
import { freePort, holdPort } from '../support/free-port';
import { expect, test } from './support/launch';
import { stream } from './support/places';
import { ready } from './support/ready';

const chip = (page: Page): Locator => page.getByRole('group', { name: 'Catch server' });
const catchRegion = (page: Page): Locator => page.getByRole('region', { name: 'Catch server' });

async function snapshot(page: Page): Promise<Snapshot> {
  return page.evaluate(async () => {
    const reply = await window.hookbench.call('snapshot.get', {});
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value as Snapshot;
  });
}

async function sendEvent(url: URL, id: number): Promise<number> {
  return post(url, eventBody('claim.created', id), { 'Event-Name': 'claim.created' });
}

/** Connects and tells how that went: `refused`, or `open`. */
function knock(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve('open');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'refused' : (error.code ?? error.message)));
  });
}

async function addPort(page: Page, port: number, secure: boolean): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Add a port' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a port' });
  await dialog.getByRole('textbox', { name: 'Port number' }).fill(String(port));
  if (secure) await dialog.getByRole('switch', { name: 'HTTPS' }).click();
  await dialog.getByRole('button', { name: 'Add port' }).click();
  await expect(dialog).toBeHidden();
}

test('while paused senders get 503 and nothing is recorded, and the chip counts them', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  const url = await catchAddress(page);
  expect(await sendEvent(url, 1)).toBe(200);
  await expect(stream(page).getByRole('row', { name: /^Received/ })).toHaveCount(1);

  await stream(page).focus();
  await page.keyboard.press('Space');
  await expect(chip(page)).toContainText('Paused');
  await expect(page.getByText('Requests get 503 and are not recorded.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  expect(await sendEvent(url, 2)).toBe(503);
  expect(await sendEvent(url, 3)).toBe(503);
  await expect(chip(page)).toContainText('2 turned away');
  await expect(page.getByText('2 requests turned away')).toBeVisible();
  await expect.poll(async () => (await snapshot(page)).storage.records).toBe(1);

  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(chip(page)).toContainText('Catching on');
  expect(await sendEvent(url, 4)).toBe(200);
  await expect(stream(page).getByRole('row', { name: /^Received/ })).toHaveCount(2);
});

test('paused in the other way the port is closed, and a change of the way acts at once', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  const url = await catchAddress(page);
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('radio', { name: 'Refuse' }).click();
  await page.getByRole('button', { name: 'Pause catching' }).click();
  await expect(chip(page)).toContainText('connections are refused');
  await expect.poll(() => knock('127.0.0.1', Number(url.port))).toBe('refused');
  await page.getByRole('radio', { name: 'Answer 503' }).click();
  await expect(chip(page)).toContainText('answers 503');
  expect(await sendEvent(url, 1)).toBe(503);

  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: /Search/ })).toBeFocused();
  await page.keyboard.type('Resume catching');
  await expect(page.locator('[role="option"][data-highlighted]', { hasText: 'Resume catching' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(chip(page)).toContainText('Catching on');
  expect(await sendEvent(url, 2)).toBe(200);
});

test('a second port speaks HTTPS, and a sender that trusts the saved certificate reaches it', async ({ start, temporaryFolder }) => {
  const { app, page } = await start();
  await ready(page);
  const port = await freePort();
  await addPort(page, port, true);
  const row = catchRegion(page).locator('.set-row').filter({ hasText: `https://127.0.0.1:${port}` });
  await expect(row.locator('.dot-ok')).toBeVisible();
  await expect(row).toContainText(/SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}/);
  expect(await axeFindings(page)).toEqual([]);

  const path = join(temporaryFolder, 'certificate.pem');
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
  }, path);
  await row.getByRole('button', { name: 'Certificate' }).click();
  await expect(page.getByText('Saved the certificate')).toBeVisible();
  const ca = readFileSync(path);
  const sent = request({ host: '127.0.0.1', port, path: '/secure', method: 'POST', ca, headers: { 'Event-Name': 'claim.created' } });
  sent.end(eventBody('claim.created', 1));
  const [answer] = await once(sent, 'response');
  expect(answer).toMatchObject({ statusCode: 200 });
  answer.resume();
  await page.keyboard.press('ControlOrMeta+1');
  await expect(stream(page).getByRole('row', { name: /path \/secure, status 200/ })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+,');
  await row.getByRole('switch', { name: `Catch on ${port}` }).click();
  await expect(row).toContainText('off');
  // It is off from the click on; connections under way keep the port for a moment.
  await expect.poll(() => knock('127.0.0.1', port)).toBe('refused');
  await row.getByRole('button', { name: `Remove port ${port}` }).click();
  await expect(row).toBeHidden();
  await expect(page.getByText(`Removed port ${port}`)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(row).toBeVisible();
});

test('a second port that is in use is said, and the next free one takes its place', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  const url = await catchAddress(page);
  const taken = await holdPort();
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Add a port' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a port' });
  const field = dialog.getByRole('textbox', { name: 'Port number' });
  await field.fill(url.port);
  await field.blur();
  await expect(dialog).toContainText(`Hookbench catches on ${url.port} already`);
  await page.keyboard.press('Escape');
  await addPort(page, taken.port, false);
  await expect(catchRegion(page)).toContainText(`Port ${taken.port} is in use`);

  await page.keyboard.press('ControlOrMeta+1');
  const banner = page.getByRole('alert');
  await expect(banner).toContainText(`Port ${taken.port} is in use, so nothing is caught there`);
  await expect(chip(page)).toContainText('Catching on');
  expect(await axeFindings(page)).toEqual([]);
  const use = banner.getByRole('button', { name: /^Use \d+$/ });
  const suggested = Number((await use.innerText()).replace('Use ', ''));
  await use.click();
  await expect(banner).toBeHidden();
  expect(await sendEvent(new URL(`http://127.0.0.1:${suggested}/second`), 1)).toBe(200);
  await taken.free();
});

test('a port that was taken is caught on again once it is free', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  const taken = await holdPort();
  await addPort(page, taken.port, false);
  await page.keyboard.press('ControlOrMeta+1');
  const banner = page.getByRole('alert');
  await expect(banner).toContainText('nothing is caught there');
  await taken.free();
  await banner.getByRole('button', { name: 'Try again' }).click();
  await expect(banner).toBeHidden();
  expect(await sendEvent(new URL(`http://127.0.0.1:${taken.port}/second`), 1)).toBe(200);
});

test('changed limits act at once, and what is out of range is said', async ({ start }) => {
  const { page, app } = await start();
  // Wide enough for the column of sizes.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1440, 900));
  await ready(page);
  const url = await catchAddress(page);
  await page.keyboard.press('ControlOrMeta+,');
  const kept = page.getByRole('textbox', { name: 'Kept of a body' });
  await kept.fill('many');
  await kept.blur();
  await expect(page.getByText('Write a number from 0 to 1,024')).toBeVisible();
  await kept.fill('0.5');
  // The next change is made at once, as fast as a hand can: neither takes the other back.
  await kept.press('Enter');
  const wait = page.getByRole('textbox', { name: 'Wait for headers' });
  await wait.fill('0.2');
  await wait.press('Enter');
  await expect.poll(async () => (await snapshot(page)).workspace.settings.limits).toMatchObject({ keptBodyBytes: 512 * 1024, headerTimeoutMs: 200 });

  const slow = connect({ host: '127.0.0.1', port: Number(url.port) });
  slow.write('POST /slow HTTP/1.1\r\n');
  slow.resume();
  await once(slow, 'close');
  // A whole request gets time for its headers again, however busy the machine is.
  await wait.fill('60');
  await wait.press('Enter');
  await expect.poll(async () => (await snapshot(page)).workspace.settings.limits.headerTimeoutMs).toBe(60_000);
  expect(await post(url, 'x'.repeat(600 * 1024))).toBe(200);
  await page.keyboard.press('ControlOrMeta+1');
  await expect(stream(page).getByRole('row', { name: /cut at the limit/ })).toContainText('512.0 of 600.0 kB');
  await expect(stream(page).getByRole('row', { name: /status incomplete/ })).toBeVisible();
});

test('other computers are let in only after a question that names the addresses, and the chip shows it', async ({ start }) => {
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;
  test.skip(outward === undefined, 'this computer has no address on a network');
  const host = outward ?? '';
  const { page } = await start();
  await ready(page);
  const port = Number((await catchAddress(page)).port);
  await page.keyboard.press('ControlOrMeta+,');
  const reach = page.getByRole('switch', { name: 'Reachable from other computers' });
  expect(await knock(host, port)).toBe('refused');
  await reach.click();
  const dialog = page.getByRole('dialog', { name: 'Let other computers in?' });
  await expect(dialog).toContainText(`${host}:${port}`);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(reach).not.toBeChecked();
  expect(await knock(host, port)).toBe('refused');

  await reach.click();
  await dialog.getByRole('button', { name: 'Let them in until I quit' }).click();
  const badge = chip(page).getByRole('button', { name: /^Reachable/ });
  await expect(badge).toHaveAccessibleName(new RegExp(`${host.replaceAll('.', '\\.')}:${port}`));
  await expect.poll(() => knock(host, port)).toBe('open');
  expect(await axeFindings(page)).toEqual([]);
  await reach.click();
  await expect(badge).toBeHidden();
  await expect.poll(() => knock(host, port)).toBe('refused');
});
