import { readFileSync } from 'node:fs';
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
  await row.click();
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
