import type { PerformedBy } from '../../../../shared/model/event';
import type { FaultOrder } from '../../../../shared/model/fault';
import type { ScenarioAction, Step } from '../../../../shared/model/scenario';
import type { Clock } from '../../ports';
import type { RunRecord } from './run-record';

/** What was done: the deliveries that it made, and the event as it is sent, for the hash over all of them. */
export interface Done {
  readonly ok: true;
  readonly event: string;
  readonly performedBy: PerformedBy;
  readonly deliveryIds: readonly string[];
  readonly deliveryCount: number;
  /** The bytes of the events, one after another, as composed. */
  readonly bytes: readonly Uint8Array[];
  /** More than the number of deliveries, in a few words. */
  readonly remark?: string;
  /** True where the receivers refused it or could not be reached, as far as the burst counted. */
  readonly failedCount?: number;
}

/** What could not be done, in one sentence. */
export interface NotDone {
  readonly ok: false;
  readonly message: string;
}

/** How a step's event is sent. */
export interface SendWish {
  readonly performer?: PerformedBy;
  /** A name of the scenario's endpoints; all of them where it is left out. */
  readonly endpoint?: string;
  readonly faults: readonly FaultOrder[];
}

/** The world that a run plays in: an account of its own, receivers, and what is observed of them. */
export interface World {
  readonly clock: Clock;
  /** Changes the account and sends the event of it. Resolves when the event is on record. */
  act(action: ScenarioAction, wish: SendWish): Promise<Done | NotDone>;
  send(step: Extract<Step, { kind: 'send' }>): Promise<Done | NotDone>;
  /** Resolves when the first attempt of each event has ended. */
  burst(step: Extract<Step, { kind: 'burst' }>, onProgress: (sent: number) => void): Promise<Done | NotDone>;
  /** Which claim the step is about, so that events of one claim leave one after another; undefined where it is a new one. */
  claimKey(step: Step): string | undefined;
  /** What `${claim.id}` and its like stand for now. */
  claimValue(name: string | undefined, field: 'id' | 'reference'): string | undefined;
  /** Resolves when the first attempt of each of these has ended, or is to come later. */
  attempted(deliveryIds: readonly string[]): Promise<void>;
  /** Tells of each captured request and of every step of the run's deliveries, from now on. */
  onRecord(listener: (record: RunRecord) => void): () => void;
  /** Why a body does not fit the catalogue's schema of its event; undefined where it does. */
  catalogueProblem(event: string | null, body: string): string | undefined;
  /** Why a body does not fit this JSON Schema. */
  schemaProblem(schemaJson: string, body: string): string | undefined;
  /** Sends nothing more: a burst ends, and deliveries that wait for a later time are cancelled. */
  close(): Promise<void>;
}
