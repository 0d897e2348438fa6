import { describe, expect, test } from 'vitest';
import { subjectLimitBytes } from '../../../../../src/main/core/wire/build-body';
import { buildRequest } from '../../../../../src/main/core/wire/build-request';
import type { RequestInput } from '../../../../../src/main/core/wire/build-request';
import { requestHead, requestHeadText } from '../../../../../src/main/core/wire/request-head';
import { providerCatalog } from '../../../../../src/shared/catalog/catalog';
import type { HeaderPair } from '../../../../../src/shared/model/header';

const endpoint = { url: 'http://localhost:8080/webhooks/claims', headers: [] as readonly HeaderPair[] };
const user = { kind: 'user', userId: 2642, name: 'John Smith' } as const;
const draft = { name: 'claim.assigned', source: 'ui', performedBy: user, subjectText: '{"id": 4211}' } as const;
const input: RequestInput = { draft, subjectKind: 'claim', endpoint, version: '0.1' };

function whole(from: RequestInput): string {
  const built = buildRequest(from);
  if (!built.ok) throw new Error(built.problem.message);
  return requestHeadText(built.request) + new TextDecoder().decode(built.request.body);
}

function problem(from: Partial<RequestInput>): unknown {
  const built = buildRequest({ ...input, ...from });
  return built.ok ? built : built.problem;
}

