import type { HeaderPair } from '../../../shared/model/header';
import { createClaimLives, type LifeFinding } from './claim-lives';
import type { Reading } from './reading';

/** A captured request as later ones are compared with it. Its id and number are there once it is on disk. */
export interface SeenRequest {
  readonly receivedAtMs: number;
  readonly eventName: string | null;
  readonly repeats: Repeat | undefined;
  readonly life: readonly LifeFinding[];
  place: { readonly captureId: string; readonly seq: number } | undefined;
}

/** That a request came before: by the id that its sender gave it, or as the same event with the same bytes. */
export interface Repeat {
  readonly earlier: SeenRequest;
  /** The header and its value; undefined where the bytes alone tell. */
  readonly id: readonly [name: string, value: string] | undefined;
}

/** The last requests of this run of the program, as far as they are needed to compare new ones with them. Bounded: the oldest are forgotten. */
export interface History {
  /** Compares a whole request with those before it and keeps it. Quick, never throws. */
  see(headers: readonly HeaderPair[], reading: Reading, arrival: { readonly receivedAtMs: number; readonly bodySha256: string }): SeenRequest;
  /** Tells under which id the request with these headers (the same array) is on disk. */
  recorded(headers: readonly HeaderPair[], place: { readonly captureId: string; readonly seq: number }): void;
  /** A request by its id; undefined where it came in an earlier run or is forgotten. */
  of(captureId: string): SeenRequest | undefined;
}

const mostRequests = 10_000;
const repeatWindowMs = 3_600_000;
const longestId = 200;
// Headers in which senders number their messages; one that comes again is the same message.
const idHeaders: ReadonlySet<string> = new Set(['webhook-id', 'x-webhook-id', 'x-github-delivery', 'x-shopify-webhook-id', 'x-event-id', 'event-id', 'idempotency-key']);

interface Kept {
  readonly request: SeenRequest;
  readonly keys: readonly string[];
}

/** Makes an empty history. */
export function createHistory(): History {
  const kept: Kept[] = [];
  let next = 0;
  const byKey = new Map<string, SeenRequest>();
  const byCapture = new Map<string, SeenRequest>();
  const waiting = new WeakMap<readonly HeaderPair[], SeenRequest>();
  const lives = createClaimLives();

  function keep(request: SeenRequest, keys: readonly string[]): void {
    const forgotten = kept[next];
    if (forgotten !== undefined) {
      for (const key of forgotten.keys) if (byKey.get(key) === forgotten.request) byKey.delete(key);
      if (forgotten.request.place !== undefined) byCapture.delete(forgotten.request.place.captureId);
    }
    kept[next] = { request, keys };
    next = (next + 1) % mostRequests;
    for (const key of keys) byKey.set(key, request);
  }

  return {
    see(headers, reading, { receivedAtMs, bodySha256 }) {
      const ids = messageIds(headers);
      const claimId = reading.isEvent ? claimIdOf(reading) : undefined;
      const bytesKey = reading.isEvent && reading.bytes.length > 0 ? `bytes ${reading.eventName ?? ''} ${bodySha256}` : undefined;
      const inWindow = (earlier: SeenRequest | undefined): earlier is SeenRequest => earlier !== undefined && receivedAtMs - earlier.receivedAtMs <= repeatWindowMs;
      let repeats: Repeat | undefined;
      for (const id of ids) {
        const earlier = byKey.get(idKey(id));
        if (repeats === undefined && inWindow(earlier)) repeats = { earlier, id };
      }
      const sameBytes = bytesKey === undefined ? undefined : byKey.get(bytesKey);
      // After other events of its claim the same bytes can be a new event, such as a second closing.
      const isLatest = claimId === undefined || lives.latest(claimId) === undefined || lives.latest(claimId) === sameBytes;
      if (repeats === undefined && ids.length === 0 && inWindow(sameBytes) && isLatest) repeats = { earlier: sameBytes, id: undefined };

      const life: LifeFinding[] = [];
      const request: SeenRequest = { receivedAtMs, eventName: reading.eventName, repeats, life, place: undefined };
      if (claimId !== undefined && repeats === undefined) life.push(...lives.step(claimId, reading, request));
      const tellsByBytes = bytesKey !== undefined && (repeats === undefined || repeats.id !== undefined);
      keep(request, tellsByBytes ? [...ids.map(idKey), bytesKey] : ids.map(idKey));
      waiting.set(headers, request);
      return request;
    },
    recorded(headers, place) {
      const request = waiting.get(headers);
      if (request === undefined) return;
      waiting.delete(headers);
      request.place = place;
      byCapture.set(place.captureId, request);
    },
    of: (captureId) => byCapture.get(captureId),
  };
}

function messageIds(headers: readonly HeaderPair[]): readonly (readonly [name: string, value: string])[] {
  let ids: (readonly [string, string])[] | undefined;
  for (const header of headers) {
    const [name, value] = header;
    // By length first: most headers are none of these, and lower-casing costs.
    if (name.length < 8 || name.length > 20 || value === '' || value.length > longestId || !idHeaders.has(name.toLowerCase())) continue;
    (ids ??= []).push(header);
  }
  return ids ?? [];
}

function idKey([name, value]: readonly [string, string]): string {
  return `${name.toLowerCase()} ${value}`;
}

/** The claim's id as a key; undefined where there is none, or where it has more digits than are kept in reading. */
function claimIdOf({ body }: Reading): string | undefined {
  if (body.kind !== 'json') return undefined;
  const id = idIn(body.value);
  if (typeof id === 'string') return id === '' || id.length > longestId ? undefined : `"${id}`;
  return typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : undefined;
}

function idIn(body: unknown): unknown {
  const claim = typeof body === 'object' && body !== null ? Object.getOwnPropertyDescriptor(body, 'claim')?.value : undefined;
  return typeof claim === 'object' && claim !== null ? Object.getOwnPropertyDescriptor(claim, 'id')?.value : undefined;
}
