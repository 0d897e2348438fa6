import { isMessageIdHeader, longestMessageId } from '../../../shared/model/message-id';
import type { HeaderPair } from '../../../shared/model/header';
import { createClaimLives, type LifeFinding } from './claim-lives';
import { createGenerations } from './generations';
import { memberOf, type Reading } from './reading';

/** A captured request as later ones are compared with it. Its id and number are there once it is on disk. */
export interface SeenRequest {
  readonly receivedAtMs: number;
  readonly eventName: string | null;
  readonly repeats: Repeat | undefined;
  life: readonly LifeFinding[];
  place: { readonly captureId: string; readonly seq: number } | undefined;
}

/** That a request came before: by the id that its sender gave it, or as the same event with the same bytes. */
export interface Repeat {
  readonly earlier: SeenRequest;
  /** The header and its value; undefined where the bytes alone tell. */
  readonly id: readonly [name: string, value: string] | undefined;
}

/** The last requests of this run of the program, as far as they are needed to compare new ones with them. Bounded: of those long ago nothing is known. */
export interface History {
  /** Compares a whole request with those before it and keeps it. Quick, never throws. */
  see(headers: readonly HeaderPair[], reading: Reading, receivedAtMs: number, bodySha256: string): SeenRequest;
  /** Tells under which id the request with these headers (the same array) is on disk. */
  recorded(headers: readonly HeaderPair[], place: { readonly captureId: string; readonly seq: number }): void;
  /** A request by its id; undefined where it came in an earlier run or is forgotten. */
  of(captureId: string): SeenRequest | undefined;
}

const rememberedRequests = 8_000;
const mostUnrecorded = 2_000;
const repeatWindowMs = 3_600_000;
const longestClaimId = 200;
const nothing: readonly never[] = [];

/** Makes an empty history. */
export function createHistory(): History {
  const byId = createGenerations<string, SeenRequest>(rememberedRequests);
  const byBytes = createGenerations<string, SeenRequest>(rememberedRequests);
  const byCapture = createGenerations<string, SeenRequest>(rememberedRequests);
  const unrecorded: { readonly headers: readonly HeaderPair[]; readonly request: SeenRequest }[] = [];
  const lives = createClaimLives();

  return {
    see(headers, reading, receivedAtMs, bodySha256) {
      const { eventName } = reading;
      const ids = messageIds(headers);
      const claimId = reading.isEvent ? claimIdOf(reading) : undefined;
      const comparesBytes = reading.isEvent && ids.length === 0 && reading.bytes.length > 0;
      let repeats: Repeat | undefined;
      for (const id of ids) {
        const earlier = byId.get(idKey(id));
        if (earlier !== undefined && receivedAtMs - earlier.receivedAtMs <= repeatWindowMs) repeats ??= { earlier, id: [ownText(id[0]), ownText(id[1])] };
      }
      if (comparesBytes) {
        const earlier = byBytes.get(bodySha256);
        // After other events of its claim the same bytes can be a new event, such as a second closing.
        const latest = claimId === undefined ? undefined : lives.latest(claimId);
        if (earlier !== undefined && earlier.eventName === eventName && receivedAtMs - earlier.receivedAtMs <= repeatWindowMs && (latest === undefined || latest === earlier)) repeats = { earlier, id: undefined };
      }

      const request: SeenRequest = { receivedAtMs, eventName: reading.entry?.name ?? ownText(eventName), repeats, life: nothing, place: undefined };
      if (claimId !== undefined && repeats === undefined) request.life = lives.step(claimId, reading, request);
      for (const id of ids) byId.set(idKey(id), request);
      if (comparesBytes && repeats === undefined) byBytes.set(bodySha256, request);
      // Those that could not be written stay here for a while.
      if (unrecorded.length === mostUnrecorded) unrecorded.shift();
      unrecorded.push({ headers, request });
      return request;
    },
    recorded(headers, place) {
      const index = unrecorded.findIndex((each) => each.headers === headers);
      const [waiting] = index === -1 ? [] : unrecorded.splice(index, 1);
      if (waiting === undefined) return;
      const { request } = waiting;
      request.place = place;
      byCapture.set(place.captureId, request);
    },
    of: (captureId) => byCapture.get(captureId),
  };
}

function messageIds(headers: readonly HeaderPair[]): readonly HeaderPair[] {
  let ids: HeaderPair[] | undefined;
  for (const header of headers) {
    const [name, value] = header;
    if (value === '' || value.length > longestMessageId || !isMessageIdHeader(name)) continue;
    (ids ??= []).push(header);
  }
  return ids ?? nothing;
}

/** The text in memory of its own: what is cut from a request's head holds on to all of that head. */
function ownText<T extends string | null>(text: T): T {
  return text === null ? text : (Buffer.from(text, 'utf16le').toString('utf16le') as T);
}

function idKey([name, value]: readonly [string, string]): string {
  return `${name.toLowerCase()} ${value}`;
}

/** The claim's id; undefined where there is none, or where it has more digits than are kept in reading. */
function claimIdOf({ body }: Reading): string | number | undefined {
  const id = body.kind === 'json' ? memberOf(memberOf(body.value, 'claim'), 'id') : undefined;
  if (typeof id === 'string') return id === '' || id.length > longestClaimId ? undefined : id;
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined;
}
