import type { HeaderPair } from '../model/header';
import type { BodyText } from './body-text';

/** A record as the conditions of a query see it, wherever it comes from. Texts that were on the wire are latin1, one character a byte. */
export interface QueryRecord {
  /** Its place in the stream, which `unread` compares; 0 where it has none. */
  readonly position: number;
  readonly isReceived: boolean;
  readonly isPinned: boolean;
  readonly isNoted: boolean;
  readonly timeMs: number;
  readonly state: string;
  readonly durationMs: number | null;
  readonly sizeBytes: number;
  /** `fail`, `warn`, `pass` or `not-run`, the gravest of its checks; null for a delivery. */
  readonly checkState: string | null;
  /** Words `fail:code`, `warn:code`, `pass` and `later`; empty where `checkState` says it all. */
  readonly checkMarks: readonly string[];
  readonly eventName: string | null;
  readonly source: string | null;
  /** Those of a captured request's answer, or of every attempt's. */
  readonly statuses: readonly number[];
  /** How attempts of a delivery failed, by the codes of the shared model. */
  readonly failures: readonly string[];
  /** Null for a captured request, which has none. */
  readonly attempts: number | null;
  readonly methods: readonly string[];
  /** The target of a captured request; the path of a delivery's URL. */
  readonly path: string | null;
  /** Further addresses in which words are looked for. */
  readonly addresses: readonly string[];
  /** Name and id. */
  readonly endpoint: readonly string[];
  readonly ids: readonly string[];
  readonly headers: readonly HeaderPair[];
  readonly bodies: readonly BodyText[];
  /** The subject of a delivery's event, which stands in the bodies that carry it under this name. */
  readonly subject: { readonly name: string; readonly body: BodyText } | undefined;
}
