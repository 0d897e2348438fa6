import { createClaimLives, type LifeFinding } from './claim-lives';
import { createGenerations } from './generations';
import type { MessageId, RequestFacts } from './request-facts';

/** A captured request as later ones are compared with it. Its id and number are there once it is on disk. */
export interface SeenRequest {
  readonly receivedAtMs: number;
  readonly eventName: string | null;
  readonly repeats: Repeat | undefined;
  life: readonly LifeFinding[];
  place: CapturePlaced | undefined;
}

/** Where a captured request is on record. */
export interface CapturePlaced {
  readonly captureId: string;
  readonly seq: number;
}

/** That a request came before: by the id that its sender gave it, or as the same event with the same bytes. */
export interface Repeat {
  readonly earlier: SeenRequest;
  /** The header and its value; undefined where the bytes alone tell. */
  readonly id: MessageId | undefined;
}

/** Requests in the order in which they came, as far as they are needed to compare the next with them. Bounded: of those long ago nothing is known. */
export interface History {
  /** Compares a whole request with those before it and keeps it. Quick, never throws. */
  see(facts: RequestFacts): SeenRequest;
  /** Tells where a request that was seen is on disk. */
  recorded(request: SeenRequest, place: CapturePlaced): void;
  /** A request by its id; undefined where it was not seen or is forgotten. */
  of(captureId: string): SeenRequest | undefined;
}

/** At least so many of the last requests are known. */
export const rememberedRequests = 8_000;
const repeatWindowMs = 3_600_000;
const nothing: readonly never[] = [];

/** Makes an empty history. */
export function createHistory(): History {
  const byId = createGenerations<string, SeenRequest>(rememberedRequests);
  const byBytes = createGenerations<string, SeenRequest>(rememberedRequests);
  const byCapture = createGenerations<string, SeenRequest>(rememberedRequests);
  const lives = createClaimLives();

  return {
    see(facts) {
      const { receivedAtMs, eventName, ids, bodySha256, comparesBytes, claim } = facts;
      const isRecent = (earlier: SeenRequest): boolean => receivedAtMs - earlier.receivedAtMs <= repeatWindowMs;
      let repeats: Repeat | undefined;
      for (const id of ids) {
        const earlier = byId.get(id.key);
        if (earlier !== undefined && isRecent(earlier)) repeats ??= { earlier, id };
      }
      if (comparesBytes) {
        const earlier = byBytes.get(bodySha256);
        // After other events of its claim the same bytes can be a new event, such as a second closing.
        const latest = claim === undefined ? undefined : lives.latest(claim.id);
        if (earlier !== undefined && earlier.eventName === eventName && isRecent(earlier) && (latest === undefined || latest === earlier)) repeats = { earlier, id: undefined };
      }

      const request: SeenRequest = { receivedAtMs, eventName, repeats, life: nothing, place: undefined };
      if (facts.isUnread && repeats === undefined) lives.lose();
      else if (claim !== undefined && repeats === undefined) request.life = lives.step(claim, request);
      for (const id of ids) byId.set(id.key, request);
      if (comparesBytes && repeats === undefined) byBytes.set(bodySha256, request);
      return request;
    },
    recorded(request, place) {
      request.place = place;
      byCapture.set(place.captureId, request);
    },
    of: (captureId) => byCapture.get(captureId),
  };
}
