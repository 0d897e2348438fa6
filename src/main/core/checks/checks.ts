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
import { createHistory } from './history';
import { claimLifeRule, repeatRule } from './history-rules';
import { performerRule } from './performer-rule';
import { readRequest, type Reading } from './reading';
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
  /** As in a captured request: which checks failed or warned. */
  readonly checkMarks?: string;
}

/** What the verdicts need of a captured request; without target and time its signature is not judged. */
export type JudgedCapture = Pick<CaptureDraft, 'headers' | 'body' | 'truncated' | 'state'> & Partial<Pick<CapturedRequest, 'target' | 'receivedAtMs' | 'id'>>;

/** How a request arrived. With the digest of its body it is compared with those before it, and those after it with it. */
export type Arrival = Pick<SignedArrival, 'target' | 'receivedAtMs'> & Partial<Pick<CaptureDraft, 'bodySha256'>>;

/** Verdicts on what was caught and on what is about to be sent. */
export interface Checks {
  /**
   * Names and gravest state of a request as it comes in: quick, without sentences, never throws. `partial` says that not all of the body is
   * given. Bodies over 1 MB are not parsed here: their state is that of the headers, or `not-run`.
   */
  inspect(headers: readonly HeaderPair[], body: Uint8Array, partial: boolean, arrival?: Arrival): Inspection;
  /** Tells under which id an inspected request (by its very array of headers) is on disk, so that later ones can name it. */
  recorded(headers: readonly HeaderPair[], place: { readonly captureId: string; readonly seq: number }): void;
  /** The same judgement in sentences, in the order of the page; of bodies over 8 MB only what their names tell. Compared with other requests only within one run. */
  verdicts(capture: JudgedCapture, sentBody?: Uint8Array): readonly Check[];
  /** Whether the event could be sent as composed, and what is odd about its subject. */
  compose(entry: CatalogEntry, draft: EventDraft): Pick<ComposeVerdict, 'sendable' | 'problem' | 'checks'>;
}

const inspectedBytes = 1024 * 1024;
// Parsing is done on the thread that catches.
const shownBytes = 8 * 1024 * 1024;
const longestName = 200;

/** Makes the checks over a catalogue. */
export function createChecks(parts: ChecksParts): Checks {
  const entryOf = (name: string): CatalogEntry | undefined => parts.entry(name);
  const stateOf = (kind: CheckKindId, rule: CheckRule, reading: Reading): CheckState | undefined => (parts.isOff?.(kind) === true ? undefined : rule.judge(reading));
  const ifOn = (kind: CheckKindId, rule: CheckRule): CheckRule => ({ judge: (reading) => stateOf(kind, rule, reading), say: rule.say });
  const rules: readonly (readonly [kind: CheckKindId, rule: CheckRule])[] = [
    ['event-name', eventNameRule],
    ['body', bodyRule],
    ['schema', createSchemaRule(parts.compile, { eventName: ifOn('event-name', eventNameRule), performer: ifOn('performed-by', performerRule) })],
    ['performed-by', performerRule],
    ['content-type', contentTypeRule],
    ['repeated-key', repeatedKeysRule],
    ['signature', signatureRule],
    ['host', hostRule],
    ['web-page', webPageRule],
    ['repeated', repeatRule],
    ['claim-life', claimLifeRule],
  ];
  const history = createHistory();

  /** Sentences are made of what failed or warned alone: only they carry a code. */
  function judged(reading: Reading): Pick<Inspection, 'checkState' | 'checkMarks'> {
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
    if (marks.size === 0) return { checkState: worst };
    if (passed) marks.add('pass');
    return { checkState: worst, checkMarks: [...marks].join(' ') };
  }

  return {
    inspect(headers, body, partial, arrival) {
      const reading = readRequest(headers, body, { partial, parsedBytes: inspectedBytes }, entryOf);
      if (!partial && arrival !== undefined) {
        if (body.length <= inspectedBytes) reading.signature = parts.signature?.({ ...arrival, headers, body });
        if (arrival.bodySha256 !== undefined) reading.seen = history.see(headers, reading, arrival.receivedAtMs, arrival.bodySha256);
      }
      return { eventName: named(reading.eventName), source: named(reading.source), ...judged(reading) };
    },

    recorded: history.recorded,

    verdicts({ headers, body, truncated, state, target, receivedAtMs, id }, sentBody) {
      const partial = truncated || state !== 'complete';
      const reading = readRequest(headers, body, { partial, parsedBytes: shownBytes }, entryOf);
      if (!partial && target !== undefined && receivedAtMs !== undefined) reading.signature = parts.signature?.({ target, receivedAtMs, headers, body, sentBody });
      if (!partial && id !== undefined) {
        reading.seen = history.of(id);
        reading.isForgotten = reading.seen === undefined;
      }
      const checks: Check[] = [];
      for (const [kind, rule] of rules) {
        const judged = stateOf(kind, rule, reading);
        if (judged !== undefined) checks.push(...rule.say(reading, judged));
      }
      return checks;
    },

    compose: (entry, draft) => composeVerdict(entry, draft, parts.compile),
  };
}

function named(value: unknown): string | null {
  return typeof value === 'string' ? value.slice(0, longestName) : null;
}

