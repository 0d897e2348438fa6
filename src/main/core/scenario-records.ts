import type { CaptureDraft } from '../../shared/model/captured-request';
import type { DeliverySummary } from '../../shared/model/delivery';
import type { EventRecord } from '../../shared/model/event';
import type { HeaderPair } from '../../shared/model/header';
import { BodyText } from '../../shared/query/body-text';
import type { QueryRecord } from '../../shared/query/query-record';
import type { RunRecord } from './scenario/play/run-record';
import type { LateFindings } from './late-checks';
import type { StepContents } from './sender/sender-port';
import { pathOfUrl } from './url-path';
import { buildBody } from './wire/build-body';

export interface ScenarioRecordsParts {
  /** Which parts of records the scenario's expectations look at; the others are not kept. */
  readonly needs: { readonly headers: boolean; readonly bodies: boolean };
  /** Targets of our own catch server that the run sends to. */
  readonly directTargets: ReadonlySet<string>;
  /** What the scenario calls the endpoint with this id. */
  namesOf(endpointId: string): readonly string[];
}

/** What is known of the attempts of a delivery that is under way. */
interface Attempts {
  readonly order: number;
  readonly event: EventRecord | undefined;
  readonly counted: number;
  readonly statuses: readonly number[];
  readonly failures: readonly string[];
  readonly methods: readonly string[];
  readonly targets: readonly string[];
  readonly headers: readonly HeaderPair[];
  readonly bodies: readonly BodyText[];
  readonly lastBody: Uint8Array | undefined;
  readonly sizeBytes: number;
}

const none: readonly never[] = [];
const noAttempts = { event: undefined, counted: 0, statuses: none, failures: none, methods: none, targets: none, headers: none, bodies: none, lastBody: undefined, sizeBytes: 0 } as const;
const unmarked = { position: 0, isPinned: false, isNoted: false } as const;
const ended: ReadonlySet<string> = new Set(['delivered', 'failed', 'unknown', 'cancelled', 'not-delivered']);

/** True where nothing more is to come of a delivery, unless the user asks for it. */
export function hasEnded({ state }: Pick<DeliverySummary, 'state'>): boolean {
  return ended.has(state);
}

/** Makes records as a query sees them of what a run hears: steps of deliveries, and captured requests. They say what the log says of the same. */
export class ScenarioRecords {
  readonly #parts: ScenarioRecordsParts;
  readonly #attempts = new Map<string, Attempts>();
  readonly #toBeJudged = new Map<string, RunRecord>();
  readonly #places = new Map<string, { readonly path: string; readonly names: readonly string[] }>();
  #order = 0;

  constructor(parts: ScenarioRecordsParts) {
    this.#parts = parts;
  }

  /** A delivery as it is after one more step. */
  stepped(delivery: DeliverySummary, contents: StepContents): RunRecord {
    const { id, state } = delivery;
    const attempts = this.#with(this.#attempts.get(id) ?? { ...noAttempts, order: (this.#order += 1) }, delivery, contents);
    if (hasEnded(delivery)) this.#attempts.delete(id);
    else this.#attempts.set(id, attempts);
    const place = this.#placeOf(delivery);
    const { event, bodies } = attempts;
    return {
      ...unmarked,
      kind: 'delivery',
      id,
      order: attempts.order,
      isReceived: false,
      timeMs: delivery.createdAtMs,
      state,
      durationMs: delivery.durationMs ?? null,
      sizeBytes: attempts.sizeBytes,
      checkState: null,
      checkMarks: none,
      eventName: delivery.eventName,
      source: delivery.source,
      statuses: attempts.statuses,
      failures: attempts.failures,
      attempts: delivery.attemptCount,
      methods: attempts.methods,
      path: place.path,
      addresses: [delivery.url, ...attempts.targets],
      endpoint: place.names,
      ids: [id, delivery.eventId],
      headers: attempts.headers,
      bodies,
      subject: event === undefined ? undefined : subjectOf(event),
      body: () => bodies.at(-1)?.text ?? (event === undefined ? '' : bodyToSend(event)),
      isNew: contents.event !== undefined,
      direct: true,
    };
  }