// What the provider’s page gives for each, with the JSON made valid and the header’s value bare.
const pageBodies: readonly (readonly [name: string, ui: string, api: string])[] = [
  ['claim.created', '{"claim":{"id":1},"event_name":"claim.created","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}', '{"claim":{"id":1},"event_name":"claim.created","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
  ['claim.closed', '{"claim":{"id":1},"event_name":"claim.closed","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}', '{"claim":{"id":1},"event_name":"claim.closed","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
  ['claim.reopened', '{"claim":{"id":1},"event_name":"claim.reopened","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}', '{"claim":{"id":1},"event_name":"claim.reopened","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
  ['claim.label_added', '{"claim":{"id":1},"event_name":"claim.label_added","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}', '{"claim":{"id":1},"event_name":"claim.label_added","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
  ['claim.label_removed', '{"claim":{"id":1},"event_name":"claim.label_removed","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}', '{"claim":{"id":1},"event_name":"claim.label_removed","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
  ['claim.assigned', '{"claim":{"id":1},"event_name":"claim.assigned","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}', '{"claim":{"id":1},"event_name":"claim.assigned","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
  ['claim.unassigned', '{"claim":{"id":1},"event_name":"claim.unassigned","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}', '{"claim":{"id":1},"event_name":"claim.unassigned","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
  ['claim.switched_type', '{"claim":{"id":1},"event_name":"claim.switched_type","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}', '{"claim":{"id":1},"event_name":"claim.switched_type","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
  ['contact.created', '{"contact":{"id":1},"event_name":"contact.created","source":"ui","performed_by":{"user_id":2642,"name":"John Smith"}}', '{"contact":{"id":1},"event_name":"contact.created","source":"api","performed_by":{"name":"Mobile App API Token"}}'],
];

describe('buildRequest', () => {
  test('knows a literal for each event of the catalogue', () => {
    expect(pageBodies.map(([name]) => name)).toEqual(providerCatalog.map((entry) => entry.name));
  });

  test.each(pageBodies)('%s has the bytes of the provider’s page, from both sources', (name, ui, api) => {
    const subjectKind = name.startsWith('contact.') ? 'contact' : 'claim';
    const head = (body: string): string =>
      `POST /webhooks/claims HTTP/1.1\r\nHost: localhost:8080\r\nContent-Type: application/json\r\nEvent-Name: ${name}\r\nUser-Agent: Hookbench/0.1\r\nContent-Length: ${body.length}\r\n\r\n`;
    expect(whole({ ...input, subjectKind, draft: { name, source: 'ui', performedBy: user, subjectText: '{ "id": 1 }' } })).toBe(head(ui) + ui);
    const token = { kind: 'token', name: 'Mobile App API Token' } as const;
    expect(whole({ ...input, subjectKind, draft: { name, source: 'api', performedBy: token, subjectText: '{\n\t"id": 1\n}' } })).toBe(head(api) + api);
  });

  test('keeps every token of the subject as it was written', () => {
    const subjectText = ' { "n" : 90071992547409931 , "excess" : 250.00 , "e":1E400,"z":-0, "s":"\\u00e9é \\/ \\" ", "n" : [ ] ,"__proto__":{ } }\n';
    expect(whole({ ...input, draft: { ...draft, subjectText } })).toContain(
      '{"claim":{"n":90071992547409931,"excess":250.00,"e":1E400,"z":-0,"s":"\\u00e9é \\/ \\" ","n":[],"__proto__":{}},"event_name":',
    );
  });

  test('takes a subject nested 100,000 deep', () => {
    const subjectText = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(whole({ ...input, draft: { ...draft, subjectText } })).toContain(subjectText);
  });

  test('counts the body in bytes and escapes names', () => {
    const text = whole({ ...input, draft: { ...draft, performedBy: { kind: 'user', userId: 1, name: 'Zoë "Z" 😀\n' } } });
    expect(text).toContain('"performed_by":{"user_id":1,"name":"Zoë \\"Z\\" 😀\\n"}}');
    const [head, body] = text.split('\r\n\r\n');
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body ?? '')}`);
  });

  test('puts the endpoint’s headers, in their order and case, before Content-Length', () => {
    const headers: HeaderPair[] = [['x-Environment', 'staging'], ['X-A', ''], ['x-environment', 'caf\u00e9\t!']];
    expect(whole({ ...input, endpoint: { ...endpoint, headers } })).toMatch(
      /User-Agent: Hookbench\/0\.1\r\nx-Environment: staging\r\nX-A: \r\nx-environment: caf\u00e9\t!\r\nContent-Length: /,
    );
  });

  test('lets an endpoint’s User-Agent take the place of ours', () => {
    const text = whole({ ...input, endpoint: { ...endpoint, headers: [['user-agent', 'Provider/2']] } });
    expect(text.match(/user-agent: .*/gi)).toEqual(['user-agent: Provider/2']);
  });

  test.each([
    ['X-A\r\nX-B', '1', '"X-A\\r\\nX-B" cannot be a header’s name: use letters, digits and hyphens.'],
    ['', '1', 'A header has no name.'],
    ['X A', '1', '"X A" cannot be a header’s name: use letters, digits and hyphens.'],
    ['X-A', 'a\r\nX-B: c', 'The value of X-A holds a control character, such as a line break.'],
    ['X-A', 'a\nb', 'The value of X-A holds a control character, such as a line break.'],
    ['X-A', 'a\u0000', 'The value of X-A holds a control character, such as a line break.'],
    ['X-A', '→', 'The value of X-A holds a character that a header cannot carry.'],
    ['X-A', '\u010d\u010a', 'The value of X-A holds a character that a header cannot carry.'],
    ['Host', 'h', 'Host is written by Hookbench itself. Remove it from the endpoint’s headers.'],
    ['content-LENGTH', '0', 'content-LENGTH is written by Hookbench itself. Remove it from the endpoint’s headers.'],
    ['Transfer-Encoding', 'chunked', 'Transfer-Encoding is written by Hookbench itself. Remove it from the endpoint’s headers.'],
  ])('refuses the header %j: %j', (name, value, message) => {
    expect(problem({ endpoint: { ...endpoint, headers: [[name, value]] } })).toEqual({ code: 'invalid-header', message });
  });

  test('refuses an event name that would start a line of its own', () => {
    expect(problem({ draft: { ...draft, name: 'claim.x\r\nX-Evil: 1' } })).toEqual({
      code: 'invalid-header',
      message: 'The value of Event-Name holds a control character, such as a line break.',
    });
  });

  test.each([
    ['', 'no-subject', 'The claim is empty. Write its JSON, or pick a sample.'],
    [' \n', 'no-subject', 'The claim is empty. Write its JSON, or pick a sample.'],
    ['null', 'invalid-subject', 'The claim must be a JSON object, in braces.'],
    ['[1]', 'invalid-subject', 'The claim must be a JSON object, in braces.'],
    ['{"a":"\ud800"}', 'invalid-subject', 'The claim holds half a character (a lone surrogate), which UTF-8 cannot carry.'],
  ])('refuses the subject %j', (subjectText, code, message) => {
    expect(problem({ draft: { ...draft, subjectText } })).toMatchObject({ code, message });
  });

  test('says where a subject stops being JSON', () => {
    expect(problem({ draft: { ...draft, subjectText: '{"a": 1,}' } })).toMatchObject({ code: 'invalid-json', offset: 8, message: expect.stringMatching(/^The claim is not valid JSON: .+\.$/) });
  });

  test('takes a subject of 25 MB and refuses one byte more', () => {
    const frame = '{"a":""}';
    const largest = `{"a":"${'x'.repeat(subjectLimitBytes - frame.length)}"}`;
    expect(problem({ draft: { ...draft, subjectText: largest } })).toMatchObject({ ok: true });
    expect(problem({ draft: { ...draft, subjectText: `${largest} ` } })).toEqual({ code: 'subject-too-large', message: 'The claim is over 25 MB. Make it smaller.' });
    expect(problem({ draft: { ...draft, subjectText: `{"a":"${'é'.repeat(subjectLimitBytes / 2)}"}` } })).toMatchObject({ code: 'subject-too-large' });
  });

  test('gives a body that owns its buffer and a head of one byte a character', () => {
    const built = buildRequest({ ...input, endpoint: { ...endpoint, headers: [['X-A', 'é']] } });
    if (!built.ok) throw new Error(built.problem.message);
    expect(built.request.body.buffer.byteLength).toBe(built.request.body.byteLength);
    expect(requestHead(built.request).byteLength).toBe(requestHeadText(built.request).length);
  });
});
