import { verify as octokitVerify } from '@octokit/webhooks-methods';
import { createHmac } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import type { SigningScheme } from '../../../src/shared/model/signing';
import { catchUrl, openCore, value } from '../../support/open-core';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import type { RawRequest } from '../../support/raw-receiver';
import { temporaryFolder } from '../../support/temporary-folder';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id": 1, "name": "Zoë"}' } as const;
const whsec = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const otherWhsec = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX';

const schemes: readonly (readonly [scheme: SigningScheme, secret: string])[] = [
  [{ kind: 'standard-webhooks' }, whsec],
  [{ kind: 'github' }, 'correct horse'],
  [{ kind: 'stripe' }, whsec],
  [{ kind: 'shopify' }, 'correct horse'],
  [{ kind: 'hmac', headerName: 'X-Signature', digest: 'sha512', encoding: 'hex', prefix: 'v=' }, 'correct horse'],
];

async function sign(app: CoreApp, url: string, signing: SigningScheme, secret: string, secondSecret?: string): Promise<void> {
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { url, signing } });
  await value(app, 'secrets.set', { endpointId: 'ep_local', secret, ...(secondSecret === undefined ? {} : { secondSecret }) });
}

/** Sends one event with this signing to a receiver that knows only bytes. */
async function received(signing: SigningScheme, secret: string, secondSecret?: string): Promise<RawRequest> {
  const receiver = await rawReceiver(({ socket }) => void socket.write(plainAnswer(200)));
  const app = await openCore({ catch: false });
  await sign(app, receiver.url, signing, secret, secondSecret);
  await value(app, 'events.send', draft);
  await receiver.received(1);
  const [request] = receiver.requests;
  if (request === undefined) throw new Error('nothing came');
  return request;
}

function headersOf({ head }: RawRequest): Record<string, string> {
  const lines = head.trim().split('\r\n').slice(1);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]));
}

describe('what leaves the socket is accepted by', () => {
  test('the verifier of Standard Webhooks, with either secret while they change', async () => {
    const request = await received({ kind: 'standard-webhooks' }, whsec, otherWhsec);
    for (const secret of [whsec, otherWhsec]) expect(new Webhook(secret).verify(request.body.toString(), headersOf(request))).toMatchObject({ event_name: 'claim.created' });
  });

  test('Stripe’s own verifier', async () => {
    const request = await received({ kind: 'stripe' }, whsec);
    expect(Stripe.webhooks.constructEvent(request.body.toString(), headersOf(request)['stripe-signature'] ?? '', whsec)).toMatchObject({ event_name: 'claim.created' });
  });

  test('GitHub’s own verifier', async () => {
    const request = await received({ kind: 'github' }, 'correct horse');
    expect(await octokitVerify('correct horse', request.body.toString(), headersOf(request)['x-hub-signature-256'] ?? '')).toBe(true);
  });

  test('the recipes of Shopify and of a plain HMAC', async () => {
    const shopify = await received({ kind: 'shopify' }, 'correct horse');
    expect(headersOf(shopify)['x-shopify-hmac-sha256']).toBe(createHmac('sha256', 'correct horse').update(shopify.body).digest('base64'));
    const plain = await received({ kind: 'hmac', headerName: 'X-Signature', digest: 'sha512', encoding: 'hex', prefix: 'v=' }, 'correct horse');
    expect(headersOf(plain)['x-signature']).toBe(`v=${createHmac('sha512', 'correct horse').update(plain.body).digest('hex')}`);
  });
});

