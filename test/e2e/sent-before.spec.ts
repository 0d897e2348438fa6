import { axeFindings } from './support/axe';
import { call } from './support/call';
import { expect, test } from './support/launch';
import { receiver } from './support/receiver';

test('what was sent before is seen, found and taken up again', async ({ start }) => {
  const { page } = await start();
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  const down = await receiver([503]);
  const { id } = await call(page, 'endpoints.add', { name: 'Slack bridge', url: down.url, events: ['claim.closed'], retry: { kind: 'fixed', delaySeconds: 3600, retries: 2 } });

  const closed = { name: 'claim.closed', source: 'api', performedBy: { kind: 'token', name: 'Mobile App' }, subjectText: '{\n  "id": 12345678901234567890,\n  "reference": "MTR-004211"\n}' } as const;
  const { deliveries } = await call(page, 'events.send', { ...closed, endpointIds: [id], faults: [{ name: 'delay', value: '50ms' }, { name: 'gzip' }] });

  // The retry is told wherever one is, and leads to its row.
  await expect(page.getByRole('contentinfo', { name: 'Status' }).getByRole('button', { name: /^1 retry waiting, next in (5\d:|1:00:00)/ })).toBeVisible();

  // The endpoint says how it answered last, and says so at once when that is another answer.
  await page.keyboard.press('Control+5');
  await page.getByRole('columnheader', { name: 'Slack bridge' }).getByRole('button').first().click();
  const editor = page.locator('.ep-editor');
  await expect(editor.getByRole('button', { name: /^Last answered 503 in .+, at \d\d:\d\d:\d\d$/ })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await down.close();
  await call(page, 'deliveries.retryNow', { ids: [deliveries[0]?.id ?? ''] });
  await expect(editor.getByRole('button', { name: /^Last attempt failed at .+The connection was refused/ })).toBeVisible();
  await page.getByRole('button', { name: /^1 retry waiting/ }).click();
  await expect(page.getByRole('row', { name: /^Sent claim\.closed, endpoint Slack bridge/ })).toBeVisible();
  await expect(page.getByRole('grid').getByRole('row', { name: /^Received/ })).toHaveCount(0);

  // The draft that stands in Compose gives way to what was sent, and comes back.
  await page.keyboard.press('Control+2');
  const text = page.getByRole('textbox', { name: 'Claim as JSON' });
  await text.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('{"id": 7, "mine": true}');
  await page.getByRole('button', { name: 'History' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sent before' });
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('textbox').fill('nothing like it');
  await expect(dialog.getByText('No event that was sent by hand has all these words.')).toBeVisible();
  await dialog.getByRole('textbox').fill('mobile mtr-004211');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const deck = page.getByRole('dialog', { name: 'Send with a fault' });
  await expect(deck.getByText(/^with .+: Gzip$/)).toBeVisible();
  await page.keyboard.press('Escape');
  // A message under the pointer stays.
  await page.getByRole('button', { name: 'Undo' }).hover();
  await expect(text).toContainText('12345678901234567890');
  await expect(page.getByRole('radio', { name: 'API', exact: true })).toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(text).toContainText('"mine": true');
  await expect(page.getByRole('radio', { name: 'UI', exact: true })).toBeChecked();
});
