import type { Locator, Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { catchAddress, eventBody, post, postMany } from './support/caught';
import { expect, test } from './support/launch';
import { ready } from './support/ready';
import { receiver } from './support/receiver';

const stream = (page: Page): Locator => page.getByRole('treegrid', { name: 'Activity', exact: true });
const head = (page: Page, name: RegExp): Locator => stream(page).locator('[role="row"][aria-expanded]').and(page.getByRole('row', { name }));
const records = (page: Page): Locator => stream(page).locator('[role="row"][aria-level="2"]');
const chosen = (page: Page): Locator => stream(page).locator('[role="row"][aria-level="2"][aria-selected="true"]');
const draft = { source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' } } as const;

async function group(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Groups/ }).click();
  await page.getByRole('menuitemcheckbox', { name: words }).click();
}

test('shows the stream by event and by claim, folds it, acts on a group, follows what comes, and is so again after a restart', async ({ start }) => {
  const bridge = await receiver([500, 500, 200]);
  const first = await start();
  const { page } = first;
  await ready(page);
  const url = await catchAddress(page);
  await call(page, 'endpoints.add', { name: 'Slack bridge', url: bridge.url, events: ['claim.created'], retry: { kind: 'none' } });
  for (const [name, id] of [['claim.created', '4211'], ['claim.assigned', '12345678901234567890'], ['claim.created', '77']] as const) {
    await call(page, 'events.send', { ...draft, name, subjectText: `{"id":${id},"reference":"MTR-${id.slice(0, 4)}","status":"open"}` });
  }
  for (let times = 0; times < 2; times += 1) await post(url, eventBody('claim.closed', 4211), { 'Event-Name': 'claim.closed', 'X-GitHub-Delivery': 'again-1' });
  await post(url, '{"note":"about nothing"}');

  // By event: what was sent with what was caught of it, repeats from outside together, a request from outside alone.
  await group(page, /^By event/);
  await expect(head(page, /^Event claim\.created, evt_\w+, 3 records, 2 sent, 1 received, 1 fails/)).toHaveCount(2);
  await expect(head(page, /^Event claim\.assigned, .*, 3 records, .* fine, 1 not delivered/)).toHaveCount(1);
  await expect(head(page, /^From outside claim\.closed, x-github-delivery again-1, 2 records, 2 received/)).toHaveCount(1);
  await expect(stream(page).locator('[role="row"][aria-level="1"]:not([aria-expanded])')).toHaveAccessibleName(/^Received without an event name/);
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '17');
  expect(await axeFindings(page)).toEqual([]);

  // A head stands for its records, for every verb.
  await head(page, /^Event claim\.created/).first().click();
  await expect(page.getByRole('heading', { name: '3 selected' })).toBeVisible();
  await expect(chosen(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect(page.getByText('Retried 1 delivery')).toBeVisible();
  await expect(head(page, /^Event claim\.created, .*, fine/)).toHaveCount(1);
  await head(page, /^From outside/).click({ modifiers: ['Control'] });
  await expect(page.getByRole('heading', { name: '5 selected' })).toBeVisible();

  // By keys: fold, unfold, into the group and back to its head, all at once, and on to the claims.
  await head(page, /^From outside/).click();
  await page.keyboard.press('ArrowLeft');
  await expect(head(page, /^From outside/)).toHaveAttribute('aria-expanded', 'false');
  await expect(records(page)).toHaveCount(9);
  await page.keyboard.press('Enter');
  await expect(records(page)).toHaveCount(11);
  await page.keyboard.press('ArrowRight');
  await expect(chosen(page)).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Captured request' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('heading', { name: '2 selected' })).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('heading', { name: '5 selected' })).toBeVisible();
  await page.keyboard.press('-');
  await expect(records(page)).toHaveCount(0);
  await expect(stream(page)).toHaveAttribute('aria-rowcount', '6');
  await page.keyboard.press('g');

  // By claim, with the digits of the body; what is about none is last. What comes joins its group, which moves up.
  await expect(head(page, /^Claim 12345678901234567890, MTR-1234, 3 records/)).toHaveCount(1);
  await expect(head(page, /^/).last()).toHaveAccessibleName(/^No claim or contact, 1 record, 1 received/);
  await expect(head(page, /^/).first()).toHaveAccessibleName(/^Claim 4211, 5 records/);
  await post(url, eventBody('claim.reopened', 77), { 'Event-Name': 'claim.reopened' });
  await expect(head(page, /^/).first()).toHaveAccessibleName(/^Claim 77, 4 records, 2 sent, 2 received/);
  await head(page, /^Claim 77/).click({ button: 'right' });
  await expect(page.getByRole('menu', { name: 'Actions' }).getByRole('menuitem', { name: /^Send as a new event/ })).toContainText('4 records');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await head(page, /^Claim 77/).locator('[data-part="twist"]').click();
  await expect(records(page)).toHaveCount(4);

  // The filter narrows the groups; the count is of what passes.
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('combobox', { name: 'Filter the activity' })).toBeFocused();
  await page.keyboard.type('direction:received');
  await page.keyboard.press('Enter');
  await expect(head(page, /^Claim 77, 2 records, 2 received/)).toHaveCount(1);
  expect(await axeFindings(page)).toEqual([]);

  // Several large groups are chosen with all their records, by their heads or as a stretch of them.
  for (const claim of [88, 99]) await postMany(url, 501, 'claim.created', claim);
  await head(page, /^Claim 99, 501 records/).click();
  await expect(page.getByRole('heading', { name: '501 selected' })).toBeVisible();
  await head(page, /^Claim 88, 501 records/).click({ modifiers: ['Control'] });
  await expect(page.getByRole('heading', { name: '1,002 selected' })).toBeVisible();
  await head(page, /^Claim 77/).click({ modifiers: ['Control'] });
  await expect(page.getByRole('heading', { name: '1,004 selected' })).toBeVisible();
  await head(page, /^Claim 88/).click({ modifiers: ['Control'] });
  await expect(page.getByRole('heading', { name: '503 selected' })).toBeVisible();
  await first.close();

  // What was folded or not by itself is so again.
  const { page: again } = await start({ dataFolder: first.dataFolder });
  await expect(head(again, /^Claim 77, 2 records, 2 received/)).toHaveAttribute('aria-expanded', 'true');
  await expect(head(again, /^Claim 99, 501 records/)).toHaveAttribute('aria-expanded', 'false');
  await again.getByRole('button', { name: 'Groups: by claim' }).click();
  await again.getByRole('menuitemcheckbox', { name: /^No groups/ }).click();
  await expect(again.getByRole('grid', { name: 'Activity', exact: true })).toHaveAttribute('aria-rowcount', '1010');
});
