import '@shopify/shopify-api/adapters/node';
import { sign as octokitSign, verify as octokitVerify } from '@octokit/webhooks-methods';
import { LogSeverity, shopifyApi, type ApiVersion } from '@shopify/shopify-api';
import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { Webhook as SvixWebhook } from 'svix';
import { describe, expect, test } from 'vitest';
import { signerOf } from '../../../../../../src/main/core/wire/signing/signers';
import { verifySignature } from '../../../../../../src/main/core/wire/signing/verify-signature';
import type { SignedRequest } from '../../../../../../src/main/core/wire/signing/verify-signature';
import type { HeaderPair } from '../../../../../../src/shared/model/header';
import type { SigningScheme } from '../../../../../../src/shared/model/signing';

const whsec = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const otherWhsec = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = '{"claim":{"name":"Zoë"},"event_name":"claim.created"}';
const nowSeconds = Math.floor(Date.now() / 1_000);

const plain: SigningScheme = { kind: 'hmac', headerName: 'X-Signature', digest: 'sha512', encoding: 'base64url', prefix: 'v=' };
const schemes: readonly (readonly [name: string, scheme: SigningScheme, secret: string, other: string])[] = [
  ['standard-webhooks', { kind: 'standard-webhooks' }, whsec, otherWhsec],
  ['github', { kind: 'github' }, 'It’s a secret', 'another'],
  ['stripe', { kind: 'stripe' }, whsec, otherWhsec],
  ['shopify', { kind: 'shopify' }, 'shpss_1', 'shpss_2'],
  ['hmac', plain, 'secret', 'other'],
];

function signed(scheme: SigningScheme, secrets: readonly string[], body = text, timestampSeconds = nowSeconds): readonly HeaderPair[] {
  return signerOf(scheme).sign({ id: 'msg_1', timestampSeconds, body: bytes(body) }, secrets);
}

function verdict(scheme: SigningScheme, secret: string, headers: readonly HeaderPair[], changes: Partial<SignedRequest> = {}) {
  return verifySignature({ scheme, secrets: [secret], headers, body: bytes(text), nowSeconds, ...changes });
}

