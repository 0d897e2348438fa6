import type { CatalogEntry } from '../../shared/catalog/catalog';
import { claimTypes } from '../../shared/model/claim-type';
import type { CaptureDraft } from '../../shared/model/captured-request';
import type { DeliverySummary } from '../../shared/model/delivery';
import type { DeskAction } from '../../shared/model/desk-action';
import type { Endpoint } from '../../shared/model/endpoint';
import type { EventDraft, PerformedBy, SubjectKind } from '../../shared/model/event';
import { faultText, type FaultOrder } from '../../shared/model/fault';
import type { ScenarioAction, Step } from '../../shared/model/scenario';
import { timeWords } from '../../shared/model/scenario-words';
import type { ScratchAccount } from './desk-port';
import type { Ports } from './ports';
import { fitSubject } from './scenario/play/fit-subject';
import { ownTarget, pathOf } from './scenario/play/own-target';
import type { RunRecord } from './scenario/play/run-record';
import type { Done, NotDone, SendWish, World } from './scenario/play/world';
import { performerNamed } from './scenario/text/performer-named';
import { BurstRun } from './sender/burst/burst-run';
import type { Sender } from './sender/sender-port';
import { buildBody } from './wire/build-body';
import { readFaults } from './wire/faults/parse-fault';

/** Told of each captured request once it is on record. */
export type CaptureListener = (draft: CaptureDraft, place: { readonly id: string }) => void;

/** A receiver of the run: the scenario's name for it, and the endpoint as the run uses it. */
export interface PlayedEndpoint {
  readonly name: string;
  readonly endpoint: Endpoint;
}

export interface ScenarioWorldParts {
  readonly runId: string;
  readonly ports: Ports;
  readonly sender: Sender;
  readonly account: ScratchAccount;
  readonly endpoints: readonly PlayedEndpoint[];
  readonly scale: number;
  /** Which parts of records the scenario's expectations look at; the others are not kept. */
  readonly needs: { readonly headers: boolean; readonly bodies: boolean };
  readonly catalog: readonly CatalogEntry[];
  readonly catchPorts: readonly number[];
  onDelivery(listener: (delivery: DeliverySummary) => void): () => void;
  onCapture(listener: CaptureListener): () => void;
  catalogueProblem(event: string | null, body: string): string | undefined;
  schemaProblem(schemaJson: string, body: string): string | undefined;
}

const firstPerformer: PerformedBy = { kind: 'user', userId: 2642, name: 'John Smith' };
const burstAtOnce = 16;
/** Bodies of one run that are kept for its expectations, in bytes; past that they are looked at as they come and then let go. */
const keptBodyBytes = 64 * 1024 * 1024;
const ended: ReadonlySet<string> = new Set(['delivered', 'failed', 'unknown', 'cancelled', 'not-delivered']);

/** The world of one run over the real core: a scratch account, the sender, and what the catch server captures. */
export function createScenarioWorld(parts: ScenarioWorldParts): World {
  return new CoreWorld(parts);
}

class CoreWorld implements World {
  readonly clock;
  readonly #parts: ScenarioWorldParts;
  readonly #origin;
  readonly #claims = new Map<string, number>();
  readonly #listeners = new Set<(record: RunRecord) => void>();
  readonly #attempts = new Map<string, { readonly order: number; statuses: readonly number[]; failures: readonly string[]; counted: number }>();
  readonly #places = new Map<string, { readonly path: string; readonly names: readonly string[] }>();
  readonly #settled = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  readonly #open = new Set<string>();
  readonly #bodies = new Map<string, string>();
  readonly #directTargets: ReadonlySet<string>;
  readonly #endListening: readonly (() => void)[];
  #lastClaim: number | undefined;
  #contactId: number | undefined;
  #order = 0;
  #keptBytes = 0;
  #burst: BurstRun | undefined;
  #closed = false;

  constructor(parts: ScenarioWorldParts) {
    this.#parts = parts;
    this.clock = parts.ports.clock;
    this.#origin = { kind: 'scenario', runId: parts.runId } as const;
    this.#directTargets = new Set(parts.endpoints.flatMap(({ endpoint }) => ownTarget(endpoint.url, parts.catchPorts) ?? []));
    this.#endListening = [parts.onDelivery((delivery) => this.#stepped(delivery)), parts.onCapture((draft, { id }) => this.#captured(draft, id))];
  }

