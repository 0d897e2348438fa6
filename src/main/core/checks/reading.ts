import { isUtf8 } from 'node:buffer';
import type { CatalogEntry } from '../../../shared/catalog/catalog';
import type { HeaderPair } from '../../../shared/model/header';
import type { SignatureVerdict } from '../../../shared/model/signing';
import type { SeenRequest } from './history';
import { topLevelTexts } from './top-level-texts';

/** What a body turned out to be. Only `json` has a value; for the others the content is not looked at, or cannot be. */
export type BodyReading =
  | { readonly kind: 'json'; readonly text: string; readonly value: unknown }
  | { readonly kind: 'empty' | 'partial' | 'encoded' | 'large' | 'not-utf8' | 'not-json' };

/** A captured request as the checks see it: read once, judged by each. */
export interface Reading {
  /** Values of every Event-Name header. */
  readonly eventNames: readonly string[];
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly hasHost: boolean;
  readonly fromWebPage: boolean;
  readonly bytes: Uint8Array;
  readonly body: BodyReading;
  /** The body's `event_name` and `source`, whatever their type; undefined where there is none or it was not read. */
  readonly bodyEventName: unknown;
  readonly source: unknown;
  /** The header's name, else the body's. */
  readonly eventName: string | null;
  /** False where neither header nor body names an event: some other webhook, which is not ours to judge. */
  readonly isEvent: boolean;
  readonly entry: CatalogEntry | undefined;
  /** How its signature was judged; absent where nothing at its address signs. */
  readonly signature: SignatureVerdict | undefined;
  /** How it compares with the requests before it; absent where it was not compared. */
  readonly seen: SeenRequest | undefined;
  /** True where it can be compared no more: it came in an earlier run of the program, or long ago. */
  readonly isForgotten: boolean;
}

/** A reading to which is added what other parts tell; all of one shape, since it is read for every request. */
export type OpenReading = { -readonly [K in keyof Reading]: Reading[K] };

/** How to read: whether all of the body is there, and up to which size (bytes) it is parsed. */
export interface ReadingLimits {
  readonly partial: boolean;
  readonly parsedBytes: number;
}

/** Reads headers and body once. Never throws: bytes from outside that cannot be read are a kind of body. */
export function readRequest(headers: readonly HeaderPair[], bytes: Uint8Array, limits: ReadingLimits, entryOf: (name: string) => CatalogEntry | undefined): OpenReading {
  const eventNames: string[] = [];
  let contentType: string | undefined;
  let contentEncoding: string | undefined;
  let hasHost = false;
  let fromWebPage = false;
  for (const [name, value] of headers) {
    // The switch by length keeps lower-casing, and its garbage, to the few names that can matter.
    switch (name.length) {
      case 4:
        hasHost ||= name.toLowerCase() === 'host';
        break;
      case 6:
        fromWebPage ||= name.toLowerCase() === 'origin';
        break;
      case 10:
        if (name.toLowerCase() === 'event-name') eventNames.push(value);
        break;
      case 12:
        if (name.toLowerCase() === 'content-type') contentType ??= value;
        break;
      case 16:
        if (name.toLowerCase() === 'content-encoding') contentEncoding ??= value;
        break;
    }
    if (name.length > 10 && !fromWebPage) fromWebPage = /^sec-fetch-/i.test(name);
  }

  const body = readBody(bytes, contentEncoding, limits);
  const { eventName: bodyEventName, source } = namesIn(body, bytes);
  const headerName = eventNames[0];
  const eventName = headerName !== undefined && headerName !== '' ? headerName : typeof bodyEventName === 'string' ? bodyEventName : null;
  return {
    eventNames,
    contentType,
    contentEncoding,
    hasHost,
    fromWebPage,
    bytes,
    body,
    bodyEventName,
    source,
    eventName,
    isEvent: eventNames.length > 0 || bodyEventName !== undefined,
    entry: eventName === null ? undefined : entryOf(eventName),
    signature: undefined,
    seen: undefined,
    isForgotten: false,
  };
}

function readBody(bytes: Uint8Array, contentEncoding: string | undefined, limits: ReadingLimits): BodyReading {
  if (limits.partial) return { kind: 'partial' };
  if (bytes.length === 0) return { kind: 'empty' };
  if (contentEncoding !== undefined && !/^\s*(identity\s*)?$/i.test(contentEncoding)) return { kind: 'encoded' };
  if (bytes.length > limits.parsedBytes) return { kind: 'large' };
  if (!isUtf8(bytes)) return { kind: 'not-utf8' };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  try {
    return { kind: 'json', text, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return { kind: 'not-json' };
    throw error;
  }
}

function namesIn(body: BodyReading, bytes: Uint8Array): { readonly eventName: unknown; readonly source: unknown } {
  if (body.kind === 'json') return { eventName: memberOf(body.value, 'event_name'), source: memberOf(body.value, 'source') };
  if (body.kind !== 'large') return { eventName: undefined, source: undefined };
  const [eventName, source] = topLevelTexts(bytes, ['event_name', 'source']);
  return { eventName, source };
}

/** A property of its own of a parsed object; undefined for anything else. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
