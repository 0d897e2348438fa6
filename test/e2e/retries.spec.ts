import { createHmac } from 'node:crypto';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { expect, test } from './support/launch';
import { receiver } from './support/receiver';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id":1}' } as const;

test('chooses a retry schedule, its speed and how certificates are taken', async ({ start }) => {
  const { page } = await start();
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  await page.keyboard.press('Control+5');
  await page.getByRole('combobox', { name: 'Retry schedule' }).click();
  await page.getByRole('option', { name: /^Quick, 8 attempts in 1 h 52 min/ }).click();
  await expect(page.getByRole('img', { name: /^Attempts at 0 s, 5 s, 35 s, 2 min 35 s/ })).toBeVisible();
  await expect(page.getByText('Stops at the first 2xx answer, at a 410, or when the endpoint is disabled.')).toBeVisible();
  await page.getByRole('radio', { name: '60× faster' }).click();
  await page.getByRole('switch', { name: 'Verify certificates' }).click();
  await expect(page.getByRole('img', { name: 'Certificates are not verified' })).toBeVisible();
  await expect.poll(async () => (await call(page, 'snapshot.get', {})).workspace.endpoints[0]).toMatchObject({ retry: { kind: 'preset', preset: 'quick' }, timeScale: 60, verifyTls: false });
  expect(await axeFindings(page)).toEqual([]);
});