test.each(schemes)('our own catch server finds the signature good, and says why another is not: %j', async (signing, secret) => {
  const app = await openCore();
  await sign(app, `${catchUrl(app)}/hooks/claims`, signing, secret);
  const sent = await value(app, 'events.send', draft);
  await app.sender.idle();
  const [delivery] = await value(app, 'deliveries.ofEvent', { eventId: sent.eventId });
  const good = await value(app, 'captures.get', { id: delivery?.captureId ?? '' });
  expect(good.checks.find(({ code }) => code === 'signature')).toEqual({ code: 'signature', state: 'pass', title: 'Signature holds' });
  expect(good.capture.checkState).not.toBe('fail');

  const signatureOf = async (headers: readonly (readonly [string, string])[], body: Uint8Array): Promise<unknown> => {
    await fetch(`${catchUrl(app)}/hooks/claims`, { method: 'POST', headers: headers.map(([name, text]) => [name, text] as [string, string]), body: Buffer.from(body) });
    const page = await value(app, 'activity.page', { query: 'direction:in', quick: 'all', fromRank: 0, limit: 50 });
    const { checks, capture } = await value(app, 'captures.get', { id: page.rows.at(-1)?.id ?? '' });
    expect(capture.checkState).toBe('fail');
    return checks.find(({ code }) => code === 'signature')?.found;
  };
  const own = new Set(['host', 'content-length', 'user-agent']);
  const kept = good.capture.headers.filter(([name]) => !own.has(name.toLowerCase()));
  const body = await value(app, 'captures.bytes', { id: good.capture.id, part: 'body', from: 0, to: 4096 });
  const unsigned = kept.filter(([name]) => !/signature|webhook-|hmac/i.test(name));
  expect(await signatureOf(unsigned, body)).toBe('missing');
  expect(await signatureOf([...unsigned, ...kept.filter(([name]) => /signature|webhook-|hmac/i.test(name)).map(([name]) => [name, 'nonsense'] as const)], body)).toBe('malformed');
  expect(await signatureOf(kept, Buffer.concat([body, Buffer.from('\n')]))).toBe('body-changed');
  await value(app, 'secrets.set', { endpointId: 'ep_local', secret: secret === whsec ? otherWhsec : 'another' });
  expect(await signatureOf(kept, body)).toBe('wrong-secret');
});

test('the preview is what leaves, and says so where each attempt is signed anew', async () => {
  const receiver = await rawReceiver(({ socket }) => void socket.write(plainAnswer(200)));
  const app = await openCore({ catch: false });
  await sign(app, `${receiver.url}/hooks`, { kind: 'github' }, 'correct horse');
  const preview = await value(app, 'compose.preview', { ...draft, endpointId: 'ep_local' });
  await value(app, 'events.send', draft);
  await receiver.received(1);
  expect(receiver.requests[0]?.head).toBe(`${preview.method} ${preview.target} HTTP/1.1\r\n${preview.headers.map(([name, text]) => `${name}: ${text}\r\n`).join('')}\r\n`);
  expect(preview).toMatchObject({ signatureIsExample: false });
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { signing: { kind: 'stripe' } } });
  expect(await value(app, 'compose.preview', { ...draft, endpointId: 'ep_local' })).toMatchObject({ signatureIsExample: true });
});

test('nothing leaves unsigned that was to be signed', async () => {
  const receiver = await rawReceiver(({ socket }) => void socket.write(plainAnswer(200)));
  const app = await openCore({ catch: false });
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { url: receiver.url, signing: { kind: 'github' } } });
  expect(await value(app, 'compose.preview', { ...draft, endpointId: 'ep_local' })).toMatchObject({ signingProblem: expect.stringContaining('no secret') });
  expect(await app.dispatch({})('events.send', draft)).toMatchObject({ ok: false, error: { code: 'conflict', message: expect.stringContaining('no secret') } });
  await value(app, 'secrets.set', { endpointId: 'ep_local', secret: 'correct horse' });
  await value(app, 'secrets.remove', { endpointId: 'ep_local' });
  expect(await value(app, 'secrets.describe', { endpointId: 'ep_local' })).toEqual({ endpointId: 'ep_local', set: false, second: false, keptIn: 'file' });
  expect(receiver.requests).toEqual([]);
});

test('a secret stands in its own file and nowhere else', async () => {
  const folder = temporaryFolder();
  const app = await openCore({ folder });
  const secret = 'a secret that nobody may find 8f2c';
  await sign(app, `${catchUrl(app)}/hooks/claims`, { kind: 'github' }, secret);
  const sent = await value(app, 'events.send', draft);
  await app.sender.idle();
  const told = [await value(app, 'snapshot.get', {}), await value(app, 'deliveries.get', { id: sent.deliveries[0]?.id ?? '' }), await value(app, 'secrets.describe', { endpointId: 'ep_local' })];
  expect(JSON.stringify(told)).not.toContain(secret);
  await app.close();
  const holding = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(secret));
  expect(holding.map(({ name }) => name)).toEqual(['secrets.json']);
});
