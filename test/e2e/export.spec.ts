import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './support/axe';
import { catchAddress, eventBody, post } from './support/caught';
import { expect, test } from './support/launch';
import { ready } from './support/ready';

const body = '{"claim": {"id": 4211, "policy_number": 90071992547409931, "contact": {"name": "Priya Nair", "email": "priya.nair@example.com"}, "sum": 1.10}, "event_name": "claim.assigned", "source": "api", "performed_by": {"name": "Sync"}}';
const secrets = { Authorization: 'Bearer s3cret-token', Cookie: 'session=s3cret', 'Event-Name': 'claim.assigned', 'webhook-signature': 'v1,s3cret' };

test('a request is copied and records are exported without their secrets, unless one keeps them', async ({ start, temporaryFolder }) => {
  const { page, app } = await start();
  await ready(page);
  await page.evaluate(() => window.hookbench.call('settings.update', { theme: 'light', redaction: { headers: [], bodyPaths: ['claim.contact.**', '**.policy_number'] } }));
  const url = await catchAddress(page);
  await post(url, body, secrets);
  await post(url, eventBody('claim.created', 1), { 'Event-Name': 'claim.created' });
  await post(url, 'not JSON', { 'Content-Type': 'text/plain' });
  const clipboard = (): Promise<string> => app.evaluate(({ clipboard: board }) => board.readText());

  const row = page.getByRole('row', { name: /claim\.assigned/ });
  const stream = page.getByRole('grid', { name: 'Activity', exact: true });
  await expect(stream).toHaveAttribute('aria-rowcount', '4');
  await row.click();
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(stream).toBeFocused();
  await page.keyboard.press('c');
  await expect(page.getByText('Copied as cURL for bash')).toBeVisible();
  await expect(page.getByText('6 secrets removed')).toBeVisible();
  expect(await clipboard()).toContain("--header 'Authorization: [removed]'");
  expect(await clipboard()).not.toMatch(/s3cret|Priya|90071992547409931/);
  await page.getByRole('button', { name: 'Copy with secrets' }).click();
  await expect.poll(clipboard).toContain('Bearer s3cret-token');
  expect(await clipboard()).toContain(body);

  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy as' }).click();
  await page.getByRole('menuitem', { name: 'Python' }).click();
  await expect.poll(clipboard).toContain('import http.client');
  await expect(page.getByRole('button', { name: 'Copy as Python' })).toBeVisible();

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText('6 values in 1 record')).toBeVisible();
  await expect(dialog.getByText('1 body is not JSON')).toBeVisible();
  await expect(dialog.getByText('removed: Authorization')).toBeVisible();
  await expect(dialog.getByText('6 removed here')).toBeVisible();
  const cookies = dialog.getByRole('checkbox', { name: 'Remove Cookie, Set-Cookie' });
  await cookies.click();
  await expect(cookies).not.toBeChecked();
  await expect(dialog.getByText('0 of 1', { exact: true })).toBeVisible();
  await expect(dialog.getByText('5 values in 1 record')).toBeVisible();
  await dialog.getByRole('button', { name: 'Next record' }).click();
  await expect(dialog.getByText('record 2 of 3')).toBeVisible();
  await expect(dialog.getByText('Nothing removed here')).toBeVisible();
  await dialog.getByRole('button', { name: 'Previous record' }).click();
  await expect(dialog.getByText('record 1 of 3')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.evaluate(() => window.hookbench.call('settings.update', { theme: 'dark' }));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await axeFindings(page)).toEqual([]);

  const path = join(temporaryFolder, 'out.har');
  await app.evaluate(({ dialog: dialogs }, filePath) => {
    Object.assign(dialogs, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
  }, path);
  await dialog.getByRole('button', { name: /^Save HAR, about/ }).click();
  await expect(page.getByText('Exported 3 records')).toBeVisible();
  await expect(dialog).toBeHidden();
  const har = JSON.parse(readFileSync(path, 'utf8')) as { readonly log: { readonly entries: readonly { readonly request: { readonly headers: readonly { readonly name: string; readonly value: string }[]; readonly postData: { readonly text: string } } }[] } };
  const [first] = har.log.entries;
  expect(first?.request.headers).toEqual(expect.arrayContaining([{ name: 'Authorization', value: '[removed]' }, { name: 'Cookie', value: 'session=s3cret' }]));
  expect(first?.request.postData.text).toBe(body.replace('90071992547409931', '"[removed]"').replace('"Priya Nair"', '"[removed]"').replace('"priya.nair@example.com"', '"[removed]"'));

  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('region', { name: 'Redaction' }).getByRole('button', { name: 'Edit your list' }).click();
  const list = page.getByRole('dialog', { name: 'Your list' });
  await list.getByLabel('Headers').fill('X-Customer\nnot a header');
  await expect(list.getByText('“not a header” is not the name of a header')).toBeVisible();
  await list.getByLabel('Headers').fill('X-Customer');
  await list.getByRole('button', { name: 'Save list' }).click();
  await expect(page.getByText('1 header, 2 paths of yours')).toBeVisible();
});

