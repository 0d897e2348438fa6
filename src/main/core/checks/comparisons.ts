import type { HeaderPair } from '../../../shared/model/header';
import { createHistory, rememberedRequests, type CapturePlaced, type SeenRequest } from './history';
import type { RequestFacts } from './request-facts';

/** A request on record, as far as others are compared with it. Without body where that is too large, which `isCut` says. */
export interface RecordedRequest {
  readonly id: string;
  readonly seq: number;
  readonly position: number;
  readonly receivedAtMs: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  readonly isCut: boolean;
  readonly bodySha256: string;
  readonly eventName: string | null;
}

/** The whole requests on record before a position, newest first, at most `limit` of them. Imported ones are left out. */
export type RecordedBefore = (position: number, limit: number) => Promise<readonly RecordedRequest[]>;

/** Where requests of earlier runs are read from. */
export interface EarlierRequests {
  readonly before: RecordedBefore;
  /** All up to this position was there before the first request of this run. */
  readonly lastPosition: number;
  readonly factsOf: (request: RecordedRequest) => RequestFacts;
  /** Told where they cannot be read; requests are then compared with those of this run alone. */
  onProblem(error: unknown): void;
}

/** What requests are compared with: those before them, of this run of the program and of earlier ones. */
export interface Comparisons {
  /** A whole request arrived. Undefined where the earlier ones are not read yet: it is compared once they are. */
  arrived(headers: readonly HeaderPair[], facts: RequestFacts): SeenRequest | undefined;
  /** Tells under which id an arrived request (by its very array of headers) is on disk. */
  recorded(headers: readonly HeaderPair[], place: CapturePlaced): void;
  /** How a request on record compares with those before it, this run's or any earlier; undefined where that cannot be told. */
  of(capture: { readonly id: string; readonly position: number }): Promise<SeenRequest | undefined>;
  /** Reads back the requests of earlier runs, unless that is done or under way. */
  begin(): Promise<void>;
}

interface Unrecorded {
  readonly headers: readonly HeaderPair[];
  readonly facts: RequestFacts;
  request: SeenRequest | undefined;
  place: CapturePlaced | undefined;
}

const pageRecords = 250;
const mostReadBytes = 64 * 1024 * 1024;
const mostUnrecorded = 2_000;
/** More that arrive before the earlier ones are read are not waited for: reading ends with what there is. */
const mostWaiting = 20_000;
/** A record of long ago is compared with so many before it. What comes soon after it is read too, since it is often looked at next. */
const pastBefore = 1_500;
const pastAfter = 500;

/** Makes comparisons that know nothing yet; without `earlier` they never know of another run. */
export function createComparisons(earlier: EarlierRequests | undefined): Comparisons {
  const history = createHistory();
  const unrecorded: Unrecorded[] = [];
  let waiting: Unrecorded[] | undefined = earlier === undefined || earlier.lastPosition === 0 ? undefined : [];
  let reading: Promise<void> | undefined;
  let past: { readonly from: number; readonly to: number; readonly of: (id: string) => SeenRequest | undefined } | undefined;

  /** The facts of at most `count` requests before a position, oldest first. */
  async function read(source: EarlierRequests, position: number, count: number, isEnough: () => boolean): Promise<{ readonly request: RecordedRequest; readonly facts: RequestFacts }[]> {
    const found: { readonly request: RecordedRequest; readonly facts: RequestFacts }[] = [];
    let bytes = 0;
    for (let from = position; found.length < count && bytes < mostReadBytes && !isEnough(); ) {
      const page = await source.before(from, Math.min(pageRecords, count - found.length));
      for (const request of page) {
        bytes += request.body.length;
        found.push({ request: { ...request, headers: [], body: new Uint8Array() }, facts: source.factsOf(request) });
      }
      const last = page.at(-1);
      if (last === undefined) break;
      from = last.position;
    }
    return found.reverse();
  }

  async function readEarlier(source: EarlierRequests): Promise<void> {
    try {
      const found = await read(source, source.lastPosition + 1, rememberedRequests, () => (waiting?.length ?? 0) > mostWaiting);
      for (const { request, facts } of found) history.recorded(history.see(facts), { captureId: request.id, seq: request.seq });
    } catch (error) {
      source.onProblem(error);
    }
    const arrived = waiting ?? [];
    waiting = undefined;
    for (const each of arrived) {
      each.request = history.see(each.facts);
      if (each.place !== undefined) history.recorded(each.request, each.place);
    }
  }

  function begin(): Promise<void> {
    if (earlier === undefined || waiting === undefined) return Promise.resolve();
    reading ??= readEarlier(earlier);
    return reading;
  }

  async function readPast(source: EarlierRequests, position: number, id: string): Promise<SeenRequest | undefined> {
    if (past === undefined || position < past.from || position > past.to) {
      const found = await read(source, position + pastAfter, pastBefore + pastAfter, () => false);
      const from = found[0]?.request.position === undefined || found.length < pastBefore + pastAfter ? 0 : (found[pastBefore]?.request.position ?? position);
      const other = createHistory();
      for (const { request, facts } of found) other.recorded(other.see(facts), { captureId: request.id, seq: request.seq });
      past = { from: Math.min(from, position), to: position + pastAfter - 1, of: other.of };
    }
    return past.of(id);
  }

  return {
    arrived(headers, facts) {
      const each: Unrecorded = { headers, facts, request: waiting === undefined ? history.see(facts) : undefined, place: undefined };
      waiting?.push(each);
      // Those that could not be written stay here for a while.
      if (unrecorded.length === mostUnrecorded) unrecorded.shift();
      unrecorded.push(each);
      if (waiting !== undefined) void begin();
      return each.request;
    },
    recorded(headers, place) {
      const index = unrecorded.findIndex((each) => each.headers === headers);
      const [found] = index === -1 ? [] : unrecorded.splice(index, 1);
      if (found === undefined) return;
      found.place = place;
      if (found.request !== undefined) history.recorded(found.request, place);
    },
    async of({ id, position }) {
      await begin();
      const known = history.of(id);
      if (known !== undefined || earlier === undefined) return known;
      try {
        return await readPast(earlier, position, id);
      } catch (error) {
        earlier.onProblem(error);
        return undefined;
      }
    },
    begin,
  };
}
