import { axeFindings } from './support/axe';
import { call } from './support/call';
import { expect, test } from './support/launch';
import { ready } from './support/ready';
import { receiver } from './support/receiver';

test('the toast counts what is known, counts down to the next attempt, and goes on until all have ended', async ({ start }) => {
  const target = await receiver([503, 200]);
  const other = await receiver([200]);
  const { page } = await start();
  await ready(page);
  await call(page, 'endpoints.add', { name: 'Slack bridge', url: target.url, events: ['claim.created'], retry: { kind: 'fixed', delaySeconds: 7_200, retries: 1 }, timeScale: 60 });
  await call(page, 'endpoints.add', { name: 'CRM contacts', url: other.url, events: [] });
  await page.keyboard.press('Control+2');

  // Speed stands beside the recipient; one that would not get the event gets it anyway, as a fault.
  await expect(page.getByRole('listitem').filter({ hasText: 'Slack bridge' })).toContainText('subscribed, retries 60× faster');
  const send = page.locator('.compose-head .btn-primary').first();
  await expect(send).toHaveText(/^Send to 2 endpoints/);
  await page.getByRole('checkbox', { name: 'Deliver to CRM contacts anyway, as a fault' }).click();
  await expect(send).toHaveText(/^Send to 3 endpoints/);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');

  const toast = page.getByRole('status', { name: 'Messages' });
  // Under the pointer it stays for as long as it is read.
  await toast.getByText('claim.created sent to 3 endpoints').hover();
  await expect(toast).toContainText(/2 acknowledged, Slack bridge tries again in [12]:\d\d/);
  const secondsLeft = async (): Promise<number> => {
    const [, minutes = '9', seconds = '0'] = / in (\d):(\d\d)/.exec((await toast.textContent()) ?? '') ?? [];
    return Number(minutes) * 60 + Number(seconds);
  };
  const before = await secondsLeft();
  expect(before).toBeLessThanOrEqual(120);
  await expect.poll(secondsLeft).toBeLessThan(before);
  const { rows } = await call(page, 'activity.page', { query: 'state:waiting', quick: 'all', fromRank: 0, limit: 2 });
  await call(page, 'deliveries.retryNow', { ids: rows.map(({ id }) => id) });
  await expect(toast).toContainText('3 acknowledged');
  expect(other.requests).toHaveLength(1);
  expect(target.requests).toHaveLength(2);
  // It stands over no verb of the page that is open.
  await page.keyboard.press('Control+5');
  const foot = page.locator('.pane-foot');
  await expect(foot.getByRole('button', { name: 'Delete endpoint' })).toBeVisible();
  await toast.getByText('claim.created sent to 3 endpoints').hover();
  const edges = async (): Promise<readonly number[]> => {
    const [message, verbs] = await Promise.all([toast.boundingBox(), foot.boundingBox()]);
    return [(message?.y ?? 0) + (message?.height ?? 0), verbs?.y ?? 0];
  };
  const isApart = async (): Promise<boolean> => {
    const [messageEnd = Infinity, verbsStart = 0] = await edges();
    return messageEnd <= verbsStart;
  };
  await expect.poll(isApart).toBe(true);
  await toast.getByRole('button', { name: 'Show 3 rows' }).click();
  await expect(page.getByRole('row', { name: /^Sent claim\.created, endpoint CRM contacts, status 200, delivered anyway/ })).toBeVisible();
  await Promise.all([target.close(), other.close()]);
});
