import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import { catchUrl, openCore, value } from '../../support/open-core';
import { rawClient } from '../../support/catching';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { seededRandom } from '../../support/seeded-random';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id": 1,  "excess": 250.00}' } as const;

/** Sends bytes to the catch server and gives the id of what it made of them. */
async function caught(app: CoreApp, bytes: Uint8Array): Promise<string> {
  const before = (await value(app, 'activity.counts', { query: '' })).received;
  const client = await rawClient(Number(new URL(catchUrl(app)).port));
  await client.write(bytes);
  await client.until('\r\n\r\n');
  return `cap_${before + 1}`;
}

describe('replay', () => {
  test('sends exactly the captured bytes but for Host and length, whatever they are', async () => {
    const app = await openCore();
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const random = seededRandom(4);
    for (let round = 0; round < 40; round += 1) {
      const body = Buffer.from(Array.from({ length: Math.floor(random() * 300) }, () => Math.floor(random() * 256)));
      const method = ['POST', 'PUT', 'PATCH', 'QUERY'][Math.floor(random() * 4)] ?? 'POST';
      const target = `/a%20b/${round}?x=${'y'.repeat(Math.floor(random() * 20))}`;
      const odd = Array.from({ length: Math.floor(random() * 5) }, (_, index) => [`x-Odd-${index % 2}`, Buffer.from(Array.from({ length: 1 + Math.floor(random() * 8) }, () => 0x80 + Math.floor(random() * 0x80))).toString('latin1').replaceAll(/[\x80-\x9f\xa0]/g, 'é')] as const);
      const lines = [['Event-Name', 'claim.created'], ...odd, ['content-TYPE', 'application/json']].map(([name, value]) => `${name}: ${value}\r\n`).join('');
      const chunked = random() < 0.5;
      const framed = chunked ? Buffer.concat([body.length === 0 ? Buffer.alloc(0) : Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]), Buffer.from('0\r\n\r\n')]) : body;
      const head = `${method} ${target} HTTP/1.1\r\nHost: elsewhere.example\r\n${lines}${chunked ? 'Transfer-Encoding: chunked\r\nConnection: X-Hop\r\nX-Hop: 1' : `Content-Length: ${body.length}`}\r\n\r\n`;
      const id = await caught(app, Buffer.concat([Buffer.from(head, 'latin1'), framed]));
      const replayed = await value(app, 'captures.replay', { ids: [id], url: receiver.url });
      await app.sender.idle();
      expect(replayed.deliveries).toMatchObject([{ origin: { kind: 'replay', captureId: id } }]);
      const got = receiver.requests.at(-1);
      expect(got?.head).toBe(`${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${receiver.port}\r\n${lines}Content-Length: ${body.length}\r\n\r\n`);
      expect(got?.body.equals(body)).toBe(true);
    }
    expect(receiver.requests).toHaveLength(40);
  });

  test('goes to the path of the URL where it has one, and tells of each of a selection that cannot be repeated', async () => {
    const app = await openCore();
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const whole = await caught(app, Buffer.from('POST /from HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}'));
    const broken = await caught(app, Buffer.from('POST\u0000/ HTTP/1.1\r\n\r\n'));
    const replayed = await value(app, 'captures.replay', { ids: [whole, broken, 'cap_99'], url: `${receiver.url}/to?x=1` });
    await app.sender.idle();
    expect(receiver.requests.map(({ head }) => head.split('\r\n')[0])).toEqual(['POST /to?x=1 HTTP/1.1']);
    expect(replayed.refused.map(({ id }) => id)).toEqual([broken, 'cap_99']);
    expect(replayed.deliveries).toHaveLength(1);
  });

  test('is signed anew on request: the signature headers for this moment, and nothing else', async () => {
    const app = await openCore();
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    const signing = await value(app, 'endpoints.add', { name: 'Signed', url: receiver.url, signing: { kind: 'standard-webhooks' } });
    const body = '{"a":  1.0}';
    const id = await caught(app, Buffer.from(`POST /x HTTP/1.1\r\nHost: a\r\nWebhook-ID: msg_old\r\nwebhook-timestamp: 1\r\nX-Other: kept\r\nWEBHOOK-SIGNATURE: v1,b2xk\r\nContent-Length: ${body.length}\r\n\r\n${body}`));
    const wish = { url: receiver.url, resign: signing.id };
    expect(await app.dispatch({})('captures.replay', { ids: [id], ...wish })).toMatchObject({ ok: false, error: { code: 'conflict', field: '/resign', message: expect.stringContaining('no secret is set') } });
    await value(app, 'secrets.set', { endpointId: signing.id, secret });
    const preview = await value(app, 'captures.previewReplay', { id, ...wish });
    expect(preview.headers.map(({ name, before, after }) => [name, before, after === null ? null : typeof after])).toEqual([['Host', 'a', 'string'], ['webhook-timestamp', '1', 'string'], ['WEBHOOK-SIGNATURE', 'v1,b2xk', 'string']]);
    expect((await value(app, 'captures.previewReplay', { id, url: receiver.url })).headers.map(({ name }) => name)).toEqual(['Host']);

    const { deliveries } = await value(app, 'captures.replay', { ids: [id], ...wish });
    await app.sender.idle();
    await value(app, 'captures.replay', { ids: [id], url: receiver.url });
    await app.sender.idle();
    expect(deliveries).toMatchObject([{ endpointId: signing.id, origin: { kind: 'replay', captureId: id, signedFor: signing.id } }]);
    const [anew, asItWas] = receiver.requests.map(({ head }) => head.split('\r\n').slice(2, 6));
    expect(asItWas).toEqual(['Webhook-ID: msg_old', 'webhook-timestamp: 1', 'X-Other: kept', 'WEBHOOK-SIGNATURE: v1,b2xk']);
    expect(anew?.[0]).toBe('Webhook-ID: msg_old');
    expect(anew?.[2]).toBe('X-Other: kept');
    const seconds = /^webhook-timestamp: (\d+)$/.exec(anew?.[1] ?? '')?.[1] ?? '';
    expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(60);
    expect(anew?.[3]).toBe(`WEBHOOK-SIGNATURE: v1,${createHmac('sha256', Buffer.alloc(24, 7)).update(`msg_old.${seconds}.${body}`).digest('base64')}`);
    expect(receiver.requests[0]?.body.toString()).toBe(body);
    await value(app, 'endpoints.update', { id: signing.id, changes: { signing: { kind: 'none' } } });
    expect(await app.dispatch({})('captures.replay', { ids: [id], ...wish })).toMatchObject({ ok: false, error: { message: 'Signed does not sign its requests, so there is nothing to sign with.' } });
  });

  test('can be redelivered, and is the same bytes again', async () => {
    const app = await openCore();
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const id = await caught(app, Buffer.from('PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n\u0001not{'));
    const { deliveries } = await value(app, 'captures.replay', { ids: [id], url: receiver.url });
    await app.sender.idle();
    await value(app, 'deliveries.redeliver', { ids: deliveries.map((delivery) => delivery.id) });
    await app.sender.idle();
    expect(receiver.requests).toHaveLength(2);
    expect(receiver.requests[1]?.bytes.equals(receiver.requests[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
  });
});

test('a HEAD is repeated, and its answer ends with its head', async () => {
  const app = await openCore();
  const receiver = await rawReceiver(({ socket }) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n'));
  const { deliveries } = await value(app, 'captures.replay', { ids: [await caught(app, Buffer.from('HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n'))], url: receiver.url });
  await app.sender.idle();
  expect(receiver.requests[0]?.head).toBe(`HEAD /x HTTP/1.1\r\nHost: 127.0.0.1:${receiver.port}\r\n\r\n`);
  expect((await value(app, 'deliveries.get', { id: deliveries[0]?.id ?? '' })).delivery.state).toBe('delivered');
});

describe('redeliver', () => {
  test('is the same event to the same endpoint as a new delivery, with the faults of the request', async () => {
    const app = await openCore({ catch: false });
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(500)));
    const endpoint = await value(app, 'endpoints.add', { url: receiver.url, events: ['claim.created'] });
    const sent = await value(app, 'events.send', { ...draft, endpointIds: [endpoint.id], faults: [{ name: 'json-invalid' }, { name: 'duplicate' }] });
    await app.sender.idle();
    const again = await value(app, 'deliveries.redeliver', { ids: sent.deliveries.map(({ id }) => id) });
    await app.sender.idle();
    expect(again.deliveries).toHaveLength(2);
    expect(again.deliveries[0]).toMatchObject({ eventId: sent.eventId, faults: [{ name: 'json-invalid' }], origin: { kind: 'redelivery', deliveryId: sent.deliveries[0]?.id } });
    expect(await value(app, 'deliveries.ofEvent', { eventId: sent.eventId })).toHaveLength(4);
    expect(new Set(receiver.requests.map(({ bytes }) => bytes.toString('latin1'))).size).toBe(1);
  });

  test('is refused where the endpoint is gone, and told as not delivered where it is disabled unless that is overruled', async () => {
    const app = await openCore({ catch: false });
    const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
    const endpoint = await value(app, 'endpoints.add', { url: receiver.url, events: ['claim.created'] });
    const { deliveries } = await value(app, 'events.send', { ...draft, endpointIds: [endpoint.id] });
    const ids = deliveries.map(({ id }) => id);
    await app.sender.idle();
    await value(app, 'endpoints.update', { id: endpoint.id, changes: { enabled: false } });
    expect((await value(app, 'deliveries.redeliver', { ids })).deliveries).toMatchObject([{ state: 'not-delivered', reason: 'disabled' }]);
    await value(app, 'deliveries.redeliver', { ids, deliverAnyway: true });
    await app.sender.idle();
    expect(receiver.requests).toHaveLength(2);
    await value(app, 'endpoints.delete', { id: endpoint.id });
    expect(await app.dispatch({})('deliveries.redeliver', { ids })).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });
});

