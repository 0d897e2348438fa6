import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { buildRequest } from '../../../../../../src/main/core/wire/build-request';
import { plainDelivery } from '../../../../../../src/main/core/wire/delivery-plan';
import { buildFaultyRequest } from '../../../../../../src/main/core/wire/faults/build-faulty-request';
import type { FaultyInput, FaultyRequest } from '../../../../../../src/main/core/wire/faults/build-faulty-request';
import { parseFaults } from '../../../../../../src/main/core/wire/faults/parse-fault';
import { requestHeadText } from '../../../../../../src/main/core/wire/request-head';
import { verifySignature } from '../../../../../../src/main/core/wire/signing/verify-signature';
import type { SigningOrder } from '../../../../../../src/main/core/wire/signing/sign-request';
import { headerValues } from '../../../../../../src/shared/model/header';

const user = { kind: 'user', userId: 7, name: 'Zoë' } as const;
const draft = { name: 'claim.assigned', source: 'ui', performedBy: user, subjectText: '{"id":1}' } as const;
const plainBody = '{"claim":{"id":1},"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":7,"name":"Zoë"}}';
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const signing: SigningOrder = { scheme: { kind: 'standard-webhooks' }, secrets: [secret], id: 'msg_1', timestampSeconds: 1_000_000 };

function input(faults: readonly string[], changes: Partial<FaultyInput> = {}): FaultyInput {
  const parsed = parseFaults(faults);
  if (!parsed.ok) throw new Error(parsed.message);
  return { draft, subjectKind: 'claim', endpoint: { url: 'http://localhost:8080/x', headers: [['X-Own', '1']] }, version: '0.1', faults: parsed.choices, ...changes };
}

function faulty(faults: readonly string[], changes: Partial<FaultyInput> = {}): FaultyRequest & { readonly text: string; readonly head: string } {
  const built = buildFaultyRequest(input(faults, changes));
  if (!built.ok) throw new Error(built.problem.message);
  return { ...built, text: Buffer.from(built.request.body).toString('latin1'), head: requestHeadText(built.request) };
}

/** The UTF-8 bytes of a text, one character a byte. */
const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

test('without a fault the bytes are those of a plain request', () => {
  const plain = buildRequest(input([]));
  const { ok: _ok, ...expected } = plain.ok ? plain : { ok: false, request: undefined, url: undefined };
  expect(buildFaultyRequest(input([]))).toEqual({ ok: true, ...expected, manner: {}, plan: plainDelivery });
});

describe('faults of the body', () => {
  test.each([
    ['event-name-unknown=claim.lost', '{"claim":{"id":1},"event_name":"claim.lost","source":"ui","performed_by":{"user_id":7,"name":"Zoë"}}'],
    ['extra-fields=2', '{"claim":{"id":1},"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":7,"name":"Zoë"},"extra_1":"a text","extra_2":{"nested":{"deeper":true}}}'],
    ['performed-by-missing', '{"claim":{"id":1},"event_name":"claim.assigned","source":"ui"}'],
    ['performed-by-null', '{"claim":{"id":1},"event_name":"claim.assigned","source":"ui","performed_by":null}'],
    ['user-id-under-api', '{"claim":{"id":1},"event_name":"claim.assigned","source":"api","performed_by":{"user_id":7,"name":"Zoë"}}'],
    ['subject-null', '{"claim":null,"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":7,"name":"Zoë"}}'],
    ['json-invalid', '{"claim":{"id":1},"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":7,"name":"Zoë"},}'],
    ['duplicate-keys', '{"claim":{"id":1},"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":7,"name":"Zoë"},"event_name":"claim.closed"}'],
    ['huge-numbers', '{"claim":{"id":1,"huge_numbers":[1E400,18446744073709551616,-0.10000000000000000000001]},"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":7,"name":"Zoë"}}'],
    ['deep-nesting=3', '{"claim":{"id":1,"deep":[[[]]]},"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":7,"name":"Zoë"}}'],
  ])('%s', (fault, body) => {
    const { text, head } = faulty([fault]);
    expect(text).toBe(latin1(body));
    expect(head).toContain(`\r\nContent-Length: ${text.length}\r\n`);
  });

  test('json-truncated sends half, with a length that fits', () => {
    const { text, head } = faulty(['json-truncated']);
    expect(text).toBe(latin1(plainBody).slice(0, Math.floor(Buffer.byteLength(plainBody) / 2)));
    expect(head).toContain(`Content-Length: ${text.length}\r\n`);
  });

  test('invalid-utf8 puts a lone C3 before the last quote', () => {
    expect(faulty(['invalid-utf8']).text).toBe(`${latin1(plainBody).slice(0, -3)}\xc3"}}`);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(faulty(['invalid-utf8']).request.body)).toThrow(TypeError);
  });

  test('bom begins with EF BB BF', () => {
    expect(faulty(['bom']).text).toBe(`\xef\xbb\xbf${latin1(plainBody)}`);
  });

  test('big-body has exactly the megabytes asked for, and is still JSON', () => {
    for (const subjectText of ['{"id":1}', '{}']) {
      const { request } = faulty(['big-body=2'], { draft: { ...draft, subjectText } });
      expect(request.body.byteLength).toBe(2 * 1024 * 1024);
      expect(JSON.parse(new TextDecoder().decode(request.body))).toMatchObject({ event_name: 'claim.assigned' });
    }
  });

  test('deep-nesting is 10,000 levels where nothing else is told', () => {
    expect(faulty(['deep-nesting']).text).toContain(`"deep":${'['.repeat(10_000)}]`);
  });

  test('user-id-under-api gives a token the user_id of the provider’s example', () => {
    const { text } = faulty(['user-id-under-api'], { draft: { ...draft, source: 'api', performedBy: { kind: 'token', name: 'App' } } });
    expect(text).toContain('"source":"api","performed_by":{"user_id":2642,"name":"App"}}');
  });

  test('every body owns its buffer', () => {
    for (const fault of ['json-invalid', 'json-truncated', 'invalid-utf8', 'bom', 'gzip', 'chunked']) {
      const { body } = faulty([fault]).request;
      expect(body.buffer.byteLength).toBe(body.byteLength);
    }
  });
});

