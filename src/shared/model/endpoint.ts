import type { HeaderPair } from './header';
import type { Source } from './event';
import type { RetrySchedule, TimeScale } from './retry-schedule';
import type { SigningScheme } from './signing';

/** Which sources an endpoint takes: everything, or only what users did in the provider's interface. */
export type SourceFilter = 'ui-and-api' | 'ui-only';

/** How an endpoint's requests are signed. The secrets are kept apart, never in the workspace. */
export type EndpointSigning = { readonly kind: 'none' } | SigningScheme;

/** A header whose value cannot be read on this computer. `reference` is what stands for the value in the workspace's file. */
export interface LostSecret {
  readonly headerName: string;
  readonly reference: string;
}

/** A receiver. `events` are the names that it is subscribed to; an endpoint with none gets nothing. */
export interface Endpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly events: readonly string[];
  readonly sources: SourceFilter;
  /** Extra headers, sent after the event's own in this order. */
  readonly headers: readonly HeaderPair[];
  /** How long an attempt may take as a whole before it counts as failed, in milliseconds. */
  readonly timeoutMs: number;
  /** How long DNS, TCP and TLS may take together, in milliseconds; never longer than `timeoutMs`. */
  readonly connectTimeoutMs: number;
  /** False where any certificate will do, such as a self-signed one. */
  readonly verifyTls: boolean;
  readonly signing: EndpointSigning;
  /** When a failed delivery is tried again. */
  readonly retry: RetrySchedule;
  /** Each delay is moved by up to this part of itself, either way, from 0 (exact) to 1. */
  readonly jitter: number;
  /** The same seed moves the delays of the same delivery in the same way. */
  readonly jitterSeed: number;
  /** How much faster than in production retries come. */
  readonly timeScale: TimeScale;
  /** How many attempts may be on their way at once. */
  readonly concurrency: number;
  /** True where its deliveries wait until it is resumed. */
  readonly paused: boolean;
  /** There where it came with an imported workspace and nothing was sent to it yet: the first send asks where its address is not public. */
  readonly imported?: true;
  /** There where values of secret headers cannot be read: those headers stand among `headers` without a value, and nothing is sent until they have one. */
  readonly lostSecrets?: readonly LostSecret[];
}

/** Most attempts to one endpoint that may be on their way at once. */
export const concurrencyLimit = 64;

/** What an endpoint has where nothing else was chosen. The provider's page names no retries and no signature, so there are none. */
export const endpointDefaults: Omit<Endpoint, 'id' | 'name' | 'url' | 'events'> = {
  enabled: true,
  sources: 'ui-and-api',
  headers: [],
  timeoutMs: 10_000,
  connectTimeoutMs: 10_000,
  verifyTls: true,
  signing: { kind: 'none' },
  retry: { kind: 'none' },
  jitter: 0,
  jitterSeed: 1,
  timeScale: 1,
  concurrency: 8,
  paused: false,
};

/**
 * Why an endpoint gets no attempt for an event. `paused` is the one that passes: its deliveries wait, and leave when the endpoint is resumed.
 * So does `reordered`: the fault holds the delivery until the next event to the endpoint has left. `dropped`: the fault sends nothing.
 * `no-endpoint`: the workspace has no endpoint that could have been subscribed.
 */
export type NotDeliveredReason = 'disabled' | 'not-subscribed' | 'source-filtered' | 'deleted' | 'paused' | 'no-endpoint' | 'reordered' | 'dropped';

/** The reason in the words of the window and of the command line. */
export function notDeliveredSentence(reason: NotDeliveredReason): string {
  switch (reason) {
    case 'disabled':
      return 'endpoint is disabled';
    case 'not-subscribed':
      return 'endpoint not subscribed';
    case 'source-filtered':
      return 'endpoint takes UI only';
    case 'deleted':
      return 'endpoint was deleted';
    case 'paused':
      return 'endpoint is paused';
    case 'no-endpoint':
      return 'nothing is subscribed';
    case 'reordered':
      return 'held until the next event to this endpoint has left';
    case 'dropped':
      return 'dropped on purpose';
  }
}

/** Why this endpoint would not get an event now, or undefined where it would. Told first: disabled, then not subscribed, then the source, then paused. */
export function reasonNotDelivered(endpoint: Endpoint, eventName: string, source: Source): NotDeliveredReason | undefined {
  if (!endpoint.enabled) return 'disabled';
  if (!endpoint.events.includes(eventName)) return 'not-subscribed';
  if (endpoint.sources === 'ui-only' && source === 'api') return 'source-filtered';
  if (endpoint.paused) return 'paused';
  return undefined;
}

const addressPrefix = 'to:';

/** An address that is sent to without being an endpoint of the workspace. Its id says its URL, so that it can be made again from that. */
export function addressEndpoint(url: string, events: readonly string[] = []): Endpoint {
  return { ...endpointDefaults, id: `${addressPrefix}${url}`, name: url, url, events };
}

/** The address that an id of `addressEndpoint` stands for; undefined for any other id. */
export function endpointOfAddress(id: string): Endpoint | undefined {
  return id.startsWith(addressPrefix) ? addressEndpoint(id.slice(addressPrefix.length)) : undefined;
}