test('a certificate that is not verified is marked at the endpoint, the recipient and the attempt', async ({ start }) => {
  const { page } = await start();
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  const target = await receiver([200], { secure: true });
  const changes = { events: [draft.name], retry: { kind: 'preset', preset: 'quick' }, timeScale: 60 } as const;
  await call(page, 'endpoints.add', { name: 'Unverified bridge', url: target.url, verifyTls: false, ...changes });
  const { id } = await call(page, 'endpoints.add', { name: 'Verified bridge', url: target.url, ...changes, retry: { kind: 'none' } });
  await page.keyboard.press('Control+5');
  const head = page.getByRole('columnheader', { name: 'Unverified bridge' });
  await expect(head.getByRole('img', { name: 'Certificates are not verified' })).toBeVisible();
  await expect(head.getByRole('img', { name: 'Retries 60× faster' })).toBeVisible();
  await page.keyboard.press('Control+2');
  const recipient = page.getByRole('listitem').filter({ hasText: 'Unverified bridge' });
  await expect(recipient.getByRole('img', { name: 'Certificates are not verified' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+1');
  await page.getByRole('row', { name: /endpoint Unverified bridge, status 200/ }).click();
  await expect(page.getByRole('img', { name: 'The certificate was not verified' })).toBeVisible();
  await page.getByRole('tab', { name: 'Connection' }).click();
  await expect(page.getByText('not verified, as the endpoint asks. The receiver’s certificate is self-signed, so it is not trusted.')).toBeVisible();
  await page.getByRole('row', { name: /endpoint Verified bridge/ }).click();
  await page.getByRole('tab', { name: /^Attempts/ }).click();
  await expect(page.getByText('Use a certificate of a known authority, or turn off “Verify certificates” for this endpoint.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  // What an answer says is told with its next step.
  const keyed = await receiver([401]);
  await call(page, 'endpoints.update', { id, changes: { url: keyed.url } });
  await call(page, 'events.send', { ...draft, endpointIds: [id] });
  await page.getByRole('row', { name: /endpoint Verified bridge, status 401/ }).click();
  await expect(page.getByText('The receiver answered 401: it does not know who is asking.')).toBeVisible();
  await Promise.all([target.close(), keyed.close()]);
});

test('counts down to the next attempt, tries now, stops, and sends again', async ({ start }) => {
  const target = await receiver([503, 200, 503]);
  const { page } = await start();
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  const endpoint = await call(page, 'endpoints.add', { name: 'Slack bridge', url: target.url, events: [draft.name], retry: { kind: 'fixed', delaySeconds: 600, retries: 3 } });
  await call(page, 'events.send', { ...draft, endpointIds: [endpoint.id] });
  const row = page.getByRole('row', { name: /^Sent claim.created, endpoint Slack bridge/ });
  // Ten minutes, less what a slow machine took until here.
  const countdown = /^(10:00|[89]:\d\d)$/;
  await expect(row.locator('.status-pill')).toHaveText(countdown);
  await row.click();
  await expect(page.getByText('attempt 2 of 4, by the retry schedule')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(row).toHaveAccessibleName(/status 200, 2 attempts/);
  await expect(page.getByRole('img', { name: /^Attempt 1 at 0 ms: 503. Attempt 2 at/ })).toBeVisible();

  await row.click();
  await expect(page.getByRole('grid', { name: 'Activity', exact: true })).toBeFocused();
  await page.keyboard.press('r');
  await expect(row).toHaveCount(2);
  // The answer is here: what was cut off on its way would not have been asked three times.
  await expect(row.first().locator('.status-pill')).toHaveText(countdown);
  await row.first().click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(row.first()).toHaveAccessibleName(/Cancelled/);
  expect(target.requests.length).toBe(3);
  await target.close();
});

test('disables an endpoint that answers 410, and takes that back', async ({ start }) => {
  const target = await receiver([410]);
  const { page } = await start();
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  const { id } = await call(page, 'endpoints.add', { name: 'Slack bridge', url: target.url, events: [draft.name] });
  const isEnabled = async (): Promise<boolean | undefined> => (await call(page, 'snapshot.get', {})).workspace.endpoints.find((endpoint) => endpoint.id === id)?.enabled;
  await call(page, 'events.send', { ...draft, endpointIds: [id] });
  const undo = page.getByRole('button', { name: /^Undo/ });
  await expect(undo).toBeVisible();
  expect(await isEnabled()).toBe(false);
  await undo.click();
  await expect.poll(isEnabled).toBe(true);
  await target.close();
});

test('replays exactly the captured bytes to another address, and signs them anew on request', async ({ start }) => {
  const target = await receiver([200]);
  const { page } = await start();
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  await call(page, 'events.send', draft);
  await page.getByRole('row', { name: /^Received claim.created/ }).click();
  const stream = page.getByRole('grid', { name: 'Activity', exact: true });
  await expect(stream).toBeFocused();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'Replay the captured request' });
  await expect(dialog.getByRole('checkbox', { name: 'Make the signature anew' })).toHaveAttribute('aria-description', 'No endpoint signs its requests, so there is no secret to sign with');
  await dialog.getByRole('combobox', { name: 'To' }).click();
  await page.getByRole('option', { name: 'Another URL' }).click();
  await dialog.getByRole('textbox', { name: 'URL' }).fill(target.url);
  await expect(dialog.getByRole('row', { name: /^Host/ })).toContainText(new URL(target.url).host);
  await dialog.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect.poll(() => target.requests.length).toBe(1);
  const { rows } = await call(page, 'activity.page', { query: '', quick: 'received', fromRank: 0, limit: 1 });
  const { capture } = await call(page, 'captures.get', { id: rows[0]?.id ?? '' });
  expect(target.requests[0]).toMatchObject({ method: 'POST', target: capture.target, headers: { 'event-name': 'claim.created' } });
  expect(target.requests[0]?.body.length).toBe(capture.bodyBytes);

  const signing = await call(page, 'endpoints.add', { name: 'Signed bridge', url: `${target.url}/signed`, signing: { kind: 'github' } });
  await call(page, 'secrets.set', { endpointId: signing.id, secret: 'It is a secret to everybody' });
  // A dialog that has not gone yet keeps keys from what lies under it.
  await expect(dialog).toHaveCount(0);
  await expect(stream).toBeFocused();
  await page.keyboard.press('r');
  await dialog.getByRole('combobox', { name: 'To' }).click();
  await page.getByRole('option', { name: /^Signed bridge/ }).click();
  await dialog.getByRole('checkbox', { name: 'Make the signature anew' }).click();
  await expect(dialog.getByRole('row', { name: /^X-Hub-Signature-256/ })).toContainText('not there');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect.poll(() => target.requests.length).toBe(2);
  const signature = createHmac('sha256', 'It is a secret to everybody').update(target.requests[0]?.body ?? '').digest('hex');
  expect(target.requests[1]).toMatchObject({ target: '/signed', headers: { 'x-hub-signature-256': `sha256=${signature}` } });
  expect(target.requests[1]?.body.equals(target.requests[0]?.body ?? Buffer.alloc(0))).toBe(true);
  await target.close();
});