describe('faults of the head', () => {
  const frame = (middle: string): string => `POST /x HTTP/1.1\r\nHost: localhost:8080\r\n${middle}User-Agent: Hookbench/0.1\r\nX-Own: 1\r\nContent-Length: ${Buffer.byteLength(plainBody)}\r\n\r\n`;

  test.each([
    ['event-name-missing', 'Content-Type: application/json\r\n'],
    ['event-name-other=claim.closed', 'Content-Type: application/json\r\nEvent-Name: claim.closed\r\n'],
    ['event-name-case', 'Content-Type: application/json\r\nEvent-Name: CLAIM.ASSIGNED\r\n'],
    ['event-name-doubled', 'Content-Type: application/json\r\nEvent-Name: claim.assigned\r\nEvent-Name: claim.assigned\r\n'],
    ['event-name-quoted', 'Content-Type: application/json\r\nEvent-Name: "claim.assigned"\r\n'],
    ['content-type-wrong=text/html; charset=x', 'Content-Type: text/html; charset=x\r\nEvent-Name: claim.assigned\r\n'],
    ['content-type-missing', 'Event-Name: claim.assigned\r\n'],
  ])('%s', (fault, middle) => {
    const { head, text } = faulty([fault]);
    expect(head).toBe(frame(middle));
    expect(text).toBe(latin1(plainBody));
  });

  test('event-name-unknown names the event in the header too', () => {
    expect(faulty(['event-name-unknown']).head).toContain('\r\nEvent-Name: claim.archived\r\n');
  });

  test('a value cannot slip a line in', () => {
    for (const fault of ['event-name-other', 'content-type-wrong', 'event-name-unknown']) {
      expect(buildFaultyRequest(input([`${fault}=a\r\nX-Evil: 1`]))).toMatchObject({ ok: false, problem: { code: 'invalid-header' } });
    }
  });
});

describe('faults of the coding', () => {
  test('gzip says so and unpacks to the same body', () => {
    const { request, head } = faulty(['gzip']);
    expect(head).toContain(`\r\nContent-Encoding: gzip\r\nContent-Length: ${request.body.byteLength}\r\n\r\n`);
    expect(gunzipSync(request.body).toString()).toBe(plainBody);
  });

  test('chunked has no Content-Length and ends with the last chunk', () => {
    const { text, head } = faulty(['chunked', 'big-body=1']);
    expect(head).toMatch(/\r\nTransfer-Encoding: chunked\r\n\r\n$/);
    expect(head).not.toMatch(/content-length/i);
    expect(text.startsWith('400\r\n{"claim"')).toBe(true);
    expect(text.endsWith('\r\n0\r\n\r\n')).toBe(true);
    expect(text.length).toBe(1_024 * (1_024 + '400\r\n\r\n'.length) + '0\r\n\r\n'.length);
  });

  test('chunked and gzip go together, gzip inside', () => {
    const { text, head } = faulty(['gzip', 'chunked']);
    expect(head).toContain('Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n');
    const size = Number.parseInt(text, 16);
    const start = text.indexOf('\r\n') + 2;
    expect(gunzipSync(Buffer.from(text.slice(start, start + size), 'latin1')).toString()).toBe(plainBody);
  });
});