  async act(action: ScenarioAction, wish: SendWish): Promise<Done | NotDone> {
    const found = this.#deskAction(action);
    if (typeof found === 'string') return { ok: false, message: found };
    const performedBy = wish.performer ?? firstPerformer;
    const reply = await this.#parts.account.act(found, performedBy, { endpointIds: this.#endpointIds(wish.endpoint), faults: this.#scaled(wish.faults), origin: this.#origin });
    if (!reply.ok) return { ok: false, message: reply.error.message };
    const { claim, contact, eventName, eventId, deliveries } = reply.value;
    if (claim !== undefined && action.name === 'create claim') {
      this.#lastClaim = claim.id;
      if (action.claim !== undefined) this.#claims.set(action.claim, claim.id);
    }
    const subject = claim === undefined ? { kind: 'contact' as const, id: contact?.id ?? 0 } : { kind: 'claim' as const, id: claim.id };
    const subjectText = this.#parts.account.text(subject) ?? '{}';
    return this.#done({ name: eventName, source: sourceOf(performedBy), performedBy, subjectText }, subject.kind, eventId, deliveries);
  }

  async send(step: Extract<Step, { kind: 'send' }>): Promise<Done | NotDone> {
    const composed = this.#compose(step.event, step.performer, step.claim, step.subjectText);
    if (typeof composed === 'string') return { ok: false, message: composed };
    return this.#sendDraft(composed.draft, composed.kind, step.endpoint, step.faults);
  }

  async burst(step: Extract<Step, { kind: 'burst' }>, onProgress: (sent: number) => void): Promise<Done | NotDone> {
    const composed = this.#compose(step.event, step.performer, step.claim, undefined);
    if (typeof composed === 'string') return { ok: false, message: composed };
    const { draft, kind } = composed;
    const bytes: Uint8Array[] = [];
    const ids: string[] = [];
    let number = 0;
    const numbered = (): EventDraft => {
      number += 1;
      return step.event === 'claim.label_added' ? { ...draft, subjectText: fitSubject(draft.subjectText, step.event, `storm-${number}`) } : draft;
    };
    const pace = step.perSecond === undefined ? ({ kind: 'as-answered' } as const) : ({ kind: 'rate', perSecond: step.perSecond } as const);
    const endpointIds = this.#endpointIds(step.endpoint);
    let problem: string | undefined;
    const burst = await new Promise<BurstRun>((resolve) => {
      const run: BurstRun = new BurstRun(
        { events: [{ draft, weight: 1 }], endpointIds, count: step.count, pace, concurrency: burstAtOnce },
        {
          id: this.#parts.runId,
          clock: this.clock,
          onChange: () => {
            const burstNow = this.#burst ?? run;
            onProgress(number);
            if (burstNow.over) resolve(burstNow);
          },
          send: async () => {
            const one = numbered();
            const sent = await this.#sendDraft(one, kind, step.endpoint, []);
            if (!sent.ok) {
              problem = sent.message;
              return sent;
            }
            bytes.push(...sent.bytes);
            ids.push(...sent.deliveryIds);
            return { ok: true, deliveries: sent.deliveries };
          },
        },
      );
      this.#burst = run;
    });
    this.#burst = undefined;
    if (problem !== undefined) return { ok: false, message: problem };
    const { figures, durationMs } = burst.burst(undefined);
    const remark = `${figures.eventsSent} in ${timeWords(durationMs)}, p95 ${timeWords(figures.latency.p95Ms)}${figures.failed === 0 ? '' : `, ${figures.failed} failed`}`;
    return { ok: true, event: step.event, performedBy: draft.performedBy, deliveryIds: ids, deliveryCount: ids.length, bytes, remark, failedCount: figures.failed };
  }

  claimKey(step: Step): string | undefined {
    if (step.kind === 'do' && (step.action.name === 'create claim' || step.action.name === 'create contact')) return undefined;
    const name = step.kind === 'do' ? step.action.claim : step.kind === 'send' ? step.claim : undefined;
    if (step.kind === 'send' && step.subjectText !== undefined && step.claim === undefined) return undefined;
    const id = this.#claimId(name);
    return typeof id === 'number' ? `claim ${id}` : undefined;
  }

  claimValue(name: string | undefined, field: 'id' | 'reference'): string | undefined {
    const id = this.#claimId(name);
    if (typeof id !== 'number') return undefined;
    return field === 'id' ? String(id) : this.#parts.account.claim(id)?.reference;
  }

