import type { CatalogEntry } from '../../../shared/catalog/catalog';
import type { ComposeVerdict } from '../../../shared/contract/contract';
import type { CaptureDraft, CapturedRequest } from '../../../shared/model/captured-request';
import type { Check, CheckState } from '../../../shared/model/check';
import type { CheckKindId } from '../../../shared/model/check-kind';
import type { EventDraft } from '../../../shared/model/event';
import type { HeaderPair } from '../../../shared/model/header';
import type { SignatureVerdict } from '../../../shared/model/signing';
import type { EarlierRequests } from './comparisons';
import type { QuickContent } from './reading';
import type { CompileSchema } from './schema-rule';

/** What the checks need of the rest of the core. */
export interface ChecksParts {
  /** The event of this name in the catalogue as it is now. */
  entry(name: string): CatalogEntry | undefined;
  readonly compile: CompileSchema;
  /** Whether the user switched a kind of check off; none is where this is absent. */
  isOff?(kind: CheckKindId): boolean;
  /** How the signature of a whole request is judged; undefined where nothing at its address signs. */
  signature?(request: SignedArrival): SignatureVerdict | undefined;
  /** How content codings are undone; without it bodies are read as they stand. */
  readonly content?: QuickContent;
  /** Requests of earlier runs; without them only those of this run are compared. */
  readonly earlier?: Omit<EarlierRequests, 'factsOf'>;
}

/** A whole request as its signature is judged. */
export interface SignedArrival {
  readonly target: string;
  readonly receivedAtMs: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** The body as it was sent, where that is on record. */
  readonly sentBody?: Uint8Array | undefined;
}

/** What a captured request is, in short. Names are cut after 200 characters. */
export interface Inspection {
  readonly eventName: string | null;
  readonly source: string | null;
  readonly checkState: CheckState;
  /** As in a captured request: which checks failed or warned, and whether some are still to come. */
  readonly checkMarks?: string;
}

/** What the verdicts need of a captured request; without target and time its signature is not judged. */
export type JudgedCapture = Pick<CaptureDraft, 'headers' | 'body' | 'truncated' | 'state'> & Partial<Pick<CapturedRequest, 'target' | 'receivedAtMs'>>;

/** What tells where a captured request stands among others. */
export type ComparedCapture = Pick<CapturedRequest, 'id' | 'position' | 'truncated' | 'state' | 'problem' | 'checkMarks'>;

/** How a request arrived. With the digest of its body it is compared with those before it, and those after it with it. */
export type Arrival = Pick<SignedArrival, 'target' | 'receivedAtMs'> & Partial<Pick<CaptureDraft, 'bodySha256'>>;

/** How a body is read: up to `parsedBytes`, or 1 MB where it is left out. `whyUnread` says, in words that end a sentence, why it is not. */
export interface ContentReading {
  readonly parsedBytes?: number;
  readonly whyUnread?: string;
  /** The event's name as it was found on arrival, for a body that is not read again. */
  readonly knownName?: string | null;
}

/** The verdicts on headers and body, and the names that they were made by. `isOpen` says that the body is too large to be read here. */
export interface ContentVerdicts {
  readonly checks: readonly Check[];
  readonly eventName: string | null;
  readonly source: string | null;
  readonly isOpen: boolean;
}

/** Verdicts on what was caught and on what is about to be sent. */
export interface Checks {
  /**
   * Names and gravest state of a request as it comes in: quick, without sentences, never throws. `partial` says that not all of the body is
   * given. Where something takes longer (a body over 1 MB, or earlier requests that are not read back yet) the marks say `later`.
   */
  inspect(headers: readonly HeaderPair[], body: Uint8Array, partial: boolean, arrival?: Arrival): Inspection;
  /** Tells under which id an inspected request (by its very array of headers) is on disk, so that later ones can name it. */
  recorded(headers: readonly HeaderPair[], place: { readonly captureId: string; readonly seq: number }): void;
  /** The same judgement in sentences, in the order of the page, of all but other requests. */
  content(capture: JudgedCapture, signature: SignatureVerdict | undefined, how?: ContentReading): ContentVerdicts;
  /** How the signature of a whole request is judged; undefined where nothing at its address signs, or not all of it is there. */
  signature(capture: JudgedCapture, sentBody: Uint8Array | undefined): SignatureVerdict | undefined;
  /** The verdicts that compare a captured request with those before it. */
  compared(capture: ComparedCapture): Promise<readonly Check[]>;
  /** Reads back the requests of earlier runs, unless that is done or under way. Resolves when they are known. */
  readBack(): Promise<void>;
  /** Whether the event could be sent as composed, and what is odd about its subject. */
  compose(entry: CatalogEntry, draft: EventDraft): Pick<ComposeVerdict, 'sendable' | 'problem' | 'checks'>;
}
