import type { HeaderPair } from './header';
import type { Source } from './event';

/** Which sources an endpoint takes: everything, or only what users did in the provider's interface. */
export type SourceFilter = 'ui-and-api' | 'ui-only';

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
}

/** Why an endpoint gets no attempt for an event. */
export type NotDeliveredReason = 'disabled' | 'not-subscribed' | 'source-filtered' | 'deleted';

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
  }
}

/** Why this endpoint would not get an event, or undefined where it would. Disabled is told before not subscribed, not subscribed before the source. */
export function reasonNotDelivered(endpoint: Endpoint, eventName: string, source: Source): NotDeliveredReason | undefined {
  if (!endpoint.enabled) return 'disabled';
  if (!endpoint.events.includes(eventName)) return 'not-subscribed';
  if (endpoint.sources === 'ui-only' && source === 'api') return 'source-filtered';
  return undefined;
}