test('requests come in from a HAR file and a pasted command, and a sample is made of one', async ({ start, temporaryFolder }) => {
  const { page } = await start();
  await ready(page);
  const path = join(temporaryFolder, 'trace.har');
  const entry = { startedDateTime: '2026-11-01T10:00:00.000Z', time: 12, request: { method: 'POST', url: 'https://api.example.com/hooks', headers: [{ name: 'Event-Name', value: 'claim.assigned' }, { name: 'Content-Type', value: 'application/json' }], postData: { text: body } }, response: { status: 202, headers: [], content: {} } };
  writeFileSync(path, JSON.stringify({ log: { version: '1.2', entries: [entry, { request: { method: 'GET', url: 'file:///etc/passwd' } }] } }));
  const run = async (words: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
    await page.keyboard.type(words);
    await page.getByRole('option', { name: new RegExp(words) }).first().click();
  };

  const chosen = page.waitForEvent('filechooser');
  await run('Import a HAR file');
  await (await chosen).setFiles(path);
  const report = page.getByRole('dialog', { name: 'Import' });
  await expect(report.getByText('1 request of trace.har was imported. 1 entry could not be:')).toBeVisible();
  await expect(report.getByText('“file:///etc/passwd” is not an http or https address.')).toBeVisible();
  await expect(page.locator(':focus').and(report).or(report.locator(':focus'))).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(report).toHaveCount(0);
  const row = page.getByRole('row', { name: /^Imported claim\.assigned, path \/hooks, status 202/ });
  await expect(row).toBeVisible();
  await expect(page.getByText('Imported from the file trace.har. It was not received here.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Save as a sample…' }).click();
  const naming = page.getByRole('dialog', { name: 'Save as a sample' });
  await naming.getByRole('textbox', { name: 'Name' }).fill('From the trace');
  await naming.getByRole('button', { name: 'Save sample' }).click();
  await expect(page.getByText('Sample “From the trace” saved')).toBeVisible();
  // A field that is still there takes Ctrl Z for its own text.
  await expect(naming).toHaveCount(0);
  const samples = (): Promise<readonly string[]> =>
    page.evaluate(async () => {
      const reply = await window.hookbench.call('snapshot.get', {});
      return reply.ok ? (reply.value as { readonly workspace: { readonly samples: readonly { readonly name: string; readonly text: string }[] } }).workspace.samples.map(({ name, text }) => `${name} ${text}`) : [];
    });
  expect(await samples()).toContain('From the trace {"id": 4211, "policy_number": 90071992547409931, "contact": {"name": "Priya Nair", "email": "priya.nair@example.com"}, "sum": 1.10}');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Sample “From the trace” deleted')).toBeVisible();
  expect((await samples()).join()).not.toContain('From the trace');

  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByRole('heading', { name: 'Compose' })).toBeVisible();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, `curl -d @/etc/passwd http://127.0.0.1:1/`);
  const paste = page.getByRole('dialog', { name: 'Paste cURL' });
  await paste.getByRole('button', { name: 'Open in Compose' }).click();
  await expect(paste.getByText('It reads the file “/etc/passwd”')).toBeVisible();
  await paste.getByLabel('Command').fill(`curl http://127.0.0.1:1/ -H 'Event-Name: contact.updated' --data-raw '{"contact": {"id": 77, "balance": 1.10}, "source": "api", "performed_by": {"name": "Sync"}}'`);
  expect(await axeFindings(page)).toEqual([]);
  await paste.getByRole('button', { name: 'Open in Compose' }).click();
  await expect(paste).toBeHidden();
  await expect(page.getByRole('main', { name: 'Compose' })).toContainText('contact.updated');
  await expect(page.getByRole('main', { name: 'Compose' })).toContainText('"balance": 1.10');
});