  captured(draft: CaptureDraft, id: string): RunRecord {
    const { needs, directTargets } = this.#parts;
    const bodies = needs.bodies ? [bodyText(draft.body)] : none;
    const record: RunRecord = {
      ...unmarked,
      kind: 'captured',
      id,
      order: (this.#order += 1),
      isReceived: true,
      timeMs: draft.receivedAtMs,
      state: draft.state,
      durationMs: draft.durationMs,
      sizeBytes: draft.bodyBytes,
      checkState: draft.checkState,
      checkMarks: draft.checkMarks?.split(' ') ?? none,
      eventName: draft.eventName,
      source: draft.source,
      statuses: draft.answer.status === 0 ? none : [draft.answer.status],
      failures: none,
      attempts: null,
      methods: [draft.method],
      path: draft.target,
      addresses: none,
      endpoint: none,
      ids: [id],
      headers: needs.headers ? [...draft.headers, ...draft.trailers] : none,
      bodies,
      subject: undefined,
      body: () => bodies[0]?.text ?? '',
      isNew: true,
      direct: directTargets.has(draft.target),
    };
    if (record.checkMarks.includes('later')) this.#toBeJudged.set(id, record);
    return record;
  }

  /** A captured request with what was found of it after it came; undefined where it came before the run. */
  judged(id: string, { eventName, source, checkState, checkMarks }: LateFindings): RunRecord | undefined {
    const record = this.#toBeJudged.get(id);
    if (record === undefined) return undefined;
    this.#toBeJudged.delete(id);
    return { ...record, eventName, source, checkState, checkMarks: checkMarks?.split(' ') ?? none, isNew: false };
  }

  #with(before: Attempts, { state, attemptCount, status, failureCode }: DeliverySummary, { event, request }: StepContents): Attempts {
    const { needs } = this.#parts;
    let after = before;
    if (event !== undefined && needs.bodies) after = { ...after, event };
    if (request !== undefined) {
      after = { ...after, methods: [...after.methods, request.method], targets: [...after.targets, request.target], sizeBytes: request.body.byteLength };
      if (needs.headers) after = { ...after, headers: [...after.headers, ...request.headers] };
      if (needs.bodies) after = { ...after, bodies: [...after.bodies, this.#sameBody(after, request.body) ?? bodyText(request.body)], lastBody: request.body };
    }
    if (state !== 'sending' && state !== 'queued' && attemptCount > after.counted) {
      after = {
        ...after,
        counted: attemptCount,
        statuses: status === undefined ? after.statuses : [...after.statuses, status],
        failures: failureCode === undefined ? after.failures : [...after.failures, failureCode],
      };
    }
    return after;
  }

  /** What is sent again is there once. */
  #sameBody({ bodies, lastBody }: Attempts, body: Uint8Array): BodyText | undefined {
    return lastBody !== undefined && Buffer.compare(lastBody, body) === 0 ? bodies.at(-1) : undefined;
  }

  /** What all deliveries to one endpoint have in common is there once, since there may be ten thousand of them. */
  #placeOf({ endpointId, endpointName, url }: DeliverySummary): { readonly path: string; readonly names: readonly string[] } {
    const known = this.#places.get(endpointId);
    if (known !== undefined) return known;
    const place = { path: pathOfUrl(url), names: [endpointName, ...this.#parts.namesOf(endpointId).filter((name) => name !== endpointName), endpointId] };
    this.#places.set(endpointId, place);
    return place;
  }
}

function subjectOf({ subjectKind, subjectText }: EventRecord): QueryRecord['subject'] {
  return { name: subjectKind, body: new BodyText(() => subjectText) };
}

function bodyToSend(event: EventRecord): string {
  const built = buildBody(event, event.subjectKind);
  return built.ok ? new TextDecoder().decode(built.body) : '';
}

function bodyText(bytes: Uint8Array): BodyText {
  return new BodyText(() => new TextDecoder().decode(bytes));
}
