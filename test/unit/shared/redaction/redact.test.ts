import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactBody, redactHeaders, redactionOf, type RedactionCounts } from '../../../../src/shared/redaction/redact';
import { redactionRules } from '../../../../src/shared/redaction/redaction-rules';
import { readRedactionPath } from '../../../../src/shared/redaction/redaction-path';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const text = (body: Uint8Array): string => Buffer.from(body).toString();

function redacted(body: string, bodyPaths: readonly string[], kept: readonly string[] = []): { readonly text: string; readonly counts: Record<string, number>; readonly unread: boolean } {
  const counts: RedactionCounts = new Map();
  const done = redactBody(bytes(body), redactionOf(redactionRules({ headers: [], bodyPaths }, []), kept), counts);
  return { text: text(done.body), counts: Object.fromEntries(counts), unread: done.unread };
}

describe('a body', () => {
  test.each([
    ['claim.contact.name', '{"claim": {"contact": {"name": "Priya",  "id": 12345678901234567890}}, "b":1.0}', '{"claim": {"contact": {"name": "[removed]",  "id": 12345678901234567890}}, "b":1.0}'],
    ['body.claim.contact.**', '{"claim":{"contact":{"id":9083,"tags":["a",null,{"b":true}],"none":{}}},"contact":{"id":1}}', '{"claim":{"contact":{"id":"[removed]","tags":["[removed]","[removed]",{"b":"[removed]"}],"none":{}}},"contact":{"id":1}}'],
    ['claim.contact', '{"claim":{"contact":{"id":9083,"tags":[1,[2]]},"id":1}}', '{"claim":{"contact":"[removed]","id":1}}'],
    ['**.policy_number', '{"policy_number":1,"a":[{"policy_number":[1,{"policy_number":2}]}]}', '{"policy_number":"[removed]","a":[{"policy_number":"[removed]"}]}'],
    ['*.name', '{"name":1,"a":{"name":2,"b":{"name":3}}}', '{"name":1,"a":{"name":"[removed]","b":{"name":3}}}'],
    ['people.name', '{"people":[{"name":"A"},[{"name":"B"}]]}', '{"people":[{"name":"[removed]"},[{"name":"[removed]"}]]}'],
    ['a', '{"a":1,"a":2,"\\u0061":3}', '{"a":"[removed]","a":"[removed]","\\u0061":"[removed]"}'],
    ['größe', '{"größe":"é","gr\\u00f6\\u00dfe":2, "x":"größe"}', '{"größe":"[removed]","gr\\u00f6\\u00dfe":"[removed]", "x":"größe"}'],
    ['["a.b"].c', '{"a.b":{"c":1},"a":{"b":{"c":2}}}', '{"a.b":{"c":"[removed]"},"a":{"b":{"c":2}}}'],
    ['**', '[1,"a"]', '["[removed]","[removed]"]'],
    ['__proto__.x', '{"__proto__":{"x":1}}', '{"__proto__":{"x":"[removed]"}}'],
  ])('%s', (path, body, expected) => {
    expect(redacted(body, [path])).toMatchObject({ text: expected, unread: false });
  });

  test('keeps its byte order mark, its white space and what is not valid UTF-8', () => {
    const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{ "a" : 1,\r\n "b": "'), Buffer.from([0xff, 0xc3]), Buffer.from('" }\n')]);
    const done = redactBody(body, redactionOf(redactionRules({ headers: [], bodyPaths: ['a'] }, []), []), new Map());
    expect(Buffer.from(done.body).toString('latin1')).toBe(body.toString('latin1').replace('1', '"[removed]"'));
  });

  test('that breaks off loses what was found before, and is told as unread', () => {
    expect(redacted('{"a":"secret","b":', ['a'])).toMatchObject({ text: '{"a":"[removed]","b":', unread: true });
    expect(redacted('{"a":{"x":"secret', ['a'])).toMatchObject({ text: '{"a":"[removed]"', unread: true });
    expect(redacted('name=Priya', ['name'])).toMatchObject({ text: 'name=Priya', unread: true });
  });

  test('a rule that is kept is counted and changes nothing', () => {
    expect(redacted('{"a":1,"b":2}', ['a', 'b'], ['body:a'])).toEqual({ text: '{"a":1,"b":"[removed]"}', counts: { 'body:a': 1, 'body:b': 1 }, unread: false });
  });

  test('depth is survived', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(redacted(deep, ['**.a.b']).text).toBe(deep);
  });

  test('no secret of any JSON is left at a path, and all else is the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 2 }), fc.integer({ min: 0, max: 3 }), (around, secret, indent) => {
        const body = JSON.stringify({ before: around, secret, after: [around] }, undefined, indent);
        const expected = JSON.stringify({ before: around, secret: '[removed]', after: [around] }, undefined, indent);
        expect(redacted(body, ['secret']).text).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });
});

test.each(['', '.', 'a.', 'a..b', 'a b', '["a"', 'a["b"]c', '$', 'a[0]'])('a path that cannot be read: %s', (path) => {
  expect(readRedactionPath(path)).toMatchObject({ ok: path === '$' });
});

test('headers: secrets by default, those of the list, and the signatures of endpoints', () => {
  const rules = redactionRules({ headers: ['X-Customer'], bodyPaths: [] }, ['X-Own-Hmac']);
  const counts: RedactionCounts = new Map();
  const headers = [['AUTHORIZATION', 'a'], ['proxy-Authorization', 'b'], ['Cookie', 'c'], ['Set-Cookie', 'd'], ['webhook-signature', 'e'], ['X-Hub-Signature-256', 'f'], ['Stripe-Signature', 'g'], ['X-Shopify-Hmac-SHA256', 'h'], ['x-own-hmac', 'i'], ['x-customer', 'j'], ['X-Api-Key', 'k'], ['Event-Name', 'claim.created']] as const;
  const done = redactHeaders(headers, redactionOf(rules, ['cookies']), counts);
  expect(done).toEqual(headers.map(([name, value]) => [name, ['c', 'd', 'claim.created'].includes(value) ? value : '[removed]']));
  expect(Object.fromEntries(counts)).toEqual({ authorization: 2, cookies: 2, signatures: 5, 'header:x-customer': 1, keys: 1 });
});