describe('published vectors', () => {
  test('standard-webhooks: the vector of the specification', () => {
    const headers = signerOf({ kind: 'standard-webhooks' }).sign({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestampSeconds: 1_614_265_330, body: bytes('{"test": 2432232314}') }, [whsec]);
    expect(headers).toEqual([
      ['webhook-id', 'msg_p5jXN8AQM9LWM0D4loKWxJek'],
      ['webhook-timestamp', '1614265330'],
      ['webhook-signature', 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='],
    ]);
  });

  test('github: the vector of its documentation', () => {
    const headers = signerOf({ kind: 'github' }).sign({ id: '', timestampSeconds: 0, body: bytes('Hello, World!') }, ["It's a Secret to Everybody"]);
    expect(headers).toEqual([['X-Hub-Signature-256', 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17']]);
  });

  test('hmac: test case 2 of RFC 4231', () => {
    const scheme: SigningScheme = { kind: 'hmac', headerName: 'X', digest: 'sha256', encoding: 'hex', prefix: '' };
    expect(signerOf(scheme).sign({ id: '', timestampSeconds: 0, body: bytes('what do ya want for nothing?') }, ['Jefe'])).toEqual([
      ['X', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
    ]);
  });
});

describe('the vendors’ own verifiers take what is signed', () => {
  test('standardwebhooks, with either of two secrets', () => {
    const headers = Object.fromEntries(signed({ kind: 'standard-webhooks' }, [otherWhsec, whsec]));
    for (const secret of [whsec, otherWhsec]) expect(new Webhook(secret).verify(text, headers)).toEqual(JSON.parse(text));
    expect(() => new Webhook(whsec).verify(`${text} `, headers)).toThrow('No matching signature found');
    const theirs = new Webhook(whsec).sign('msg_1', new Date(nowSeconds * 1_000), text);
    expect(signed({ kind: 'standard-webhooks' }, [whsec])[2]?.[1]).toBe(theirs);
  });

  test('stripe, with either of two secrets', () => {
    const value = signed({ kind: 'stripe' }, [otherWhsec, whsec])[0]?.[1] ?? '';
    const { webhooks } = new Stripe('sk_test_unused');
    for (const secret of [whsec, otherWhsec]) expect(webhooks.constructEvent(text, value, secret)).toEqual(JSON.parse(text));
    const theirs = webhooks.generateTestHeaderString({ payload: text, secret: whsec, timestamp: nowSeconds });
    expect(verdict({ kind: 'stripe' }, whsec, [['stripe-signature', theirs]])).toEqual({ ok: true });
  });

  test('@octokit/webhooks-methods', async () => {
    const value = signed({ kind: 'github' }, ['secret'])[0]?.[1] ?? '';
    expect(await octokitVerify('secret', text, value)).toBe(true);
    expect(value).toBe(await octokitSign('secret', text));
  });

  test('svix, with either of two secrets', () => {
    const headers = Object.fromEntries(signed({ kind: 'standard-webhooks' }, [otherWhsec, whsec]));
    for (const secret of [whsec, otherWhsec]) expect(new SvixWebhook(secret).verify(text, headers)).toEqual(JSON.parse(text));
    expect(() => new SvixWebhook(whsec).verify(`${text} `, headers)).toThrow('No matching signature found');
  });

  test('@shopify/shopify-api', async () => {
    const { webhooks } = shopifyApi({ apiKey: 'unused', apiSecretKey: 'secret', apiVersion: '2026-01' as ApiVersion, hostName: 'app.example', isEmbeddedApp: false, logger: { level: LogSeverity.Error } });
    const [[name, value] = ['', '']] = signed({ kind: 'shopify' }, ['secret']);
    // What Shopify sends beside the signature; its verifier asks for these.
    const theirs = { 'X-Shopify-Topic': 'orders/create', 'X-Shopify-API-Version': '2026-01', 'X-Shopify-Shop-Domain': 'shop.myshopify.com', 'X-Shopify-Webhook-Id': '1' };
    const rawRequest = { method: 'POST', url: '/hooks', headers: { ...theirs, [name]: value } };
    expect(await webhooks.validate({ rawBody: text, rawRequest })).toMatchObject({ valid: true });
    expect(await webhooks.validate({ rawBody: `${text} `, rawRequest })).toEqual({ valid: false, reason: 'invalid_hmac' });
    expect(value).toBe(createHmac('sha256', 'secret').update(text).digest('base64'));
  });
});

describe.each(schemes)('%s', (_name, scheme, secret, other) => {
  const malformed = signed(scheme, [secret]).map(([name]): HeaderPair => [name, 'nonsense']);

  test('holds over the bytes that were signed, whatever the case of the header', () => {
    const headers = signed(scheme, [secret]);
    expect(verdict(scheme, secret, headers)).toEqual({ ok: true });
    expect(verdict(scheme, secret, headers.map(([name, value]): HeaderPair => [name.toUpperCase(), value]))).toEqual({ ok: true });
  });

  test('says why it does not hold', () => {
    const headers = signed(scheme, [secret]);
    expect(verdict(scheme, secret, [])).toMatchObject({ ok: false, reason: 'missing', message: expect.stringMatching(/^There is no \S+ header\.$/) });
    expect(verdict(scheme, secret, malformed)).toMatchObject({ ok: false, reason: 'malformed' });
    expect(verdict(scheme, secret, signed(scheme, [other]))).toMatchObject({ ok: false, reason: 'wrong-secret', message: 'The signature is not that of this body with this secret. Most likely another secret signed it.' });
    expect(verdict(scheme, secret, signed(scheme, [other]), { otherSecrets: ['x', other] })).toMatchObject({ reason: 'wrong-secret', message: 'It was signed with the secret of another endpoint.' });
    expect(verdict(scheme, secret, headers, { body: bytes('{}'), sentBody: bytes(text) })).toMatchObject({ reason: 'body-changed', message: 'The signature is that of the body as it was sent. The body was changed on its way.' });
  });

  test.each([
    [`${text}\n`, text, 'a line break was added at its end'],
    [text, `${text}\n`, 'the line break at its end was taken off'],
    ['{\r\n"a":1}', '{\n"a":1}', 'its line breaks were changed to CR LF'],
    [`\ufeff${text}`, text, 'a byte order mark was put before it'],
    ['{ "a": 250.00,\n "b": [] }', '{"a":250.00,"b":[]}', 'its JSON was written anew with spaces'],
  ])('finds out what was done to the body: %j', (received, sent, what) => {
    expect(verdict(scheme, secret, signed(scheme, [secret], sent), { body: bytes(received) })).toEqual({ ok: false, reason: 'body-changed', message: `The body was changed after it was signed: ${what}.` });
  });

  test('refuses an empty secret', () => {
    expect(signerOf(scheme).secretProblem('')).toMatch(/^The secret .+\.$/);
    expect(signerOf(scheme).secretProblem(secret)).toBeUndefined();
  });
});

describe.each(schemes.filter(([name]) => name === 'standard-webhooks' || name === 'stripe'))('the time of %s', (_name, scheme, secret) => {
  test.each([
    [-300, undefined],
    [300, undefined],
    [-301, 'It was signed 301 seconds ago; at most 300 are allowed.'],
    [301, 'It was signed 301 seconds from now, so one of the two clocks is wrong; at most 300 are allowed.'],
  ])('%i seconds from now', (seconds, message) => {
    const found = verdict(scheme, secret, signed(scheme, [secret], text, nowSeconds + seconds));
    expect(found).toEqual(message === undefined ? { ok: true } : { ok: false, reason: 'too-old', message });
  });

  test('is covered by the signature', () => {
    const headers = signed(scheme, [secret], text, nowSeconds - 1_000).map(([name, value]): HeaderPair => [name, value.replace(String(nowSeconds - 1_000), String(nowSeconds))]);
    expect(verdict(scheme, secret, headers)).toMatchObject({ ok: false, reason: 'wrong-secret' });
  });
});

test('standard-webhooks takes secrets of 24 to 64 bytes', () => {
  const { secretProblem } = signerOf({ kind: 'standard-webhooks' });
  const ofBytes = (count: number): string => `whsec_${Buffer.alloc(count, 7).toString('base64')}`;
  expect([ofBytes(24), ofBytes(64)].map(secretProblem)).toEqual([undefined, undefined]);
  for (const secret of [ofBytes(23), ofBytes(65)]) expect(secretProblem(secret)).toBe('The secret must hold 24 to 64 bytes (whsec_ and their base64).');
  expect(secretProblem('whsec_not base64')).toBe('The secret must be whsec_ and base64.');
});

test('an unknown signature version beside a known one does not matter', () => {
  const headers = signed({ kind: 'standard-webhooks' }, [whsec]).map(([name, value]): HeaderPair => [name, name === 'webhook-signature' ? `v1a,AAAA v9 ${value} v1,short` : value]);
  expect(verdict({ kind: 'standard-webhooks' }, whsec, headers)).toEqual({ ok: true });
});
