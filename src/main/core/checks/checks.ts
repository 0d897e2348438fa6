import type { CatalogEntry } from '../../../shared/catalog/catalog';
import type { ComposeVerdict } from '../../../shared/contract/contract';
import type { CaptureDraft, CapturedRequest } from '../../../shared/model/captured-request';
import type { Check, CheckState } from '../../../shared/model/check';
import type { CheckKindId } from '../../../shared/model/check-kind';
import type { EventDraft } from '../../../shared/model/event';
import type { HeaderPair } from '../../../shared/model/header';
import type { SignatureVerdict } from '../../../shared/model/signing';
import { bodyRule } from './body-rule';
import type { CheckRule } from './check-rule';
import { composeVerdict } from './compose-verdict';
import { eventNameRule } from './event-name-rule';
import { createComparisons, type EarlierRequests, type RecordedBefore } from './comparisons';
import { claimLifeRule, outOfReach, repeatRule } from './history-rules';
import { performerRule } from './performer-rule';
import { readRequest, type QuickContent, type Reading } from './reading';
import { requestFacts } from './request-facts';
import { contentTypeRule, hostRule, repeatedKeysRule, webPageRule } from './request-rules';
import { signatureRule } from './signature-rule';
import { createSchemaRule, type CompileSchema } from './schema-rule';

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

/** Larger bodies are not parsed on the thread that catches. */
export const quickBytes = 1024 * 1024;
const longestName = 200;
const later = 'later';

