import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { promisify } from 'node:util';
import { call } from './support/call';
import { freePort } from '../support/free-port';
import { expect, test } from './support/launch';
import { ready } from './support/ready';
import { receiver } from './support/receiver';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id":1,"excess":250.00}' } as const;

test('a record is edited and sent, and copied as a command that sends the same bytes', async ({ start }) => {
  const target = await receiver([200]);
  const { app, page } = await start();
  await ready(page);
  const endpoint = await call(page, 'endpoints.add', { name: 'Slack bridge', url: `${target.url}/in?x=1`, events: [draft.name] });
  await call(page, 'endpoints.update', { id: 'ep_local', changes: { enabled: false } });
  await call(page, 'events.send', { ...draft, endpointIds: [endpoint.id] });
  const row = page.getByRole('row', { name: /^Sent claim.created, endpoint Slack bridge, status 200/ });
  await row.click();
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await page.keyboard.press('c');
  const copied = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('curl');
  await promisify(execFile)('bash', ['-c', await copied()]);
  await expect.poll(() => target.requests.length).toBe(2);
  const [sent, again] = target.requests;
  expect(again).toMatchObject({ method: 'POST', target: '/in?x=1', headers: { 'event-name': 'claim.created', 'user-agent': sent?.headers['user-agent'] } });
  expect(again?.body.equals(sent?.body ?? Buffer.alloc(0))).toBe(true);

  await page.keyboard.press('e');
  const user = page.getByRole('textbox', { name: 'User id' });
  await expect(user).toHaveValue('2642');
  await user.fill('7');
  await expect(page.getByLabel('Exact request')).toContainText('"user_id":7');
  await expect(page.getByRole('button', { name: /^Send to 1 endpoint/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => target.requests.length).toBe(3);
  expect(target.requests[2]?.body.toString()).toBe(sent?.body.toString().replace('"user_id":2642', '"user_id":7'));
  await target.close();
});

test('two secrets sign while they change, and without any nothing is sent', async ({ start }) => {
  const target = await receiver([200]);
  const { page } = await start();
  await ready(page);
  await call(page, 'endpoints.update', { id: 'ep_local', changes: { url: target.url, signing: { kind: 'standard-webhooks' } } });
  const secrets = [7, 8].map((byte) => `whsec_${Buffer.alloc(24, byte).toString('base64')}`);
  await page.keyboard.press('Control+5');
  await page.getByRole('textbox', { name: 'Secret' }).fill(secrets[0] ?? '');
  await page.getByRole('button', { name: 'Add a second' }).click();
  await page.getByRole('textbox', { name: 'Second secret' }).fill('too short');
  await page.getByRole('button', { name: 'Set the secret' }).click();
  await expect(page.getByText('The secret must be whsec_ and base64.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Second secret' }).fill(secrets[1] ?? '');
  await page.getByRole('button', { name: 'Set the secret' }).click();
  await expect(page.getByText(/^Two secrets are set, /)).toBeVisible();
  await call(page, 'events.send', { ...draft, endpointIds: ['ep_local'] });
  await expect.poll(() => target.requests.length).toBe(1);
  const [request] = target.requests;
  const head = `${String(request?.headers['webhook-id'])}.${String(request?.headers['webhook-timestamp'])}.`;
  const signed = [7, 8].map((byte) => `v1,${createHmac('sha256', Buffer.alloc(24, byte)).update(head).update(request?.body ?? '').digest('base64')}`);
  expect(request?.headers['webhook-signature']).toBe(signed.join(' '));

  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('No secret is set, so nothing can be sent to this endpoint.')).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(page.locator('.compose-head .btn-primary').first()).toHaveText(/^Send to 1 endpoint/);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('The endpoint’s requests are to be signed, but no secret is set.');
  expect(target.requests).toHaveLength(1);
  await target.close();
});

test('a paused endpoint gets what waited once it is resumed, and a self-signed one only where certificates are not verified', async ({ start }) => {
  const target = await receiver([200]);
  const { page } = await start();
  await ready(page);
  await call(page, 'endpoints.update', { id: 'ep_local', changes: { url: target.url, paused: true } });
  await call(page, 'events.send', { ...draft, endpointIds: ['ep_local'] });
  const row = page.getByRole('row', { name: /^Sent claim.created/ });
  await expect(row.locator('.status-pill')).toHaveText('paused');
  await page.keyboard.press('Control+5');
  await page.getByRole('switch', { name: 'Paused' }).click();
  await expect.poll(() => target.requests.length).toBe(1);

  // The catch server's own HTTPS port, whose certificate nobody vouches for.
  const port = await freePort();
  await call(page, 'settings.update', { morePorts: [{ id: 'pt_secure', host: '127.0.0.1', port, secure: true, enabled: true }] });
  await call(page, 'endpoints.update', { id: 'ep_local', changes: { url: `https://127.0.0.1:${port}/secure` } });
  await call(page, 'events.send', { ...draft, endpointIds: ['ep_local'] });
  await page.keyboard.press('Control+1');
  await expect(row.first().locator('.status-pill')).toHaveText('tls');
  await row.first().click();
  await expect(page.getByText(/certificate/).first()).toBeVisible();
  await page.keyboard.press('Control+5');
  await page.getByRole('switch', { name: 'Verify certificates' }).click();
  await expect(page.getByRole('img', { name: 'Certificates are not verified' })).toBeVisible();
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect(row.first()).toHaveAccessibleName(/status 200, 2 attempts/);
  await expect(page.getByRole('row', { name: /^Received claim.created, path \/secure, status 200/ })).toBeVisible();
  await target.close();
});
