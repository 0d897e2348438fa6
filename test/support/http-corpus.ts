/** Requests of every shape, valid and not, as the bytes of one connection (latin1). */
export const httpCorpus: readonly string[] = [
  'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
  'POST /hooks?a=b HTTP/1.1\r\nHost: a\r\nEvent-Name: claim.created\r\nContent-Length: 12\r\n\r\n{"id": 4198}',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1f\r\n0123456789012345678901234567890\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b;c="d\\"e"\r\nabc\r\n0\r\nSum: 1\r\nsum:  2 \r\n\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n',
  '\r\n\r\nGET http://example.com/a HTTP/1.1\r\nHost: a\r\n\r\n\r\nOPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
  'PUT /x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello',
  'GET / HTTP/1.1\r\nHost: a\r\nX: \xe9\xff\r\nEmpty:\r\nTabs:\t a b \t\r\nX: again\r\n\r\n',
  'DELETE /x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\nHEAD /y HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nmore than was announced',
  'POST / HTTP/1.0\r\n\r\nuntil the end\r\n',
  'POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc',
  'POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n',
  'POST / HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
  'GET / HTTP/1.1\nHost: a\n\n',
  'GET / HTTP/1.1\r\nHost : a\r\n\r\n',
  'GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n',
  'GET / HTTP/1.1\r\nA: b\0c\r\n\r\n',
  'GET / HTTP/1.1\r\nA: b\rc\r\n\r\n',
  'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;a="b\r\nabc\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{"not": "chunked"}',
  'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc',
  'POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc',
  'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 3\r\n\r\nabc',
  'GET http://a#b/ HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.2\r\n\r\n',
  'GET /\r\n\r\n',
  'GE',
  '\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n',
];

const alphabet = ['\r\n', '\n', '\r', '\0', ' ', '\t', ':', ';', ',', '0', 'f', 'A', '#', '\xff', '\x7f', 'Content-Length: 3\r\n', 'Transfer-Encoding: chunked\r\n', 'GET / HTTP/1.1\r\n\r\n'];

/** A request of the corpus with a few places changed. */
export function mutatedRequest(random: () => number): Buffer {
  let text = httpCorpus[Math.floor(random() * httpCorpus.length)] ?? '';
  for (let times = Math.floor(random() * 4); times >= 0; times -= 1) {
    const from = Math.floor(random() * text.length);
    const to = Math.min(text.length, from + Math.floor(random() * 6));
    const put = random() < 0.6 ? (alphabet[Math.floor(random() * alphabet.length)] ?? '') : random() < 0.5 ? text.slice(from, to).repeat(2) : '';
    text = text.slice(0, from) + put + text.slice(to);
  }
  return Buffer.from(text === '' ? 'x' : text, 'latin1');
}