  async attempted(deliveryIds: readonly string[]): Promise<void> {
    await Promise.all(
      deliveryIds.map((id) => {
        if (this.#settled.delete(id)) return undefined;
        return new Promise<void>((resolve) => this.#waiting.set(id, resolve));
      }),
    );
  }

  onRecord(listener: (record: RunRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  catalogueProblem(event: string | null, body: string): string | undefined {
    return this.#parts.catalogueProblem(event, body);
  }

  schemaProblem(schemaJson: string, body: string): string | undefined {
    return this.#parts.schemaProblem(schemaJson, body);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#burst?.stop();
    // What has ended in the meantime refuses, and that is as good.
    await Promise.all([...this.#open].map((id) => this.#parts.sender.cancel(id)));
    for (const end of this.#endListening) end();
    for (const resolve of this.#waiting.values()) resolve();
    this.#bodies.clear();
  }

  async #sendDraft(draft: EventDraft, subjectKind: SubjectKind, endpoint: string | undefined, faults: readonly FaultOrder[]): Promise<(Done & { readonly deliveries: readonly DeliverySummary[] }) | NotDone> {
    if (this.#closed) return { ok: false, message: 'The run was stopped.' };
    const read = readFaults(this.#scaled(faults));
    if (!read.ok) return { ok: false, message: read.message };
    const endpoints = this.#endpointsNamed(endpoint);
    const sent = await this.#parts.sender.send({ draft, subjectKind, endpoints, faults: read.choices, origin: this.#origin });
    if (!sent.ok) return { ok: false, message: sent.problem.message };
    return { ...this.#done(draft, subjectKind, sent.value.event.id, sent.value.deliveries, read.choices.map(faultText)), deliveries: sent.value.deliveries };
  }

  #done(draft: EventDraft, kind: SubjectKind, eventId: string, deliveries: readonly DeliverySummary[], faults: readonly string[] = []): Done {
    const built = buildBody(draft, kind);
    const body = built.ok ? built.body : new Uint8Array();
    if (this.#parts.needs.bodies && this.#mayKeep(body.byteLength)) this.#bodies.set(eventId, new TextDecoder().decode(body));
    const marks = faults.length === 0 ? [] : [new TextEncoder().encode(`\n${faults.join('\n')}`)];
    return { ok: true, event: draft.name, performedBy: draft.performedBy, deliveryIds: deliveries.map(({ id }) => id), deliveryCount: deliveries.length, bytes: [new TextEncoder().encode(`${draft.name}\n`), body, ...marks], ...(deliveries.length > 1 ? { remark: `${deliveries.length} sent` } : {}) };
  }

  #compose(event: string, performer: PerformedBy | undefined, claim: string | undefined, subjectText: string | undefined): { readonly draft: EventDraft; readonly kind: SubjectKind } | string {
    const performedBy = performer ?? firstPerformer;
    const kind = this.#parts.catalog.find(({ name }) => name === event)?.subject ?? 'claim';
    const about = (text: string) => ({ draft: { name: event, source: sourceOf(performedBy), performedBy, subjectText: text }, kind });
    if (subjectText !== undefined) return about(subjectText);
    if (kind === 'contact') {
      const contact = this.#parts.account.contacts().at(-1);
      const text = contact === undefined ? undefined : this.#parts.account.text({ kind, id: contact.id });
      return text === undefined ? 'There is no contact yet. Begin with “do: create contact”, or give a subject.' : about(text);
    }
    const id = this.#claimId(claim);
    if (typeof id === 'string') return id;
    return about(fitSubject(this.#parts.account.text({ kind, id }) ?? '{}', event));
  }

  #claimId(name: string | undefined): number | string {
    if (name !== undefined) return this.#claims.get(name) ?? `No step has made a claim called ${name}.`;
    return this.#lastClaim ?? this.#parts.account.claims()[0]?.id ?? 'There is no claim in the account. Begin with “do: create claim”.';
  }

  #deskAction({ name, claim, value = '' }: ScenarioAction): DeskAction | string {
    if (name === 'create claim') {
      // The account's first contact is made from the seed, so that another seed makes another claim.
      this.#contactId ??= this.#parts.account.contacts()[0]?.id;
      return { kind: 'claim.create', type: value === '' ? (claimTypes[0]?.name ?? '') : value, ...(this.#contactId === undefined ? {} : { contactId: this.#contactId }) };
    }
    if (name === 'create contact') return { kind: 'contact.create', name: value === '' ? 'Priya Nair' : value };
    const claimId = this.#claimId(claim);
    if (typeof claimId === 'string') return claimId;
    this.#lastClaim = claimId;
    switch (name) {
      case 'close':
        return { kind: 'claim.close', claimId };
      case 'reopen':
        return { kind: 'claim.reopen', claimId };
      case 'add label':
        return { kind: 'claim.add_label', claimId, label: value };
      case 'remove label':
        return { kind: 'claim.remove_label', claimId, label: value };
      case 'assign': {
        const { userId, name: userName } = performerNamed(value, undefined);
        return { kind: 'claim.assign', claimId, user: { userId, name: userName } };
      }
      case 'unassign':
        return { kind: 'claim.unassign', claimId };
      case 'switch type':
        return { kind: 'claim.switch_type', claimId, type: value };
    }
  }

  #endpointsNamed(name: string | undefined): readonly Endpoint[] {
    return this.#parts.endpoints.filter((each) => name === undefined || each.name === name).map(({ endpoint }) => endpoint);
  }

  #endpointIds(name: string | undefined): readonly string[] {
    return this.#endpointsNamed(name).map(({ id }) => id);
  }

  /** A delay is in the scenario's time. */
  #scaled(faults: readonly FaultOrder[]): readonly FaultOrder[] {
    if (this.#parts.scale === 1) return faults;
    return faults.map((fault) => {
      const read = fault.name === 'delay' ? readFaults([fault]) : undefined;
      const value = read?.ok === true ? read.choices[0]?.value : undefined;
      return value?.kind === 'time' ? { name: fault.name, value: `${Math.max(1, Math.round(value.ms / this.#parts.scale))}ms` } : fault;
    });
  }

  #mayKeep(bytes: number): boolean {
    if (this.#keptBytes + bytes > keptBodyBytes) return false;
    this.#keptBytes += bytes;
    return true;
  }

  #stepped(delivery: DeliverySummary): void {
    if (delivery.origin?.kind !== 'scenario' || delivery.origin.runId !== this.#parts.runId) return;
    const { id, state, attemptCount, status, failureCode } = delivery;
    this.#burst?.stepped(delivery);
    if (ended.has(state)) this.#open.delete(id);
    else this.#open.add(id);
    let attempts = this.#attempts.get(id);
    if (attempts === undefined) this.#attempts.set(id, (attempts = { order: (this.#order += 1), statuses: none, failures: none, counted: 0 }));
    if (state !== 'sending' && state !== 'queued' && attemptCount > attempts.counted) {
      attempts.counted = attemptCount;
      if (status !== undefined) attempts.statuses = [...attempts.statuses, status];
      if (failureCode !== undefined) attempts.failures = [...attempts.failures, failureCode];
    }
    if (ended.has(state)) this.#attempts.delete(id);
    if (ended.has(state) || state === 'waiting') this.#settle(id);
    const { eventId } = delivery;
    const place = this.#placeOf(delivery);
    const needsBodies = this.#parts.needs.bodies;
    this.#tell({
      kind: 'delivery',
      id,
      eventId,
      order: attempts.order,
      atMs: delivery.createdAtMs,
      event: delivery.eventName,
      source: delivery.source,
      method: 'POST',
      path: place.path,
      endpoints: place.names,
      state,
      statuses: attempts.statuses,
      failures: attempts.failures,
      attempts: attemptCount,
      durationMs: delivery.durationMs ?? null,
      sizeBytes: 0,
      checkState: null,
      headers: [],
      body: needsBodies ? () => this.#bodies.get(eventId) ?? '' : noBody,
      direct: true,
    });
  }

  /** What all deliveries to one endpoint have in common is there once, since there may be ten thousand of them. */
  #placeOf({ endpointId, endpointName, url }: DeliverySummary): { readonly path: string; readonly names: readonly string[] } {
    const known = this.#places.get(endpointId);
    if (known !== undefined) return known;
    const names = this.#parts.endpoints.filter(({ endpoint }) => endpoint.id === endpointId).map(({ name }) => name);
    const place = { path: pathOf(url), names: [endpointName, ...names, endpointId] };
    this.#places.set(endpointId, place);
    return place;
  }

  #settle(id: string): void {
    const resolve = this.#waiting.get(id);
    if (resolve === undefined) {
      this.#settled.add(id);
      return;
    }
    this.#waiting.delete(id);
    resolve();
  }

  #captured(draft: CaptureDraft, id: string): void {
    const { needs } = this.#parts;
    const bytes = needs.bodies && this.#mayKeep(draft.body.byteLength) ? draft.body : undefined;
    this.#order += 1;
    this.#tell({
      kind: 'captured',
      id,
      eventId: null,
      order: this.#order,
      atMs: draft.receivedAtMs,
      event: draft.eventName,
      source: draft.source,
      method: draft.method,
      path: draft.target,
      endpoints: [],
      state: draft.state,
      statuses: draft.answer.status === 0 ? [] : [draft.answer.status],
      failures: [],
      attempts: 0,
      durationMs: draft.durationMs,
      sizeBytes: draft.bodyBytes,
      checkState: draft.checkState,
      headers: needs.headers ? draft.headers : [],
      body: bytes === undefined ? noBody : () => new TextDecoder().decode(bytes),
      direct: this.#directTargets.has(draft.target),
    });
  }

  #tell(record: RunRecord): void {
    for (const listener of this.#listeners) listener(record);
  }
}

const none: readonly never[] = [];
const noBody = (): string => '';

function sourceOf(performedBy: PerformedBy): 'ui' | 'api' {
  return performedBy.kind === 'user' ? 'ui' : 'api';
}
