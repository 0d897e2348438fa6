import type { BodyPlaceOnRecord, DecodedFacts } from '../../../shared/contract/viewing-contract';
import { ok, type Reply } from '../../../shared/contract/reply';
import type { HeaderPair } from '../../../shared/model/header';
import { call } from '../../host/client';

/** Where the bytes of a body come from: the log, range by range, or what is already here. */
export interface BodySource {
  /** Tells one body from another. */
  readonly key: string;
  /** How many bytes are kept and can be read. */
  readonly keptBytes: number;
  /** What came with it, such as Content-Type; empty where nothing is known of it. */
  readonly headers: readonly HeaderPair[];
  /** Bytes [from, to), or undefined where they cannot be read any more. */
  readonly read: (from: number, to: number) => Promise<Uint8Array | undefined>;
  /** Has main write exactly these bytes to a file; absent for what is on no record. */
  readonly save?: () => Promise<Reply<{ readonly saved: boolean }>>;
  /** Undoes the content coding that the headers tell; absent where a body has none on record. */
  readonly decode?: () => Promise<Reply<DecodedSource>>;
  /** True for what conditions on the body look into: the whole body of a request, as it is on record. */
  readonly isSearched?: boolean;
  /** A part of it as a body of its own. */
  readonly part: (from: number, to: number, headers: readonly HeaderPair[], suggestedName: string) => BodySource;
}

/** A decoded body, and what became of it. */
export interface DecodedSource {
  readonly facts: DecodedFacts;
  readonly source: BodySource;
}

/** So many bytes cross from the program at once: more would hold the window up. */
const mostBytesACall = 512 * 1024;

/** A body or the raw bytes of a captured request, read from the log in ranges that one call can carry. */
export function capturedBody(captureId: string, part: 'body' | 'raw', keptBytes: number, suggestedName: string, headers: readonly HeaderPair[] = []): BodySource {
  if (part === 'body') return recordRange({ place: { of: 'captured', id: captureId }, decoded: false, from: 0, to: keptBytes, headers, suggestedName });
  const read: BodySource['read'] = (from, to) => inCalls(from, to, (start, end) => call('captures.bytes', { id: captureId, part, from: start, to: end }));
  return {
    key: `${captureId} ${part}`,
    keptBytes,
    headers: [],
    read,
    save: () => call('desktop.saveBytes', { captureId, part, suggestedName }),
    part: (from, to, partHeaders, name) => heldSlice(`${captureId} ${part}`, read, from, to, partHeaders, name),
  };
}

/** A body on record whose bytes are here already, as those of attempts and answers are. */
export function recordBody(place: BodyPlaceOnRecord, bytes: Uint8Array, headers: readonly HeaderPair[], suggestedName: string): BodySource {
  return recordRange({ place, decoded: false, from: 0, to: bytes.length, headers, suggestedName, held: bytes });
}

/** A body whose bytes are here already and that is on no record of its own. */
export function heldBody(key: string, bytes: Uint8Array): BodySource {
  const read: BodySource['read'] = (from, to) => Promise.resolve(bytes.subarray(from, to));
  return { key, keptBytes: bytes.length, headers: [], read, part: (from, to, headers, name) => heldSlice(key, read, from, to, headers, name) };
}

interface RecordRange {
  readonly place: BodyPlaceOnRecord;
  readonly decoded: boolean;
  readonly from: number;
  readonly to: number;
  readonly headers: readonly HeaderPair[];
  readonly suggestedName: string;
  readonly isPart?: boolean;
  /** All bytes of the body, where they are here. */
  readonly held?: Uint8Array;
}

function recordRange(range: RecordRange): BodySource {
  const { place, decoded, from, to, headers, suggestedName, isPart, held } = range;
  const isCoded = !decoded && from === 0 && headers.some(([name, value]) => name.toLowerCase() === 'content-encoding' && !/^\s*(identity\s*)?$/i.test(value));
  return {
    key: `${JSON.stringify(place)} ${decoded ? 'decoded ' : ''}${from} ${to}`,
    keptBytes: to - from,
    headers,
    isSearched: isPart !== true && (place.of === 'captured' || place.of === 'sent'),
    read: (start, end) =>
      held === undefined
        ? inCalls(from + start, from + end, (first, last) => call('bodies.bytes', { body: place, decoded, from: first, to: last }))
        : Promise.resolve(held.subarray(from + start, from + end)),
    save: () => call('desktop.saveBody', { body: place, decoded, from, to, suggestedName }),
    ...(isCoded ? { decode: () => decode(range) } : {}),
    part: (start, end, partHeaders, name) => recordRange({ ...range, isPart: true, from: from + start, to: from + end, headers: partHeaders, suggestedName: name }),
  };
}

async function decode({ place, headers, suggestedName }: RecordRange): Promise<Reply<DecodedSource>> {
  const reply = await call('bodies.decoded', { body: place });
  if (!reply.ok) return reply;
  return ok({ facts: reply.value, source: recordRange({ place, decoded: true, from: 0, to: reply.value.decodedBytes, headers, suggestedName }) });
}

function heldSlice(key: string, read: BodySource['read'], from: number, to: number, headers: readonly HeaderPair[], _name: string): BodySource {
  return {
    key: `${key} ${from} ${to}`,
    keptBytes: to - from,
    headers,
    read: (start, end) => read(from + start, from + end),
    part: (start, end, partHeaders, name) => heldSlice(key, read, from + start, from + end, partHeaders, name),
  };
}

async function inCalls(from: number, to: number, ask: (from: number, to: number) => Promise<Reply<Uint8Array>>): Promise<Uint8Array | undefined> {
  const whole = new Uint8Array(Math.max(0, to - from));
  for (let at = from; at < to; at += mostBytesACall) {
    const reply = await ask(at, Math.min(to, at + mostBytesACall));
    if (!reply.ok) return undefined;
    whole.set(reply.value, at - from);
  }
  return whole;
}
