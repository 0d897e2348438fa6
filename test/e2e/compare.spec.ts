import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { catchAddress, eventBody, post } from './support/caught';
import { expect, test } from './support/launch';
import { ready } from './support/ready';

const received = (page: Page, name: RegExp): Locator => page.getByRole('grid', { name: 'Activity', exact: true }).getByRole('row', { name });
const assigned = (labels: string, at: string, n: string, source: string): string => `{"claim":{"id":4211,"policy_number":${n},"updated_at":"${at}","status":"open","reference":"MTR-004211","excess":250.00,"type":{"id":12,"name":"Motor, windscreen"},"labels":${labels}},"event_name":"claim.assigned","source":"${source}","performed_by":{"user_id":2642,"name":"John Smith"}}`;

test('two requests stand beside each other, differences are gone through, and what does not count is left out', async ({ start }) => {
  const { app, page } = await start();
  await ready(page);
  const url = await catchAddress(page);
  await post(url, assigned('["glass","fast-track"]', '14:31:04', '90071992547409931', 'ui'), { 'Event-Name': 'claim.assigned', 'X-Environment': 'staging', Authorization: 'Bearer secret-a' });
  await post(url, assigned('["glass","fast_track","vip"]', '14:33:40', '90071992547409932', 'api'), { 'Event-Name': 'claim.assigned', Authorization: 'Bearer secret-b' });
  await expect(received(page, /Received claim\.assigned/)).toHaveCount(2);
  await received(page, /Received claim\.assigned/).first().click();
  await received(page, /Received claim\.assigned/).nth(1).click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByRole('heading', { name: '2 selected' })).toBeVisible();
  await page.keyboard.press('d');

  const headers = page.getByRole('grid', { name: 'Headers' });
  const body = page.getByRole('grid', { name: 'Body' });
  await expect(headers.getByRole('row', { name: /only in A X-Environment staging not in B/ })).toBeVisible();
  await expect(body.getByRole('row', { name: /is not equal policy_number 90071992547409931 90071992547409932/ })).toContainText('the same number as a double');
  await expect(body.getByRole('row', { name: /labels\[1\] "fast-track" "fast_track"/ }).locator('mark')).toHaveText(['-', '_']);
  await expect(body.getByRole('row', { name: /only in B labels\[2\] not in A "vip"/ })).toBeVisible();
  await expect(page.getByText('A receiver that reads numbers as doubles sees no difference.')).toBeVisible();
  await expect(headers).not.toContainText('secret-a');
  expect(await axeFindings(page)).toEqual([]);

  const differences = await page.locator('[data-difference]').all();
  expect(differences.length).toBeGreaterThan(3);
  for (const difference of differences) {
    await page.keyboard.press('n');
    await expect(difference).toBeFocused();
  }
  await page.keyboard.press('n');
  await expect(page.locator('[data-difference]').first()).toBeFocused();
  await page.keyboard.press('Shift+N');
  await expect(page.locator('[data-difference]').last()).toBeFocused();

  const time = body.getByRole('row', { name: /updated_at/ });
  await time.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Ignore claim.updated_at' }).click();
  await expect(time).toHaveAccessibleName(/^ignored/);
  await expect(page.getByText('1 left out')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the differences' }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('body claim.labels[2]: only in B\n  B  "vip"');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).not.toContain('secret-a');

  await page.getByRole('radio', { name: 'Bytes' }).click();
  await expect(page.getByRole('region', { name: 'Body as bytes' }).locator('mark').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Structure' }).click();
  await page.getByRole('button', { name: 'Swap A and B' }).click();
  await expect(body.getByRole('row', { name: /only in A labels\[2\] "vip" not in B/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(received(page, /Received claim\.assigned/).first()).toBeVisible();

  await received(page, /Received claim\.assigned/).first().click();
  await expect(page.getByRole('region', { name: 'Captured request' })).toBeVisible();
  await page.keyboard.press('d');
  await page.getByRole('button', { name: /^request \d+ before it/ }).click();
  await expect(body).toBeVisible();
});

test('two series stand beside each other, joined by lines, and a row leads to its two requests', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  const url = await catchAddress(page);
  const run = async (names: readonly string[], path: string, status = 'open'): Promise<void> => {
    for (const name of names) await post(new URL(path, url), eventBody(`claim.${name}`, 4211).replace('open', name === 'closed' ? status : 'open'), { 'Event-Name': `claim.${name}`, 'X-Run': path });
  };
  await run(['created', 'assigned', 'unassigned', 'label_removed', 'closed'], '/hooks/run-6');
  await run(['created', 'unassigned', 'assigned', 'closed', 'reopened'], '/hooks/run-7', 'shut');
  await expect(page.getByRole('grid', { name: 'Activity', exact: true })).toHaveAttribute('aria-rowcount', '11');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Search/ }).fill('compare two series');
  await expect(page.locator('[role="option"][data-highlighted]', { hasText: 'Compare two series' })).toBeVisible();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Compare two series' });
  await dialog.getByRole('textbox', { name: 'Series A' }).fill('colour:red');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: 'Series A' })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('textbox', { name: 'Series A' }).fill('path:/hooks/run-6');
  await dialog.getByRole('textbox', { name: 'Series B' }).fill('path:/hooks/run-7');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();

  const show = page.getByRole('group', { name: 'Show' });
  await expect(show).toHaveText('All 6Missing 1Extra 1Other order 2Changed 1Same 1');
  await expect(page.locator('.ser-links path')).toHaveCount(4);
  await expect(page.locator('.ser-links .link-moved')).toHaveCount(2);
  expect(await axeFindings(page)).toEqual([]);
  const headers = page.getByRole('checkbox', { name: 'Headers count too' });
  await headers.click();
  await expect(show).toHaveText('All 6Missing 1Extra 1Other order 2Changed 2Same 0');
  await page.getByRole('list', { name: 'A' }).getByRole('button', { name: /changed.*claim\.created/ }).click();
  await expect(page.getByRole('region', { name: 'The chosen pair' })).toContainText('header[X-Run]');
  await headers.click();
  await expect(show).toHaveText('All 6Missing 1Extra 1Other order 2Changed 1Same 1');
  await page.getByRole('list', { name: 'A' }).getByRole('button', { name: /claim\.created/ }).press('End');
  await expect(page.getByRole('list', { name: 'A' }).getByRole('button', { name: /changed.*claim\.closed/ })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.getByRole('list', { name: 'A' }).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByRole('button', { name: /other order.*claim\.assigned.*claim 4211/ }).first()).toBeFocused();
  await page.getByRole('list', { name: 'A' }).getByRole('button', { name: /changed.*claim\.closed/ }).click();
  const side = page.getByRole('region', { name: 'The chosen pair' });
  await expect(side).toContainText('claim.status');
  await side.getByRole('button', { name: 'Open the two requests' }).click();
  await expect(page.getByRole('grid', { name: 'Body' }).getByRole('row', { name: /is not equal status "open" "shut"/ })).toBeVisible();
});