describe('faults of the manner and of the delivery', () => {
  test.each([
    ['expect', { awaitContinueMs: 1_000 }],
    ['byte-by-byte=5ms', { byteGapMs: 5 }],
    ['reset-in-body', { resetAfterBytes: Math.floor(Buffer.byteLength(plainBody) / 2) }],
    ['reset-in-body=0', { resetAfterBytes: 0 }],
  ])('%s', (fault, manner) => {
    expect(faulty([fault])).toMatchObject({ manner, plan: plainDelivery, text: latin1(plainBody) });
  });

  test('expect is said in the head, before Content-Length', () => {
    expect(faulty(['expect']).head).toMatch(/\r\nExpect: 100-continue\r\nContent-Length: \d+\r\n\r\n$/);
  });

  test.each([
    ['duplicate', { copies: 2, copiesAtOnce: true }],
    ['duplicate=5,after', { copies: 5, copiesAtOnce: false }],
    ['reorder', { afterNext: true }],
    ['delay', { delayMs: 3_600_000 }],
    ['drop', { dropped: true }],
  ])('%s leaves the bytes as they are', (fault, plan) => {
    expect(faulty([fault])).toMatchObject({ plan: { ...plainDelivery, ...plan }, manner: {}, text: latin1(plainBody) });
  });
});

describe('faults of the signature', () => {
  const verdict = (faults: readonly string[], order: SigningOrder = signing): unknown => {
    const { request } = faulty(faults, { signing: order });
    return verifySignature({ scheme: order.scheme, secrets: [secret], headers: request.headers, body: request.body, nowSeconds: order.timestampSeconds });
  };

  test('a signature covers the body with its faults, and stands before Content-Length', () => {
    expect(verdict([])).toEqual({ ok: true });
    expect(verdict(['json-invalid', 'extra-fields'])).toEqual({ ok: true });
    expect(faulty([], { signing }).head).toMatch(/X-Own: 1\r\nwebhook-id: msg_1\r\nwebhook-timestamp: 1000000\r\nwebhook-signature: v1,\S+\r\nContent-Length/);
  });

  test.each([
    ['signature-wrong', 'wrong-secret'],
    ['signature-stale', 'too-old'],
    ['signature-missing', 'missing'],
  ])('%s is found out as %s', (fault, reason) => {
    expect(verdict([fault])).toMatchObject({ ok: false, reason });
    expect(headerValues(faulty([fault], { signing }).request.headers, 'webhook-signature')).toHaveLength(fault === 'signature-missing' ? 0 : 1);
  });

  test('signature-stale is six minutes old where nothing else is told', () => {
    expect(faulty(['signature-stale'], { signing }).head).toContain('webhook-timestamp: 999640\r\n');
    expect(faulty(['signature-stale=10s'], { signing }).head).toContain('webhook-timestamp: 999990\r\n');
  });

  test.each([
    [undefined, 'signature-wrong', 'The endpoint is not signed, so its signature cannot be at fault. Choose a signing scheme for it first.'],
    [{ ...signing, scheme: { kind: 'github' } as const }, 'signature-stale', 'signature-stale needs a scheme that signs a time: Standard Webhooks or Stripe.'],
  ])('is refused where it cannot be', (order, fault, message) => {
    expect(buildFaultyRequest(input([fault], order === undefined ? {} : { signing: order }))).toEqual({ ok: false, problem: { code: 'impossible-fault', message } });
  });
});

test('faults of the same stage act in the order in which they were chosen', () => {
  expect(faulty(['subject-null', 'deep-nesting=2']).text).toContain('{"claim":null,');
  expect(faulty(['deep-nesting=2', 'subject-null']).text).toContain('{"claim":null,');
  expect(faulty(['performed-by-missing', 'performed-by-null']).text).not.toContain('performed_by');
  expect(faulty(['event-name-unknown=x.y', 'event-name-case']).head).toContain('Event-Name: X.Y\r\n');
});