/** Makes the checks over a catalogue. */
export function createChecks(parts: ChecksParts): Checks {
  const entryOf = (name: string): CatalogEntry | undefined => parts.entry(name);
  const stateOf = (kind: CheckKindId, rule: CheckRule, reading: Reading): CheckState | undefined => (parts.isOff?.(kind) === true ? undefined : rule.judge(reading));
  const ifOn = (kind: CheckKindId, rule: CheckRule): CheckRule => ({ judge: (reading) => stateOf(kind, rule, reading), say: rule.say });
  type Rules = readonly (readonly [kind: CheckKindId, rule: CheckRule])[];
  const contentRules: Rules = [
    ['event-name', eventNameRule],
    ['body', bodyRule],
    ['schema', createSchemaRule(parts.compile, { eventName: ifOn('event-name', eventNameRule), performer: ifOn('performed-by', performerRule) })],
    ['performed-by', performerRule],
    ['content-type', contentTypeRule],
    ['repeated-key', repeatedKeysRule],
    ['signature', signatureRule],
    ['host', hostRule],
    ['web-page', webPageRule],
  ];
  const historyRules: Rules = [
    ['repeated', repeatRule],
    ['claim-life', claimLifeRule],
  ];
  const rules: Rules = [...contentRules, ...historyRules];
  const comparisons = createComparisons(parts.earlier === undefined ? undefined : { ...parts.earlier, factsOf });

  function factsOf({ headers, body, isCut, receivedAtMs, bodySha256, eventName }: Awaited<ReturnType<RecordedBefore>>[number]): ReturnType<typeof requestFacts> {
    const reading = readRequest(headers, body, { partial: false, parsedBytes: quickBytes, content: parts.content }, entryOf);
    if (isCut) reading.body = { kind: 'large' };
    // What names a request whose body was not read is known from when it arrived.
    if (reading.eventName === null && eventName !== null) Object.assign(reading, { eventName, isEvent: true, entry: entryOf(eventName) });
    return requestFacts(headers, reading, receivedAtMs, bodySha256);
  }

  /** Sentences are made of what failed or warned alone: only they carry a code. */
  function judged(reading: Reading, isOpen: boolean): Pick<Inspection, 'checkState' | 'checkMarks'> {
    let worst: CheckState = 'not-run';
    let passed = false;
    const marks = new Set<string>();
    for (const [kind, rule] of rules) {
      const state = stateOf(kind, rule, reading);
      if (state === 'fail' || state === 'warn') {
        if (worst !== 'fail') worst = state;
        if (rule.code !== undefined) marks.add(`${state}:${rule.code}`);
        else for (const said of rule.say(reading, state)) marks.add(said.state === 'fail' || said.state === 'warn' ? `${said.state}:${said.code}` : said.state);
      } else if (state === 'pass') {
        passed = true;
        if (worst === 'not-run') worst = state;
      }
    }
    if (isOpen) marks.add(later);
    if (marks.size === 0) return { checkState: worst };
    if (passed) marks.add('pass');
    return { checkState: worst, checkMarks: [...marks].join(' ') };
  }

  function said(reading: Reading, of: typeof rules): readonly Check[] {
    const checks: Check[] = [];
    for (const [kind, rule] of of) {
      const state = stateOf(kind, rule, reading);
      if (state !== undefined) checks.push(...rule.say(reading, state));
    }
    return checks;
  }

  const isPartial = ({ truncated, state }: Pick<CaptureDraft, 'truncated' | 'state'>): boolean => truncated || state !== 'complete';

  return {
    inspect(headers, body, partial, arrival) {
      const reading = readRequest(headers, body, { partial, parsedBytes: quickBytes, content: parts.content }, entryOf);
      let isOpen = reading.body.kind === 'large';
      if (!partial && arrival !== undefined) {
        if (body.length <= quickBytes) reading.signature = parts.signature?.({ ...arrival, headers, body });
        if (arrival.bodySha256 !== undefined) {
          reading.seen = comparisons.arrived(headers, requestFacts(headers, reading, arrival.receivedAtMs, arrival.bodySha256));
          isOpen ||= reading.seen === undefined;
        }
      }
      return { eventName: named(reading.eventName), source: named(reading.source), ...judged(reading, isOpen) };
    },

    recorded: comparisons.recorded,
    readBack: comparisons.begin,

    content({ headers, body, truncated, state }, signature, { parsedBytes = quickBytes, whyUnread, knownName = null } = {}) {
      const reading = readRequest(headers, body, { partial: isPartial({ truncated, state }), parsedBytes, content: parts.content }, entryOf);
      reading.signature = signature;
      if (knownName !== null && !reading.isEvent) Object.assign(reading, { isEvent: true, eventName: knownName, bodyEventName: knownName, entry: entryOf(knownName) });
      if (whyUnread !== undefined && reading.body.kind !== 'partial') reading.body = { kind: 'unread', problem: whyUnread };
      return { checks: said(reading, contentRules), eventName: named(reading.eventName), source: named(reading.source), isOpen: reading.body.kind === 'large' };
    },

    signature(capture, sentBody) {
      const { headers, body, target, receivedAtMs } = capture;
      return isPartial(capture) || target === undefined || receivedAtMs === undefined ? undefined : parts.signature?.({ target, receivedAtMs, headers, body, sentBody });
    },

    async compared(capture) {
      if (isPartial(capture) || historyRules.every(([kind]) => parts.isOff?.(kind) === true)) return [];
      if (capture.problem !== undefined) return notCompared('it did not arrive here');
      const seen = await comparisons.of(capture);
      const marks = capture.checkMarks?.split(' ') ?? [];
      const told = seen === undefined ? [] : said({ ...nothingRead, seen }, historyRules);
      const lost = historyRules.flatMap(([kind]) => {
        const check = outOfReach.get(kind);
        return check === undefined || parts.isOff?.(kind) === true || !marks.includes(`warn:${check.code}`) || told.some(({ code }) => code === check.code) ? [] : [check];
      });
      return seen === undefined && lost.length === 0 ? notCompared('they could not be read') : [...told, ...lost];
    },

    compose: (entry, draft) => composeVerdict(entry, draft, parts.compile),
  };
}

const nothingRead: Reading = readRequest([], new Uint8Array(), { partial: true, parsedBytes: 0 }, () => undefined);

function notCompared(reason: string): readonly Check[] {
  return [{ code: 'repeated', state: 'not-run', title: `Not compared with earlier requests: ${reason}` }];
}

function named(value: unknown): string | null {
  return typeof value === 'string' ? value.slice(0, longestName) : null;
}
