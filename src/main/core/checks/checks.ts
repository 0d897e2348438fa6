import type { CatalogEntry } from '../../../shared/catalog/catalog';
import type { CaptureDraft } from '../../../shared/model/captured-request';
import type { Check, CheckState } from '../../../shared/model/check';
import type { CheckKindId } from '../../../shared/model/check-kind';
import { bodyRule } from './body-rule';
import type { CheckRule } from './check-rule';
import type { Checks, ChecksParts, Inspection } from './checks-port';
import { composeVerdict } from './compose-verdict';
import { eventNameRule } from './event-name-rule';
import { createComparisons, type RecordedBefore } from './comparisons';
import { claimLifeRule, outOfReach, repeatRule } from './history-rules';
import { performerRule } from './performer-rule';
import { readRequest, type Reading } from './reading';
import { requestFacts } from './request-facts';
import { contentTypeRule, hostRule, repeatedKeysRule, webPageRule } from './request-rules';
import { signatureRule } from './signature-rule';
import { createSchemaRule } from './schema-rule';

export type { Checks, ContentVerdicts } from './checks-port';

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
