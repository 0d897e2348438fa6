import { headerOf, importedBodyBytes, isMethod, placeOf, type ImportedRequest, type RequestRead } from './imported-request';
import type { HeaderPair } from '../../../shared/model/header';

/** The entries of a HAR file, each read or refused by itself; or why it is no HAR file, in one sentence. */
export type HarRead = { readonly ok: true; readonly entries: readonly RequestRead[] } | { readonly ok: false; readonly message: string };

/** Most entries of one file. */
export const harEntryLimit = 10_000;
const headerLimit = 1_000;

/**
 * Reads a HAR file (1.1 or 1.2, http://www.softwareishard.com/blog/har-12-spec/) of whatever tool made it. Everything in it is hostile: only what
 * is needed is looked at, and an entry that makes no request is refused alone. Never throws.
 */
export function readHar(text: string): HarRead {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, message: `This file is not JSON: ${error.message}.` };
  }
  const entries = member(member(value, 'log'), 'entries');
  if (!Array.isArray(entries)) return { ok: false, message: 'This is not a HAR file: it has no list of entries in its log.' };
  if (entries.length > harEntryLimit) return { ok: false, message: `This file has ${entries.length} entries; at most ${harEntryLimit} are taken in at once.` };
  return { ok: true, entries: entries.map(readEntry) };
}

function readEntry(entry: unknown): RequestRead {
  const request = member(entry, 'request');
  const method = textIn(request, 'method');
  const url = textIn(request, 'url');
  if (method === undefined || url === undefined) return refused('It has no request with a method and an address.');
  if (!isMethod(method)) return refused('Its method is not one.');
  const found = placeOf(url);
  if (!found.ok) return refused(found.message);
  const target = textIn(request, '_target');
  const body = bodyOf(member(request, 'postData'));
  if (typeof body === 'string') return refused(body);
  const started = Date.parse(textIn(entry, 'startedDateTime') ?? '');
  const time = member(entry, 'time');
  const answer = answerOf(member(entry, 'response'));
  const version = /^(?:HTTP\/|h)([0-9](?:\.[0-9])?)$/i.exec(textIn(request, 'httpVersion') ?? '')?.[1];
  const headers = headersOf(member(request, 'headers'));
  // Over HTTP/2 and 3 the address stands in the place of Host.
  const hasHost = version === undefined || version.startsWith('1') || headers.some(([name]) => name.toLowerCase() === 'host');
  const made: ImportedRequest = {
    method,
    ...found.place,
    ...(target !== undefined && /^[\x21-\x7e\x80-\xff]{1,60000}$/.test(target) ? { target } : {}),
    httpVersion: version ?? '1.1',
    headers: hasHost ? headers : [['Host', hostOf(url)], ...headers],
    body,
    ...(Number.isFinite(started) && started >= 0 ? { startedAtMs: started } : {}),
    ...(typeof time === 'number' && time >= 0 && time < 1e9 ? { durationMs: time } : {}),
    ...(answer === undefined ? {} : { answer }),
  };
  return { ok: true, request: made };
}

/** Host and port as they stand in an address, without a login. */
function hostOf(url: string): string {
  return new URL(url).host;
}

function answerOf(response: unknown): ImportedRequest['answer'] {
  const status = member(response, 'status');
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 999) return undefined;
  const body = bodyOf(member(response, 'content'));
  return { status, headers: headersOf(member(response, 'headers')), body: typeof body === 'string' ? new Uint8Array() : body };
}

/** The bytes of a body, or why they cannot be had. */
function bodyOf(data: unknown): Uint8Array | string {
  const text = textIn(data, 'text');
  const encoding = textIn(data, 'encoding') ?? textIn(data, '_encoding');
  if (text !== undefined && text !== '') {
    if (text.length > importedBodyBytes * 1.4) return 'Its body is over 25 MB.';
    if (encoding !== undefined && encoding !== 'base64') return `Its body is encoded as ${encoding.slice(0, 40)}, which is not known.`;
    if (encoding === 'base64' && !/^[A-Za-z0-9+/]*={0,2}$/.test(text.replaceAll(/\s+/g, ''))) return 'Its body is not the base64 that it says it is.';
    const bytes = Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
    return bytes.length > importedBodyBytes ? 'Its body is over 25 MB.' : new Uint8Array(bytes);
  }
  const params = member(data, 'params');
  if (!Array.isArray(params) || params.length === 0) return new Uint8Array();
  if (params.some((param) => textIn(param, 'fileName') !== undefined)) return 'Its body is a form with files, which this file does not hold.';
  const pairs = params.slice(0, headerLimit).map((param) => [textIn(param, 'name') ?? '', textIn(param, 'value') ?? ''] as [string, string]);
  return new Uint8Array(Buffer.from(new URLSearchParams(pairs).toString()));
}

/** Headers that a request over HTTP/1 could carry: those of HTTP/2 that begin with a colon are left out. */
function headersOf(list: unknown): readonly HeaderPair[] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, headerLimit).flatMap((item) => {
    const header = headerOf(textIn(item, 'name') ?? '', textIn(item, 'value') ?? '');
    return header === undefined ? [] : [header];
  });
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function textIn(value: unknown, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' ? found : undefined;
}

function refused(message: string): RequestRead {
  return { ok: false, message };
}
