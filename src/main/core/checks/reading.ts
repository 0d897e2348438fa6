import { isUtf8 } from 'node:buffer';
import type { CatalogEntry } from '../../../shared/catalog/catalog';
import type { HeaderPair } from '../../../shared/model/header';
import type { SignatureVerdict } from '../../../shared/model/signing';
import type { SeenRequest } from './history';
import { holdsMoreValues } from './many-values';
import { topLevelTexts } from './top-level-texts';

/**
 * What a body turned out to be. Only `json` has a value. `large` is too large to be read at this moment, `unread` was given up for good,
 * and `problem` says why in words that end a sentence; `undecodable` is said to be compressed, and is not.
 */
export type BodyReading =
  | { readonly kind: 'json'; readonly text: string; readonly value: unknown }
  | { readonly kind: 'empty' | 'partial' | 'large' | 'not-utf8' | 'not-json' }
  | { readonly kind: 'unread' | 'undecodable'; readonly problem: string };

/**
 * A body without its content codings: the very bytes where there was none. Where it cannot be had: `large` is too large for this moment,
 * `unread` and `undecodable` as in a reading.
 */
export type BodyContent = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'large' } | { readonly kind: 'unread' | 'undecodable'; readonly problem: string };

/** Larger bodies are not judged. */
export const judgedBytesLimit = 25 * 1024 * 1024;

/** Said of larger bodies, in words that end a sentence. */
export const overLimit = `it is over ${judgedBytesLimit / 1024 / 1024} MB`;

/** A thread that runs out of memory takes the program with it, so bodies of more values (each takes some hundred bytes once parsed) are not judged. */
const judgedValuesLimit = 3_000_000;

/** Undoes the content codings that the headers name, as far as that is quick. */
export type QuickContent = (headers: readonly HeaderPair[], body: Uint8Array) => BodyContent;

/** A captured request as the checks see it: read once, judged by each. */
export interface Reading {
  /** Values of every Event-Name header. */
  readonly eventNames: readonly string[];
  readonly contentType: string | undefined;
  /** False too where no header could be read of a request that did not come whole: nothing is known of them. */
  readonly lacksHost: boolean;
  readonly fromWebPage: boolean;
  /** The body without its content codings; as it was received where they were not undone. */
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
}

/** A reading to which is added what other parts tell; all of one shape, since it is read for every request. */
export type OpenReading = { -readonly [K in keyof Reading]: Reading[K] };

/** How to read: whether all of the body is there, up to which size (bytes) it is parsed, and how its content is had; as it stands where that is absent. */
export interface ReadingLimits {
  readonly partial: boolean;
  readonly parsedBytes: number;
  readonly content?: QuickContent | undefined;
}

/** Reads headers and body once. Never throws: bytes from outside that cannot be read are a kind of body. */
export function readRequest(headers: readonly HeaderPair[], received: Uint8Array, limits: ReadingLimits, entryOf: (name: string) => CatalogEntry | undefined): OpenReading {
  const eventNames: string[] = [];
  let contentType: string | undefined;
  let isEncoded = false;
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
        isEncoded ||= name.toLowerCase() === 'content-encoding';
        break;
    }
    if (name.length > 10 && !fromWebPage) fromWebPage = /^sec-fetch-/i.test(name);
  }

  const content: BodyContent = isEncoded && !limits.partial && limits.content !== undefined ? limits.content(headers, received) : { kind: 'bytes', bytes: received };
  const bytes = content.kind === 'bytes' ? content.bytes : received;
  const body = limits.partial ? ({ kind: 'partial' } as const) : content.kind === 'bytes' ? readBody(bytes, limits.parsedBytes) : content;
  const { eventName: bodyEventName, source } = namesIn(body, content);
  const headerName = eventNames[0];
  const eventName = headerName !== undefined && headerName !== '' ? headerName : typeof bodyEventName === 'string' ? bodyEventName : null;
  return {
    eventNames,
    contentType,
    lacksHost: !hasHost && (headers.length > 0 || !limits.partial),
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
  };
}

function readBody(bytes: Uint8Array, parsedBytes: number): BodyReading {
  if (bytes.length === 0) return { kind: 'empty' };
  if (bytes.length > judgedBytesLimit) return { kind: 'unread', problem: overLimit };
  if (bytes.length > parsedBytes) return { kind: 'large' };
  if (bytes.length > judgedValuesLimit && holdsMoreValues(bytes, judgedValuesLimit)) return { kind: 'unread', problem: `it holds over ${judgedValuesLimit / 1_000_000} million values` };
  if (!isUtf8(bytes)) return { kind: 'not-utf8' };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  try {
    return { kind: 'json', text, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return { kind: 'not-json' };
    throw error;
  }
}

function namesIn(body: BodyReading, content: BodyContent): { readonly eventName: unknown; readonly source: unknown } {
  if (body.kind === 'json') return { eventName: memberOf(body.value, 'event_name'), source: memberOf(body.value, 'source') };
  if ((body.kind !== 'large' && body.kind !== 'unread') || content.kind !== 'bytes') return { eventName: undefined, source: undefined };
  const [eventName, source] = topLevelTexts(content.bytes.subarray(0, judgedBytesLimit), ['event_name', 'source']);
  return { eventName, source };
}

/** A property of its own of a parsed object; undefined for anything else. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
