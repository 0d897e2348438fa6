import type { CatalogEntry } from '../../shared/catalog/catalog';
import type { CaptureDraft } from '../../shared/model/captured-request';
import type { DeliverySummary } from '../../shared/model/delivery';
import type { Endpoint } from '../../shared/model/endpoint';
import type { EventDraft, SubjectKind } from '../../shared/model/event';
import { faultText, type FaultOrder } from '../../shared/model/fault';
import type { ScenarioAction, Step } from '../../shared/model/scenario';
import { timeWords } from '../../shared/model/scenario-words';
import type { ScratchAccount } from './desk-port';
import type { LateFindings } from './late-checks';
import type { Ports } from './ports';
import { fitSubject } from './scenario/play/fit-subject';
import { ownTarget } from './scenario/play/own-target';
import type { RunRecord } from './scenario/play/run-record';
import type { Done, NotDone, SendWish, World } from './scenario/play/world';
import { hasEnded, ScenarioRecords } from './scenario-records';
import { firstPerformer, ScenarioSubjects, sourceOf } from './scenario-subjects';
import { BurstRun } from './sender/burst/burst-run';
import type { DeliveryListener, Sender, StepContents } from './sender/sender-port';
import { buildBody } from './wire/build-body';
import { readFaults } from './wire/faults/parse-fault';

/** A captured request that is on record now, or what was found of one after it came. */
export type CaptureStep = { readonly id: string; readonly draft: CaptureDraft } | { readonly id: string; readonly findings: LateFindings };
export type CaptureListener = (step: CaptureStep) => void;

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
  onDelivery(listener: DeliveryListener): () => void;
  onCapture(listener: CaptureListener): () => void;
  catalogueProblem(event: string | null, body: string): string | undefined;
  schemaProblem(schemaJson: string, body: string): string | undefined;
}

const burstAtOnce = 16;

/** The world of one run over the real core: a scratch account, the sender, and what the catch server captures. */
export function createScenarioWorld(parts: ScenarioWorldParts): World {
  return new CoreWorld(parts);
}

class CoreWorld implements World {
  readonly clock;
  readonly #parts: ScenarioWorldParts;
  readonly #origin;
  readonly #subjects: ScenarioSubjects;
  readonly #records: ScenarioRecords;
  readonly #listeners = new Set<(record: RunRecord) => void>();
  readonly #settled = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  readonly #open = new Set<string>();
  readonly #endListening: readonly (() => void)[];
  #burst: BurstRun | undefined;
  #closed = false;

  constructor(parts: ScenarioWorldParts) {
    this.#parts = parts;
    this.clock = parts.ports.clock;
    this.#origin = { kind: 'scenario', runId: parts.runId } as const;
    this.#subjects = new ScenarioSubjects(parts.account, parts.catalog);
    this.#records = new ScenarioRecords({
      needs: parts.needs,
      directTargets: new Set(parts.endpoints.flatMap(({ endpoint }) => ownTarget(endpoint.url, parts.catchPorts) ?? [])),
      namesOf: (id) => parts.endpoints.filter(({ endpoint }) => endpoint.id === id).map(({ name }) => name),
    });
    this.#endListening = [
      parts.onDelivery((delivery, contents) => this.#stepped(delivery, contents)),
      parts.onCapture((step) => this.#caught(step)),
    ];
  }

  async act(action: ScenarioAction, wish: SendWish): Promise<Done | NotDone> {
    const found = this.#subjects.deskAction(action);
    if (typeof found === 'string') return { ok: false, message: found };
    const performedBy = wish.performer ?? firstPerformer;
    const reply = await this.#parts.account.act(found, performedBy, { endpointIds: this.#endpointIds(wish.endpoint), faults: this.#scaled(wish.faults), origin: this.#origin });
    if (!reply.ok) return { ok: false, message: reply.error.message };
    const { claim, contact, eventName, deliveries } = reply.value;
    if (claim !== undefined && action.name === 'create claim') this.#subjects.claimMade(claim.id, action.claim);
    const subject = claim === undefined ? { kind: 'contact' as const, id: contact?.id ?? 0 } : { kind: 'claim' as const, id: claim.id };
    const subjectText = this.#parts.account.text(subject) ?? '{}';
    return this.#done({ name: eventName, source: sourceOf(performedBy), performedBy, subjectText }, subject.kind, deliveries);
  }

  async send(step: Extract<Step, { kind: 'send' }>): Promise<Done | NotDone> {
    const composed = this.#subjects.compose({ event: step.event, performer: step.performer, claim: step.claim, subjectText: step.subjectText });
    if (typeof composed === 'string') return { ok: false, message: composed };
    return this.#sendDraft(composed.draft, composed.kind, step.endpoint, step.faults);
  }

  async burst(step: Extract<Step, { kind: 'burst' }>, onProgress: (sent: number) => void): Promise<Done | NotDone> {
    const composed = this.#subjects.compose({ event: step.event, performer: step.performer, claim: step.claim, subjectText: undefined });
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
    const id = this.#subjects.claimId(name);
    return typeof id === 'number' ? `claim ${id}` : undefined;
  }

  claimValue(name: string | undefined, field: 'id' | 'reference'): string | undefined {
    const id = this.#subjects.claimId(name);
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
  }

  async #sendDraft(draft: EventDraft, subjectKind: SubjectKind, endpoint: string | undefined, faults: readonly FaultOrder[]): Promise<(Done & { readonly deliveries: readonly DeliverySummary[] }) | NotDone> {
    if (this.#closed) return { ok: false, message: 'The run was stopped.' };
    const read = readFaults(this.#scaled(faults));
    if (!read.ok) return { ok: false, message: read.message };
    const endpoints = this.#endpointsNamed(endpoint);
    const sent = await this.#parts.sender.send({ draft, subjectKind, endpoints, faults: read.choices, origin: this.#origin });
    if (!sent.ok) return { ok: false, message: sent.problem.message };
    return { ...this.#done(draft, subjectKind, sent.value.deliveries, read.choices.map(faultText)), deliveries: sent.value.deliveries };
  }

  #done(draft: EventDraft, kind: SubjectKind, deliveries: readonly DeliverySummary[], faults: readonly string[] = []): Done {
    const built = buildBody(draft, kind);
    const body = built.ok ? built.body : new Uint8Array();
    const marks = faults.length === 0 ? [] : [new TextEncoder().encode(`\n${faults.join('\n')}`)];
    return { ok: true, event: draft.name, performedBy: draft.performedBy, deliveryIds: deliveries.map(({ id }) => id), deliveryCount: deliveries.length, bytes: [new TextEncoder().encode(`${draft.name}\n`), body, ...marks], ...(deliveries.length > 1 ? { remark: `${deliveries.length} sent` } : {}) };
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

  #stepped(delivery: DeliverySummary, contents: StepContents): void {
    if (delivery.origin?.kind !== 'scenario' || delivery.origin.runId !== this.#parts.runId) return;
    const { id, state } = delivery;
    this.#burst?.stepped(delivery);
    if (hasEnded(delivery)) this.#open.delete(id);
    else this.#open.add(id);
    if (hasEnded(delivery) || state === 'waiting') this.#settle(id);
    this.#tell(this.#records.stepped(delivery, contents));
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

  #caught(step: CaptureStep): void {
    const record = 'draft' in step ? this.#records.captured(step.draft, step.id) : this.#records.judged(step.id, step.findings);
    if (record !== undefined) this.#tell(record);
  }

  #tell(record: RunRecord): void {
    for (const listener of this.#listeners) listener(record);
  }
}
