import type { EventDraft, PerformedBy, Source } from '../model/event';
import type { FaultOrder } from '../model/fault';
import type { LastAttempt } from '../model/last-attempt';

/** An event that was sent by hand before, in one line. */
export interface SentEvent {
  readonly eventId: string;
  readonly name: string;
  readonly source: Source;
  readonly performedBy: PerformedBy;
  readonly createdAtMs: number;
  /** The reference or the name in its subject, where there is one; at most 200 characters. */
  readonly subject?: string;
  /** Its faults as on the command line. */
  readonly faults: readonly string[];
  /** How many endpoints got it, or were to get it. */
  readonly endpoints: number;
}

/** Methods that read what was sent before. */
export interface SentContract {
  /**
   * Events that were sent from Compose, the desk or the command line, newest first; bursts, scenarios and replays are left out. Every word
   * of `words` has to stand in the name, the performer or the beginning of the subject, without case. `before` is `next` of the page before.
   */
  'events.history': { input: { words: string; limit: number; before?: number }; output: { readonly events: readonly SentEvent[]; readonly next?: number } };
  /** An event as it was composed. Faults that cannot be asked for by name, such as those of the desk, are left out. */
  'events.composed': { input: { eventId: string }; output: { readonly draft: EventDraft; readonly faults: readonly FaultOrder[]; readonly createdAtMs: number } };
  /** The last attempt of an endpoint that ended; absent where the log has none. */
  'endpoints.lastAttempt': { input: { id: string }; output: { readonly last?: LastAttempt } };
}
