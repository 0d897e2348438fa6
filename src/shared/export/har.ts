import type { HeaderPair } from '../model/header';

/** One request and its answer, as a HAR entry needs them. Header text is latin1. */
export interface HarSource {
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly headers: readonly HeaderPair[];
  readonly bodyBytes: number;
  /** The kept body, and whether it is base64. */
  readonly body: { readonly text: string; readonly base64: boolean };
  readonly answer: { readonly status: number; readonly headers: readonly HeaderPair[]; readonly bodyText: string; readonly bodyBytes: number };
  readonly comment?: string;
}

/** A HAR 1.2 log (http://www.softwareishard.com/blog/har-12-spec/) as plain data, in the order given. */
export function harLog(version: string, sources: readonly HarSource[]): object {
  return { log: { version: '1.2', creator: { name: 'Hookbench', version }, entries: sources.map(entryOf) } };
}

function entryOf(source: HarSource): object {
  const { answer } = source;
  const mimeType = headerOf(source.headers, 'content-type') ?? 'application/octet-stream';
  const postData = source.bodyBytes === 0 ? {} : { postData: { mimeType, params: [], text: source.body.text, ...(source.body.base64 ? { _encoding: 'base64' } : {}) } };
  return {
    startedDateTime: new Date(source.startedAtMs).toISOString(),
    time: source.durationMs,
    request: {
      method: source.method,
      url: source.url,
      httpVersion: source.httpVersion === '' ? 'unknown' : `HTTP/${source.httpVersion}`,
      cookies: [],
      headers: pairs(source.headers),
      queryString: queryOf(source.url),
      headersSize: -1,
      bodySize: source.bodyBytes,
      ...postData,
    },
    response: {
      status: answer.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(answer.headers),
      content: { size: answer.bodyBytes, mimeType: headerOf(answer.headers, 'content-type') ?? '', text: answer.bodyText },
      redirectURL: headerOf(answer.headers, 'location') ?? '',
      headersSize: -1,
      bodySize: answer.bodyBytes,
    },
    cache: {},
    timings: { send: 0, wait: source.durationMs, receive: 0 },
    ...(source.comment === undefined ? {} : { comment: source.comment }),
  };
}

function pairs(headers: readonly HeaderPair[]): readonly { name: string; value: string }[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function headerOf(headers: readonly HeaderPair[], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function queryOf(url: string): readonly { name: string; value: string }[] {
  const start = url.indexOf('?');
  if (start === -1) return [];
  return url
    .slice(start + 1)
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals === -1 ? { name: part, value: '' } : { name: part.slice(0, equals), value: part.slice(equals + 1) };
    });
}
