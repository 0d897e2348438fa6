import { describe, expect, test } from 'vitest';
import { catching, exchange, latin1, statuses } from '../../support/catching';
import type { CaptureDraft } from '../../../src/shared/model/captured-request';

interface Case {
  readonly title: string;
  readonly bytes: string;
  /** State or problem code of each record, in order. */
  readonly records: readonly string[];
  readonly answers: readonly number[];
  readonly look?: (first: CaptureDraft) => void;
}

const host = 'Host: a\r\n';
const longHeader = 'v'.repeat(100 * 1024);
const manyHeaders = Array.from({ length: 2_500 }, (_, index) => `H${index}: ${index}\r\n`).join('');

const complete: readonly Case[] = [
  { title: 'no Host', bytes: 'POST /hooks HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi', records: ['complete'], answers: [200], look: (draft) => expect(latin1(draft.body)).toBe('hi') },
  { title: 'two Hosts', bytes: 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', records: ['complete'], answers: [200] },
  { title: 'Expect: 100-continue with the body at once', bytes: `POST / HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Length: 2\r\n\r\nhi`, records: ['complete'], answers: [200] },
  { title: 'another Expect', bytes: `POST / HTTP/1.1\r\n${host}Expect: a-pony\r\nContent-Length: 2\r\n\r\nhi`, records: ['complete'], answers: [417], look: (draft) => expect(draft.answer.status).toBe(417) },
  { title: 'CONNECT', bytes: 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n', records: ['complete'], answers: [405], look: (draft) => expect([draft.method, draft.target]).toEqual(['CONNECT', 'example.com:443']) },
  { title: 'Upgrade to a web socket', bytes: `GET /chat HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, records: ['complete'], answers: [200] },
  { title: 'h2c upgrade', bytes: `GET / HTTP/1.1\r\n${host}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`, records: ['complete'], answers: [200] },
  { title: 'HTTP/1.0', bytes: 'GET / HTTP/1.0\r\n\r\n', records: ['complete'], answers: [200], look: (draft) => expect(draft.httpVersion).toBe('1.0') },
  { title: 'HTTP/1.0 with a body and no length', bytes: 'POST / HTTP/1.0\r\n\r\nuntil the end', records: ['complete'], answers: [200], look: (draft) => expect(latin1(draft.body)).toBe('until the end') },
  { title: 'pipelined requests', bytes: `GET /1 HTTP/1.1\r\n${host}\r\nPOST /2 HTTP/1.1\r\n${host}Content-Length: 3\r\n\r\nabcGET /3 HTTP/1.1\r\n${host}\r\n`, records: ['complete', 'complete', 'complete'], answers: [200, 200, 200] },
  { title: 'absolute form', bytes: `GET http://example.com/a?b=c HTTP/1.1\r\n${host}\r\n`, records: ['complete'], answers: [200], look: (draft) => expect(draft.target).toBe('http://example.com/a?b=c') },
  { title: 'asterisk form', bytes: `OPTIONS * HTTP/1.1\r\n${host}\r\n`, records: ['complete'], answers: [200], look: (draft) => expect(draft.target).toBe('*') },
  { title: 'chunked', bytes: `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`, records: ['complete'], answers: [200], look: (draft) => expect([latin1(draft.body), draft.bodyBytes]).toEqual(['abcde', 5]) },
  { title: 'chunked with extensions and trailers', bytes: `POST / HTTP/1.1\r\n${host}Transfer-Encoding: Chunked\r\nTrailer: Sum\r\n\r\n3;a=b;c="d e"\r\nabc\r\n0\r\nSum: 1\r\nsum: 2\r\n\r\n`, records: ['complete'], answers: [200], look: (draft) => expect(draft.trailers).toEqual([['Sum', '1'], ['sum', '2']]) },
  { title: 'bytes above 0x7f in a header', bytes: `GET / HTTP/1.1\r\n${host}X: \xe9\xff\x80\r\n\r\n`, records: ['complete'], answers: [200], look: (draft) => expect(draft.headers[1]).toEqual(['X', '\xe9\xff\x80']) },
  { title: 'bytes above 0x7f in the target', bytes: `GET /caf\xc3\xa9 HTTP/1.1\r\n${host}\r\n`, records: ['complete'], answers: [200], look: (draft) => expect(draft.target).toBe('/caf\xc3\xa9') },
  { title: '2,500 headers', bytes: `GET / HTTP/1.1\r\n${manyHeaders}\r\n`, records: ['complete'], answers: [200], look: (draft) => expect(draft.headers[2_499]).toEqual(['H2499', '2499']) },
  { title: 'a header of 100 KB', bytes: `GET / HTTP/1.1\r\nLong: ${longHeader}\r\n\r\n`, records: ['complete'], answers: [200], look: (draft) => expect(draft.headers[0]?.[1]).toBe(longHeader) },
  { title: 'a custom method', bytes: `CLAIM /x HTTP/1.1\r\n${host}\r\n`, records: ['complete'], answers: [200], look: (draft) => expect(draft.method).toBe('CLAIM') },
  { title: 'a lower-case method', bytes: `post /x HTTP/1.1\r\n${host}Content-Length: 1\r\n\r\na`, records: ['complete'], answers: [200], look: (draft) => expect(draft.method).toBe('post') },
  { title: 'names that are special in JavaScript', bytes: 'GET / HTTP/1.1\r\n__proto__: a\r\nconstructor: b\r\nhasOwnProperty: c\r\n__proto__: d\r\n\r\n', records: ['complete'], answers: [200], look: (draft) => expect(draft.headers).toEqual([['__proto__', 'a'], ['constructor', 'b'], ['hasOwnProperty', 'c'], ['__proto__', 'd']]) },
  { title: 'an empty header value and white space around values', bytes: 'GET / HTTP/1.1\r\nA:\r\nB: \t b c \t\r\n\r\n', records: ['complete'], answers: [200], look: (draft) => expect(draft.headers).toEqual([['A', ''], ['B', 'b c']]) },
  { title: 'empty lines before the request', bytes: `\r\n\r\nGET / HTTP/1.1\r\n${host}\r\n`, records: ['complete'], answers: [200] },
  { title: 'an empty line after a body', bytes: `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\n\r\na\r\n`, records: ['complete'], answers: [200] },
  { title: 'HEAD', bytes: `HEAD / HTTP/1.1\r\n${host}\r\n`, records: ['complete'], answers: [200], look: (draft) => expect(draft.answer.body).toHaveLength(0) },
  { title: 'GET with a body', bytes: `GET / HTTP/1.1\r\n${host}Content-Length: 4\r\n\r\nbody`, records: ['complete'], answers: [200], look: (draft) => expect(latin1(draft.body)).toBe('body') },
];

const malformed: readonly Case[] = (
  [
    ['two different Content-Lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`, 'several-content-lengths', 400],
    ['two equal Content-Lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`, 'several-content-lengths', 400],
    ['a list in Content-Length', `POST / HTTP/1.1\r\n${host}Content-Length: 3, 3\r\n\r\nabc`, 'bad-content-length', 400],
    ['a signed Content-Length', `POST / HTTP/1.1\r\n${host}Content-Length: +3\r\n\r\nabc`, 'bad-content-length', 400],
    ['an empty Content-Length', `POST / HTTP/1.1\r\n${host}Content-Length:\r\n\r\n`, 'bad-content-length', 400],
    ['a Content-Length beyond all bounds', `POST / HTTP/1.1\r\n${host}Content-Length: 99999999999999999999\r\n\r\n`, 'bad-content-length', 400],
    ['Content-Length with Transfer-Encoding', `POST / HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n`, 'length-and-transfer-encoding', 400],
    ['Transfer-Encoding: xchunked', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 'bad-transfer-encoding', 501],
    ['Transfer-Encoding: chunked, identity', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`, 'bad-transfer-encoding', 501],
    ['Transfer-Encoding twice', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 'bad-transfer-encoding', 501],
    ['Transfer-Encoding in HTTP/1.0', 'POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 'bad-transfer-encoding', 501],
    ['a space before a colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n', 'space-before-colon', 400],
    ['a folded header', 'GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n', 'folded-header', 400],
    ['a NUL in a value', 'GET / HTTP/1.1\r\nA: b\0c\r\n\r\n', 'nul-byte', 400],
    ['a NUL in a name', 'GET / HTTP/1.1\r\nA\0: b\r\n\r\n', 'nul-byte', 400],
    ['a control character in a value', 'GET / HTTP/1.1\r\nA: b\x01c\r\n\r\n', 'bad-header-value', 400],
    ['a CR in a value', 'GET / HTTP/1.1\r\nA: b\rc\r\n\r\n', 'bare-carriage-return', 400],
    ['LF alone after the request line', 'GET / HTTP/1.1\nA: b\r\n\r\n', 'bare-line-feed', 400],
    ['LF alone after a header', 'GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n', 'bare-line-feed', 400],
    ['LF alone everywhere', 'GET / HTTP/1.1\nA: b\n\n', 'bare-line-feed', 400],
    ['a header without a colon', 'GET / HTTP/1.1\r\nnothing\r\n\r\n', 'missing-colon', 400],
    ['a header without a name', 'GET / HTTP/1.1\r\n: b\r\n\r\n', 'bad-header-name', 400],
    ['a bad header name', 'GET / HTTP/1.1\r\nA(b): c\r\n\r\n', 'bad-header-name', 400],
    ['no version', 'GET /\r\n\r\n', 'bad-request-line', 400],
    ['an unknown version', 'GET / HTTP/1.2\r\n\r\n', 'bad-version', 505],
    ['a version in lower case', 'GET / http/1.1\r\n\r\n', 'bad-request-line', 400],
    ['two spaces in the request line', 'GET  / HTTP/1.1\r\n\r\n', 'bad-request-line', 400],
    ['a bad method', 'G(T / HTTP/1.1\r\n\r\n', 'bad-method', 400],
    ['a target that is none', 'GET hooks HTTP/1.1\r\n\r\n', 'bad-target', 400],
    ['a control character in the target', 'GET /a\x01 HTTP/1.1\r\n\r\n', 'bad-target', 400],
    ['a bad chunk size', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, 'bad-chunk-size', 400],
    ['a body that is not chunked at all', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n{"id":1}`, 'bad-chunk-size', 400],
    ['a chunk size beyond all bounds', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n`, 'bad-chunk-size', 400],
    ['a chunk that is longer than its size', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n`, 'bad-chunk-end', 400],
    ['a chunk line that ends with LF', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n`, 'bad-chunk-size', 400],
    ['a bad chunk extension', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n3;a="b\r\nabc\r\n0\r\n\r\n`, 'bad-chunk-extension', 400],
    ['a bad trailer', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\nA : b\r\n\r\n`, 'space-before-colon', 400],
    ['headers over the limit', `GET / HTTP/1.1\r\nA: ${'a'.repeat(300 * 1024)}\r\n\r\n`, 'headers-too-large', 431],
    ['HTTP/2 from the first byte', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'http2-on-http1-port', 505],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'tls-on-plain-port', 400],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n', 'bad-request-line', 400],
  ] as const
).map(([title, bytes, code, status]) => ({
  title,
  bytes,
  records: [code],
  answers: [status],
  look: (draft) => {
    expect(draft.state).toBe('malformed');
    expect(bytes.startsWith(latin1(draft.raw))).toBe(true);
    expect(draft.raw.length).toBeGreaterThanOrEqual(Math.min(bytes.length, 256 * 1024));
    expect(draft.problem?.message).toMatch(/\.$/);
  },
}));

const incomplete: readonly Case[] = [
  ['in the middle of the request line', 'POST /ho'],
  ['in the middle of the headers', 'POST /hooks HTTP/1.1\r\nHost: a\r\nEvent-N'],
  ['in the middle of a body', 'POST /hooks HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc'],
  ['in the middle of a chunk', 'POST /hooks HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc'],
  ['before the trailers ended', 'POST /hooks HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n'],
  ['after one byte', '\x16'],
  ['after nothing but an empty line', '\r\n'],
].map(([title = '', bytes = '']) => ({
  title: `the client left ${title}`,
  bytes,
  records: ['client-closed'],
  answers: [400],
  look: (draft) => {
    expect(draft.state).toBe('incomplete');
    expect(latin1(draft.raw)).toBe(bytes);
    if (bytes.includes('abc')) expect(latin1(draft.body)).toBe('abc');
  },
}));

describe('every connection that delivered a byte leaves a visible record', () => {
  test.each([...complete, ...malformed, ...incomplete])('$title', async ({ bytes, records, answers, look }) => {
    const { port, received } = await catching();
    const text = await exchange(port, bytes);
    const drafts = await received(records.length);
    expect(drafts.map((draft) => draft.problem?.code ?? draft.state)).toEqual(records);
    expect(statuses(text)).toEqual(answers);
    const [first] = drafts;
    if (first !== undefined) look?.(first);
  });

  test('an idle connection leaves none', async () => {
    const { port, drafts } = await catching();
    expect(await exchange(port, '')).toBe('');
    await exchange(port, 'GET / HTTP/1.1\r\n\r\n');
    expect(drafts).toHaveLength(1);
  });

  test('bytes after the last request of a connection leave a record of their own', async () => {
    const { port, received } = await catching();
    const text = await exchange(port, 'POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi and more');
    const [first, second] = await received(2);
    expect(latin1(first?.body)).toBe('hi');
    expect(second?.problem?.code).toBe('bytes-after-last-request');
    expect(latin1(second?.raw)).toBe(' and more');
    expect(second?.requestNumber).toBe(2);
    expect(statuses(text)).toEqual([200]);
  });
});
