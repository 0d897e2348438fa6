import type { Burst, BurstOrder, BurstPace } from '../model/burst';
import type { DeliverySummary } from '../model/delivery';
import type { EventDraft } from '../model/event';
import type { FaultInfo, FaultOrder } from '../model/fault';
import type { HeaderChange } from '../model/header';
import type { DeliveriesChanged } from './contract';

type Nothing = Record<string, never>;

/** A request with faults as it would leave, from the code that sends. */
export interface FaultPreview {
  /** Request line and headers, ending in an empty line; each character is one byte (latin1). */
  readonly headText: string;
  /** The first 256 KB of the body as they leave (compressed or in chunks, where a fault does that); `bodyBytes` counts all of it. */
  readonly body: Uint8Array;
  readonly bodyBytes: number;
  /** How the bytes leave where that is not in one go, one sentence each. */
  readonly manner: readonly string[];
  /** How often and when it leaves where that is not once and now, one sentence each. */
  readonly plan: readonly string[];
  /** How many deliveries there are for this endpoint; 0 where nothing leaves. */
  readonly copies: number;
}

/** A captured request as it would leave again. */
export interface ReplayPreview {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderChange[];
}

/** What a record holds of an event, to compose a new one from. */
export interface EventContent {
  readonly draft: EventDraft;
  /** What of the record could not be taken over, one sentence each; the draft then has something plain in its place. */
  readonly notes: readonly string[];
}

/** Methods that send on purpose: with faults, again, or many at once. */
export interface SendingContract {
  /** The fault table, in the order of its groups. */
  'faults.list': { input: Nothing; output: readonly FaultInfo[] };
  'faults.preview': { input: { draft: EventDraft; endpointId: string; faults: readonly FaultOrder[] }; output: FaultPreview };

  'bursts.start': { input: BurstOrder; output: Burst };
  /** Sends nothing more; what is under way ends. */
  'bursts.stop': { input: { id: string }; output: Burst };
  /** Changes the pace of a burst that runs, or holds it and lets it go on. */
  'bursts.change': { input: { id: string; pace?: BurstPace; paused?: boolean }; output: Burst };
  'bursts.get': { input: { id: string }; output: Burst };
  /** The last bursts of this run of the program, newest first. */
  'bursts.list': { input: Nothing; output: readonly Burst[] };

  /**
   * The same event to the same endpoint again, as a new delivery with the same faults but those of number, order and time. `deliverAnyway` sends
   * to endpoints that are disabled, not subscribed or filtered, and so does a delivery that was sent in this way before. A replay is replayed.
   */
  'deliveries.redeliver': { input: { ids: readonly string[]; deliverAnyway?: boolean }; output: DeliveriesChanged };
  /**
   * Exactly the captured body and header lines to another address: method and header order as captured; Host, Content-Length and what belongs to
   * one connection alone are written anew. The target is the captured one where `url` has no path (or “/”), else that of `url`. With `resign`
   * (the id of an endpoint) the signature headers of its scheme are made anew with its secret for each attempt, and nothing else.
   */
  'captures.replay': { input: { ids: readonly string[]; url: string; resign?: string }; output: DeliveriesChanged };
  /** What a replay of one captured request would change, if it left now. */
  'captures.previewReplay': { input: { id: string; url: string; resign?: string }; output: ReplayPreview };
  /** What a delivery or a captured request (by its id) holds of an event, for Compose. */
  'events.contentOf': { input: { id: string }; output: EventContent };
  /**
   * A new event from the content of each delivery or captured request: to `endpointIds`, else to the endpoint of the delivery, else (captured
   * requests) to every subscribed one.
   */
  'events.sendAsNew': { input: { ids: readonly string[]; endpointIds?: readonly string[] }; output: { deliveries: readonly DeliverySummary[]; refused: DeliveriesChanged['refused'] } };
}