describe('send as new', () => {
  test('is a new event with the subject token for token, from a delivery and from what was caught of it', async () => {
    const app = await openCore();
    const sent = await value(app, 'events.send', draft);
    await app.sender.idle();
    const [delivery] = await value(app, 'deliveries.ofEvent', { eventId: sent.eventId });
    const caughtId = delivery?.captureId ?? '';
    expect((await value(app, 'events.contentOf', { id: delivery?.id ?? '' })).draft).toEqual(draft);
    expect(await value(app, 'events.contentOf', { id: caughtId })).toEqual({ draft: { ...draft, subjectText: '{"id":1,"excess":250.00}' }, notes: [] });

    const again = await value(app, 'events.sendAsNew', { ids: [delivery?.id ?? '', caughtId] });
    await app.sender.idle();
    expect(new Set([sent.eventId, ...again.deliveries.map(({ eventId }) => eventId)]).size).toBe(3);
    expect(again.deliveries.map(({ origin }) => origin)).toEqual([{ kind: 'sent-as-new', recordId: delivery?.id }, { kind: 'sent-as-new', recordId: caughtId }]);
    const bodies = await Promise.all([1, 2, 3].map((number) => value(app, 'captures.bytes', { id: `cap_${number}`, part: 'body', from: 0, to: 10_000 })));
    expect(new Set(bodies.map((body) => Buffer.from(body).toString('latin1'))).size).toBe(1);
  });

  test('says what could not be read, and sends nothing where no event is named', async () => {
    const app = await openCore();
    const id = await caught(app, Buffer.from('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc'));
    const { draft: read, notes } = await value(app, 'events.contentOf', { id });
    expect(read).toMatchObject({ name: '', subjectText: '{}' });
    expect(notes[0]).toMatch(/^Its body is not JSON: /);
    expect(await app.dispatch({})('events.sendAsNew', { ids: [id] })).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });
});
