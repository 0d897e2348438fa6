import type { EventDraft } from './event';
import type { FaultOrder } from './fault';

/**
 * How fast the events of a burst leave: so many a second, or each as soon as an answer makes room. With `risingMs` the rate grows evenly from
 * nothing to `perSecond` over that time from the start of the burst; a pace that is changed later is in force at once.
 */
export type BurstPace = { readonly kind: 'rate'; readonly perSecond: number; readonly risingMs?: number } | { readonly kind: 'as-answered' };

/** One event of the mix, and how often it comes beside the others. */
export interface BurstEvent {
  readonly draft: EventDraft;
  readonly weight: number;
}

/** What a burst sends. The mix is exact: of any stretch of events each kind has its share, to the nearest one. */
export interface BurstOrder {
  readonly events: readonly BurstEvent[];
  readonly endpointIds: readonly string[];
  /** How many events; each goes to every endpoint of the list that takes it. */
  readonly count: number;
  readonly pace: BurstPace;
  /** How many deliveries may be under way at once over all endpoints. Each endpoint’s own limit holds as well. */
  readonly concurrency: number;
  /** Put on every event. */
  readonly faults?: readonly FaultOrder[];
}

/** Largest values of a burst. */
export const burstLimits = { events: 20, count: 1_000_000, perSecond: 20_000, risingMs: 3_600_000, concurrency: 256 } as const;

/**
 * Where a burst stands. `stopping`: nothing more is sent, what is under way ends. `failed`: it could not go on, and `problem` says why.
 */
export type BurstState = 'running' | 'paused' | 'stopping' | 'stopped' | 'done' | 'failed';

/** So many deliveries ended in this way. */
export interface BurstOutcome<T> {
  readonly outcome: T;
  readonly count: number;
}

/** Answers that took from `fromMs` up to, not including, `toMs`. */
export interface LatencyBucket {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
}

/** How long first attempts with an answer took, in milliseconds; right to 2 %, `fastestMs` and `slowestMs` exact. All are 0 where there was no answer. */
export interface LatencyFigures {
  readonly fastestMs: number;
  readonly p50Ms: number;
  readonly p75Ms: number;
  readonly p90Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
  /** Those that hold something, fastest first; at most 500. */
  readonly buckets: readonly LatencyBucket[];
}

/** What has been counted of a burst. Each delivery counts once, by its first attempt. */
export interface BurstFigures {
  /** Events that left the burst: their deliveries are on record. */
  readonly eventsSent: number;
  /** Deliveries of these events; with a fault that sends copies there are more of them than events and endpoints. */
  readonly deliveries: number;
  /** Deliveries on record whose first attempt has not ended. */
  readonly underWay: number;
  /** A whole 2xx answer. */
  readonly acknowledged: number;
  /** Any other answer, or none. */
  readonly failed: number;
  /** No attempt was made: the endpoint does not take the event, or the fault drops it. */
  readonly notDelivered: number;
  /** Answers by status, most first. */
  readonly statuses: readonly BurstOutcome<number>[];
  /** Attempts without a whole answer by the failure’s code, most first. */
  readonly failures: readonly BurstOutcome<string>[];
  readonly latency: LatencyFigures;
  /** First attempts ended a second: over the whole run, and over the last second or so. */
  readonly perSecond: number;
  readonly nowPerSecond: number;
  /** First attempts ended in each of equal stretches of `stretchMs` from the start; at most 240. */
  readonly rates: { readonly stretchMs: number; readonly counts: readonly number[] };
  /** How long the log took for the last event, and how often and how long in all it held the burst up. Nothing is ever skipped. */
  readonly log: { readonly lagMs: number; readonly waits: number; readonly waitedMs: number };
}

/** One burst, running or over. Kept until the program ends, the last ten. */
export interface Burst {
  readonly id: string;
  readonly state: BurstState;
  readonly problem?: string;
  readonly startedAtMs: number;
  /** How long it has run, or ran, in milliseconds. */
  readonly durationMs: number;
  readonly order: {
    readonly events: readonly { readonly name: string; readonly weight: number }[];
    readonly endpointIds: readonly string[];
    readonly count: number;
    readonly pace: BurstPace;
    readonly concurrency: number;
    readonly faults: readonly string[];
  };
  readonly figures: BurstFigures;
  /** The last burst before it that is over, with the same events to the same endpoints, to compare with. */
  readonly previous?: { readonly id: string; readonly startedAtMs: number; readonly durationMs: number; readonly figures: BurstFigures };
}
