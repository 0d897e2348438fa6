import { deflateSync, gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { catchAddress, post } from './support/caught';
import { expect, test, type RunningApp } from './support/launch';

const hostile = '\u202Etxt.exe\u200B<img src=x onerror=alert(1)>';
const digits = '{"claim":{"id":12345678901234567890,"id":-0,"amount":1.0,"huge":1E400,"labels":["urgent","a/b"]},"event_name":"claim.created"}';
const xml = '<?xml version="1.0"?>\n<!DOCTYPE c [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<claim id="4211"><label>urgent</label><note>&e;</note></claim>';

/** A picture of one colour, made byte by byte. */
function png(widthPx: number, heightPx: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(widthPx, 0);
  size.writeUInt32BE(heightPx, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(Math.min(heightPx, 64) * (Math.min(widthPx, 64) * 3 + 1), 0x80);
  for (let at = 0; at < rows.length; at += Math.min(widthPx, 64) * 3 + 1) rows[at] = 0;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
  }
  return (value ^ 0xffffffff) >>> 0;
}

const multipart = Buffer.concat([
  Buffer.from(`--b\r\nContent-Disposition: form-data; name="payload"\r\nContent-Type: application/json\r\n\r\n${digits}\r\n--b\r\nContent-Disposition: form-data; name="photo"; filename="scratch.png"\r\nContent-Type: image/png\r\n\r\n`),
  png(64, 48),
  Buffer.from('\r\n--b--\r\n'),
]);

interface Sent {
  readonly path: string;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly coding?: string;
}

const bodies: readonly Sent[] = [
  { path: '/digits', type: 'application/json', body: digits },
  { path: '/form', type: 'application/x-www-form-urlencoded', body: 'note=a+b%26c&note=%E2%80%AEevil&payload=%7B%7D' },
  { path: '/multipart', type: 'multipart/form-data; boundary=b', body: multipart },
  { path: '/xml', type: 'application/xml', body: xml },
  { path: '/latin1', type: 'text/plain; charset=iso-8859-1', body: Uint8Array.from('Schäden: naïve', (letter) => letter.charCodeAt(0)) },
  { path: '/hidden', type: 'text/plain', body: hostile },
  { path: '/picture', type: 'application/octet-stream', body: png(64, 48) },
  { path: '/giant', type: 'image/png', body: png(30_000, 30_000) },
  { path: '/svg', type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>' },
  { path: '/html', type: 'text/html', body: '<!doctype html><script>alert(1)</script><img src="http://127.0.0.1:1/x.png"><p>hello' },
  { path: '/gzip', type: 'application/json', body: gzipSync(digits), coding: 'gzip' },
  { path: '/bomb', type: 'application/json', body: gzipSync(Buffer.alloc(300 * 1024 * 1024, '[')), coding: 'gzip' },
  { path: '/mislabelled', type: 'application/json', body: digits, coding: 'gzip' },
  { path: '/zstd', type: 'application/json', body: 'xx', coding: 'zstd' },
  { path: '/deep', type: 'application/json', body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
];

const panel = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Body' });
const clipboard = ({ app }: RunningApp): Promise<string> => app.evaluate(({ clipboard: held }) => held.readText());

async function open(page: Page, path: string): Promise<void> {
  await page.getByRole('grid', { name: 'Activity', exact: true }).getByRole('row', { name: new RegExp(`path ${path},`) }).first().click();
  await expect(page.locator('.detail-url')).toHaveText(`POST ${path}`);
}

async function copied(running: RunningApp, button: Locator): Promise<string> {
  await running.app.evaluate(({ clipboard: held }) => held.clear());
  await button.click();
  await expect.poll(() => clipboard(running)).not.toBe('');
  // The message stands over the foot of the pane, with what is pressed next.
  await running.page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Dismiss' }).click();
  return clipboard(running);
}

test('each kind of body is shown as what it is, runs nothing, and is copied as it came', async ({ start }) => {
  const running = await start();
  const { page } = running;
  const url = await catchAddress(page);
  for (const { path, type, body, coding } of bodies) await post(new URL(path, url), body, { 'Content-Type': type, ...(coding === undefined ? {} : { 'Content-Encoding': coding }) });
  await open(page, '/digits');
  await page.getByRole('tab', { name: 'Body' }).click();
  const exact = panel(page).getByRole('button', { name: 'Copy the exact body' });

  const tree = panel(page).getByRole('tree', { name: 'Body as JSON' });
  await expect(tree).toContainText('12345678901234567890');
  await tree.getByRole('treeitem').filter({ hasText: 'id: -0' }).click();
  await expect(panel(page).locator('.value-path')).toHaveText('body.claim.id');
  await tree.getByRole('treeitem').filter({ hasText: 'huge' }).click();
  await expect(panel(page).locator('.value-path')).toHaveText('body.claim.huge');
  await panel(page).getByRole('button', { name: 'Copy value' }).click();
  expect(await copied(running, page.getByRole('menuitem', { name: 'JSON pointer' }))).toBe('/claim/huge');
  await panel(page).getByRole('button', { name: 'Copy value' }).click();
  expect(await copied(running, page.getByRole('menuitem', { name: 'Value as it is written' }))).toBe('1E400');
  await panel(page).getByRole('button', { name: 'Filter by path' }).click();
  await panel(page).getByRole('textbox', { name: 'Show only what a path leads to' }).fill('$..id');
  await expect(panel(page).getByText('Filtered by path: 2 values found, the rest of the body is hidden.')).toBeVisible();
  await expect(tree.getByRole('treeitem')).toHaveText(['$.claim.id: 12345678901234567890exact digits kept', '$.claim.id: -0“id” is written twice in one object']);
  await page.keyboard.press('Escape');
  await panel(page).getByRole('radio', { name: 'Text' }).click();
  const laidOut = panel(page).getByRole('region', { name: 'Body as laid-out text' });
  await expect(laidOut).toContainText('"amount": 1.0,');
  await laidOut.getByRole('button', { name: 'Fold line 2' }).click();
  await expect(laidOut).toContainText('9 lines folded');
  await panel(page).getByRole('radio', { name: 'HTTP' }).click();
  await expect(panel(page).getByRole('region', { name: 'Body as HTTP' })).toContainText('POST /digits HTTP/1.1');
  expect(await copied(running, panel(page).getByRole('button', { name: 'Copy the whole message' }))).toMatch(/^POST \/digits HTTP\/1\.1\r\nContent-Type: application\/json\r\n[^]*\r\n\r\n\{"claim":\{"id":12345678901234567890,/);
  await panel(page).getByRole('radio', { name: 'Tree' }).click();
  expect(await copied(running, exact)).toBe(digits);
  expect(await axeFindings(page)).toEqual([]);

  await open(page, '/form');
  await expect(panel(page).getByRole('row')).toHaveText(['NameValueActions', 'notea b&c', 'noteU+202Eevil', 'payload{}']);
  expect(await copied(running, panel(page).getByRole('button', { name: 'Copy the value of note' }).nth(1))).toBe('\u202Eevil');
  expect(await copied(running, exact)).toBe(bodies[1]?.body);

  await open(page, '/multipart');
  await expect(panel(page).getByRole('tree', { name: 'Part 1 as JSON' })).toContainText('12345678901234567890');
  await panel(page).getByRole('button', { name: /photo.*scratch\.png/ }).click();
  await expect(panel(page).getByRole('img', { name: 'Part 2: a PNG picture' })).toHaveJSProperty('naturalWidth', 64);
  expect(await axeFindings(page)).toEqual([]);

  await open(page, '/xml');
  await expect(laidOut).toContainText('<note>&e;</note>');
  expect(await copied(running, exact)).toBe(xml);

  await open(page, '/latin1');
  await expect(panel(page).getByText('windows-1252, declared')).toBeVisible();
  await expect(panel(page).getByRole('region', { name: 'Body as text' })).toHaveText('Schäden: naïve');

  await open(page, '/hidden');
  await expect(panel(page).locator('.hidden-character')).toHaveText(['U+202E', 'U+200B']);
  await panel(page).getByRole('region', { name: 'Body as text' }).click({ clickCount: 3 });
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(running)).toBe(hostile);

  await open(page, '/picture');
  await expect(panel(page).getByRole('img', { name: 'Body: a PNG picture' })).toHaveJSProperty('naturalHeight', 48);
  await open(page, '/giant');
  await expect(panel(page).getByText('This picture says that it is 30,000 × 30,000 pixels.')).toBeVisible();
  await expect(panel(page).locator('img')).toHaveCount(0);
  for (const path of ['/svg', '/html']) {
    await open(page, path);
    await expect(laidOut).toContainText('alert(1)</script>');
    await expect(panel(page).locator('img, svg script, script')).toHaveCount(0);
  }
  expect(running.requestedUrls.filter((requested) => !/^(app:\/\/hookbench\/|blob:app:\/\/hookbench\/|devtools:)/.test(requested))).toEqual([]);
});

test('what was compressed is shown decoded within a limit, and kept as it was received', async ({ start }) => {
  const running = await start();
  const { page } = running;
  const url = await catchAddress(page);
  for (const { path, type, body, coding } of bodies.filter((each) => each.coding !== undefined || each.path === '/deep')) {
    await post(new URL(path, url), body, { 'Content-Type': type, ...(coding === undefined ? {} : { 'Content-Encoding': coding }) });
  }
  await open(page, '/gzip');
  await page.getByRole('tab', { name: 'Body' }).click();
  await expect(panel(page).getByText(`became ${digits.length} B.`)).toBeVisible();
  await expect(panel(page).getByRole('tree', { name: 'Body as JSON' })).toContainText('12345678901234567890');
  expect(await copied(running, panel(page).getByRole('button', { name: 'Copy decoded' }))).toBe(digits);
  await panel(page).getByRole('button', { name: 'Show as received' }).click();
  await panel(page).getByRole('radio', { name: 'Hex' }).click();
  await expect(panel(page).getByRole('region', { name: 'Body as bytes' })).toContainText('1f 8b 08');
  await panel(page).getByRole('button', { name: 'Show decoded' }).click();
  await expect(panel(page).getByRole('region', { name: 'Body as bytes' })).toContainText('7b 22 63 6c 61 69 6d');
  await panel(page).getByRole('button', { name: 'Copy the exact body' }).click();
  await expect(page.getByText(/^Not copied: \d+ bytes are not UTF-8/)).toBeVisible();

  await open(page, '/bomb');
  await expect(panel(page).getByText(/^Decoded from gzip: the first 25\.0 MB are shown, decoding 298\.\d kB was stopped there\.$/)).toBeVisible();
  await open(page, '/mislabelled');
  await expect(panel(page).getByText('This is no gzip data. The bytes are shown as they came.')).toBeVisible();
  await panel(page).getByRole('radio', { name: 'Tree' }).click();
  await expect(panel(page).getByRole('tree', { name: 'Body as JSON' })).toContainText('12345678901234567890');
  await open(page, '/zstd');
  await expect(panel(page).getByText('“zstd” is a coding that cannot be undone here. The bytes are shown as they came.')).toBeVisible();

  await open(page, '/deep');
  await panel(page).getByRole('radio', { name: 'Tree' }).click();
  const tree = panel(page).getByRole('tree', { name: 'Body as JSON' });
  await expect(tree.getByRole('treeitem').first()).toBeVisible();
  const shown = await tree.getByRole('treeitem').count();
  await panel(page).getByRole('button', { name: 'Expand all' }).click();
  await expect.poll(() => tree.getByRole('treeitem').count()).toBeGreaterThan(shown);
  await tree.press('End');
  await expect(tree.getByRole('treeitem').last()).toHaveAttribute('aria-level', /^[45]\d{4}$/);
});

test('a large body is judged while its page is open, the same again is told after a restart, and what was folded stays so', async ({ start }) => {
  const first = await start();
  const { page, dataFolder } = first;
  const url = await catchAddress(page);
  const large = JSON.stringify({ claim: { id: 4211, status: 'open', note: 'x'.repeat(3_000_000) }, event_name: 'claim.created', source: 'api', performed_by: { user_id: 2642, name: 'John Smith' } });
  await post(new URL('/large', url), gzipSync(large), { 'Event-Name': 'claim.created', 'Content-Encoding': 'gzip', 'webhook-id': 'msg_1' });
  await open(page, '/large');
  await expect(page.getByText('performed_by does not match source').first()).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Activity', exact: true }).getByRole('row', { name: /path \/large,.*check/ })).toBeVisible();
  await page.getByRole('button', { name: 'Show in body' }).first().click();
  await expect(page.getByRole('tree', { name: 'Body as JSON' }).getByRole('treeitem').filter({ hasText: 'performed_by' })).toHaveClass(/is-fail/);
  await first.close();

  const second = await start({ dataFolder });
  const again = second.page;
  const claim = '{"claim":{"id":1,"status":"open"},"event_name":"claim.created","source":"ui","performed_by":{"user_id":1,"name":"J"}}';
  await post(new URL('/again', await catchAddress(again)), claim, { 'Event-Name': 'claim.created', 'webhook-id': 'msg_1' });
  await open(again, '/again');
  const checks = again.getByRole('tabpanel', { name: 'Overview' });
  await expect(checks.getByText('webhook-id msg_1 again')).toBeVisible();
  await expect(checks.getByRole('button', { name: 'Show request 1' })).toBeVisible();
  await checks.getByRole('button', { name: 'Collapse all' }).click();
  await expect(checks.getByRole('treeitem')).toHaveCount(4);
  await again.getByRole('button', { name: 'Pin, so that it is always kept' }).click();
  await expect(again.getByRole('button', { name: 'Unpin' })).toBeVisible();
  await expect(checks.getByRole('treeitem')).toHaveCount(4);
});

test('a repeat and a gap in a claim’s life are told with the request before and the place in the body', async ({ start }) => {
  const { page } = await start();
  const url = await catchAddress(page);
  const event = (name: string, status: string): string => JSON.stringify({ claim: { id: 4211, status }, event_name: name, source: 'ui', performed_by: { user_id: 2642, name: 'John Smith' } });
  await post(new URL('/first', url), event('claim.created', 'open'), { 'Event-Name': 'claim.created', 'webhook-id': 'msg_1' });
  await post(new URL('/again', url), event('claim.created', 'open'), { 'Event-Name': 'claim.created', 'webhook-id': 'msg_1' });
  await post(new URL('/gap', url), event('claim.reopened', 'open'), { 'Event-Name': 'claim.reopened', 'webhook-id': 'msg_2' });

  await open(page, '/gap');
  const checks = page.getByRole('tabpanel', { name: 'Overview' });
  await expect(checks.getByRole('paragraph').filter({ hasText: 'Reopened although it was open' })).toBeVisible();
  await expect(checks.getByText('status open since claim.created, and no claim.closed since')).toBeVisible();
  await checks.getByRole('button', { name: 'Show in body' }).click();
  await expect(checks.getByRole('treeitem').filter({ hasText: 'status' })).toHaveClass(/is-warn/);
  await open(page, '/again');
  await expect(checks.getByText('webhook-id msg_1 again')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await checks.getByRole('button', { name: 'Show request 1' }).click();
  await expect(page.locator('.detail-url')).toHaveText('POST /first');

  await checks.getByRole('treeitem').filter({ hasText: 'event_name' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid', { name: 'Activity', exact: true })).toHaveAttribute('aria-rowcount', '3');
  await page.getByRole('button', { name: 'Clear the filter' }).first().click();
  await expect(page.getByRole('grid', { name: 'Activity', exact: true })).toHaveAttribute('aria-rowcount', '4');

  await checks.getByRole('button', { name: 'Edit checks' }).click();
  await page.getByRole('button', { name: 'Did not come before' }).click();
  await expect(page.getByRole('region', { name: 'Check', exact: true })).toContainText('did not come with the same bytes within the last hour.');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('switch', { name: 'Did not come before' }).click();
  await expect(page.getByRole('switch', { name: 'Did not come before' })).not.toBeChecked();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Activity' }).click();
  await open(page, '/again');
  await expect(checks.getByText('3 pass')).toBeVisible();
  await expect(checks.getByText('webhook-id msg_1 again')).toHaveCount(0);
});
