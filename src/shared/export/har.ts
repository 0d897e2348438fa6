import type { HeaderPair } from '../model/header';

/** Bytes as HAR holds them: text where they are UTF-8, else base64. */
export interface HarBody {
  readonly text: string;
  readonly base64: boolean;
}

/** One request and its answer, as a HAR entry needs them. Header text and target are latin1. */
export interface HarSource {
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly method: string;
  readonly origin: string;
  readonly target: string;
  readonly httpVersion: string;
  readonly headers: readonly HeaderPair[];
  readonly bodyBytes: number;
  readonly body: HarBody;
  /** Undefined where none came. */
  readonly answer: { readonly status: number; readonly statusText: string; readonly headers: readonly HeaderPair[]; readonly body: HarBody; readonly bodyBytes: number } | undefined;
  readonly comment: string;
}

/**
 * A HAR 1.2 entry (http://www.softwareishard.com/blog/har-12-spec/) as plain data. The format has no place for the bytes of a request body that
 * is not text: `_encoding` says that such a text is base64. `_target` has the target where a URL cannot spell it.
 */
export function harEntry(source: HarSource): object {
  const { answer, target, origin } = source;
  const url = uriText(target.startsWith('/') ? origin + target : /^https?:\/\//i.test(target) ? target : `${origin}/`);
  const mimeType = headerOf(source.headers, 'content-type') ?? 'application/octet-stream';
  const postData = source.bodyBytes === 0 ? {} : { postData: { mimeType, text: source.body.text, ...(source.body.base64 ? { _encoding: 'base64' } : {}) } };
  return {
    startedDateTime: new Date(source.startedAtMs).toISOString(),
    time: source.durationMs,
    request: {
      method: source.method,
      url,
      ...(url === origin + target ? {} : { _target: target }),
      httpVersion: source.httpVersion === '' ? 'unknown' : `HTTP/${source.httpVersion}`,
      cookies: [],
      headers: pairs(source.headers),
      queryString: queryOf(url),
      headersSize: -1,
      bodySize: source.bodyBytes,
      ...postData,
    },
    response: {
      status: answer?.status ?? 0,
      statusText: answer?.statusText ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(answer?.headers ?? []),
      content: { size: answer?.bodyBytes ?? 0, mimeType: headerOf(answer?.headers ?? [], 'content-type') ?? '', text: answer?.body.text ?? '', ...(answer?.body.base64 === true ? { encoding: 'base64' } : {}) },
      redirectURL: headerOf(answer?.headers ?? [], 'location') ?? '',
      headersSize: -1,
      bodySize: answer?.bodyBytes ?? 0,
    },
    cache: {},
    timings: { send: 0, wait: source.durationMs, receive: 0 },
    comment: source.comment,
  };
}

/** Latin1 text with every byte that may not stand in a URI (RFC 3986) as an escape. */
function uriText(latin1: string): string {
  return latin1.replaceAll(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?[\]@!$&'()*+,;=%]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`).replace(/(?<=^[^:]*:\/\/[^/]*\/.*)[[\]]/g, (bracket) => (bracket === '[' ? '%5B' : '%5D'));
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
