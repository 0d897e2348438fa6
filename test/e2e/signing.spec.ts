import { createHmac } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './support/axe';
import { expect, test } from './support/launch';
import { receiver } from './support/receiver';

test('signs as chosen, with a secret that is shown no more once it is set', async ({ start }) => {
  const target = await receiver([200]);
  const { page, dataFolder, close } = await start();
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  await page.keyboard.press('Control+5');
  await page.getByRole('textbox', { name: 'URL' }).fill(target.url);
  await page.getByRole('combobox', { name: 'Signing' }).click();
  await page.getByRole('option', { name: /^GitHub/ }).click();
  await expect(page.getByText('No secret is set, so nothing can be sent to this endpoint.')).toBeVisible();
  await page.getByRole('button', { name: 'Generate' }).click();
  const field = page.getByRole('textbox', { name: 'Secret' });
  await expect(field).not.toHaveValue('');
  const secret = await field.inputValue();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Set the secret' }).click();
  await expect(page.getByText(/^A secret is set, /)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'New secret' })).toHaveValue('');

  await page.keyboard.press('Control+2');
  await expect(page.getByRole('button', { name: /^Send to 1 endpoint/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => target.requests.length).toBe(1);
  const [request] = target.requests;
  expect(request?.headers['x-hub-signature-256']).toBe(`sha256=${createHmac('sha256', secret).update(request?.body ?? '').digest('hex')}`);
  // Its files come and go while it runs.
  await close();
  for (const name of readdirSync(dataFolder).filter((each) => each.startsWith('workspace'))) {
    expect(readFileSync(join(dataFolder, name), 'utf8')).not.toContain(secret);
  }
  await target.close();
});
