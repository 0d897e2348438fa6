import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { catchAddress, postMany } from './support/caught';
import { holdAnswer } from './support/held-answer';
import { expect, test } from './support/launch';
import { stream } from './support/places';
import { ready } from './support/ready';
import { receiver } from './support/receiver';

const selectedRows = (page: Page): Locator => stream(page).locator('[role="row"][aria-selected="true"]');
const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id":1}' } as const;

test('selects rows by hand and by keys, says what they are, and acts on all of them', async ({ start }) => {
  const target = await receiver([500, 500, 500, 200]);
  const { app, page } = await start();
  await ready(page);
  const bridge = await call(page, 'endpoints.add', { name: 'Slack bridge', url: target.url, events: [draft.name] });
  const audit = await call(page, 'endpoints.add', { name: 'Audit log', url: target.url, events: [draft.name] });
  for (let count = 0; count < 3; count += 1) await call(page, 'events.send', { ...draft, endpointIds: [bridge.id] });
  const sent = stream(page).getByRole('row', { name: /^Sent claim.created, endpoint Slack bridge, status 500/ });
  await expect(sent).toHaveCount(3);
  await postMany(await catchAddress(page), 4);
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '8');

  // By hand: a stretch, one more beside it, one less.
  await sent.nth(2).click();
  await sent.nth(0).click({ modifiers: ['Shift'] });
  await expect(selectedRows(page)).toHaveCount(3);
  await expect(page.getByRole('heading', { name: '3 selected' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Selection' }).locator('dl')).toContainText('Failing3');
  await stream(page).getByRole('row', { name: /^Received/ }).first().click({ modifiers: ['Control'] });
  await expect(page.getByRole('heading', { name: '4 selected' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect(page.getByText('Retried 3 deliveries')).toBeVisible();
  await expect(stream(page).getByRole('row', { name: /^Sent claim.created, endpoint Slack bridge, status 200, 2 attempts/ })).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Retry now' })).toHaveAttribute('aria-disabled', 'true');

  // By keys: all, pinned and unpinned again, then one, then none. Beside the list the same keys take no text of the window.
  await page.getByRole('button', { name: /^All/ }).focus();
  await page.keyboard.press('Control+a');
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('');
  await page.keyboard.press('Control+[');
  await expect(stream(page)).toBeFocused();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('heading', { name: '7 selected' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByText('Pinned 7 records')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pinned/ })).toContainText('7');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /^Pinned/ })).toContainText('0');
  await page.keyboard.press('Escape');
  await expect(selectedRows(page)).toHaveCount(1);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+Space');
  await expect(selectedRows(page)).toHaveCount(3);

  // A colour and a note on all of them, which a row speaks and the open record shows.
  const letAnswer = await holdAnswer(app, 'selection.rows');
  await page.keyboard.press('m');
  const marking = page.getByRole('dialog', { name: 'Colour and note of 3 records' });
  await marking.getByRole('textbox', { name: 'Note' }).fill('Ask the provider');
  await marking.getByRole('radio', { name: 'Amber' }).click();
  // What was read of the records comes late and takes nothing back.
  await letAnswer();
  expect(await axeFindings(page)).toEqual([]);
  await marking.getByRole('button', { name: 'Mark 3 records' }).click();
  const marked = stream(page).getByRole('row', { name: /, coloured amber, note: Ask the provider$/ });
  await expect(marked).toHaveCount(3);
  await expect(page.getByText('Marked 3 records')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(marked).toHaveCount(0);

  // The menu: the same from the right button, the keys and the record's own button.
  await expect(marking).toBeHidden();
  await expect(stream(page)).toBeFocused();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Actions' });
  await expect(menu.getByRole('menuitem', { name: /^Send as a new event/ })).toContainText('3 records');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(stream(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(selectedRows(page)).toHaveCount(0);

  // What a new event would not reach is named before it is sent there.
  await call(page, 'events.send', { ...draft, endpointIds: [audit.id] });
  const toAudit = stream(page).getByRole('row', { name: /^Sent claim.created, endpoint Audit log/ });
  await expect(toAudit).toHaveAccessibleName(/status 200/);
  await call(page, 'endpoints.update', { id: audit.id, changes: { enabled: false } });
  await toAudit.first().click({ button: 'right' });
  await menu.getByRole('menuitem', { name: /^Redeliver/ }).click();
  const asked = page.getByRole('dialog', { name: 'Redeliver anyway' });
  await expect(asked.getByRole('listitem')).toHaveText('Audit log: endpoint is disabled');
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(asked).toHaveCount(0);
  await expect(toAudit).toHaveCount(1);
  await page.getByRole('button', { name: 'More actions' }).click();
  await menu.getByRole('menuitem', { name: /^Redeliver/ }).click();
  await asked.getByRole('button', { name: 'Redeliver anyway' }).click();
  await expect(toAudit).toHaveCount(2);
  await expect.poll(() => target.requests.length).toBe(8);
  await target.close();
});
