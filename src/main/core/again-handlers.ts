import type { DeliveriesChanged } from '../../shared/contract/contract';
import { ok, refuse, type Reply, type ReplyError, type ReplyErrorCode } from '../../shared/contract/reply';
import type { EventContent } from '../../shared/contract/sending-contract';
import type { CatalogEntry } from '../../shared/catalog/catalog';
import type { CapturedRequest } from '../../shared/model/captured-request';
import type { DeliveryDetail, DeliverySummary } from '../../shared/model/delivery';
import { addressEndpoint, endpointOfAddress, type Endpoint } from '../../shared/model/endpoint';
import type { SubjectKind } from '../../shared/model/event';
import { eventContent } from './checks/event-content';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';
import { refuseSend } from './send-refusal';
import type { Sender, SendProblem } from './sender/sender-port';
import { replaySigning, type ReplaySurroundings } from './replayed-request';
import { readDestination } from './wire/destination';
import { faultsOfTheRequest } from './wire/faults/plan-of-faults';
import { headerChanges } from './wire/header-changes';
import { buildReplay } from './wire/replay-request';
import { catalogOf } from './workspace/catalog-of';
import type { WorkspaceStore } from './workspace/open-workspace';

/** The methods that send what is on record once more. */
export type AgainMethod = 'deliveries.redeliver' | 'captures.replay' | 'captures.previewReplay' | 'events.contentOf' | 'events.sendAsNew';

export interface AgainHandlerParts {
  readonly workspace: WorkspaceStore;
  readonly log: Log;
  readonly sender: Sender;
  /** The secrets that sign for an endpoint, the current one first. */
  secretsOf(endpointId: string): readonly string[];
  nowMs(): number;
}

const exampleId = 'dlv_example';

type Done = { readonly ok: true; readonly deliveries: readonly DeliverySummary[] } | ({ readonly ok: false } & ReplyError);
type Content = EventContent & { readonly subjectKind: SubjectKind; readonly endpointId?: string };

/** Handlers of redeliver, replay and send as new, each for a selection: what can be done is done, and the rest is told one by one. */
export function createAgainHandlers({ workspace, log, sender, secretsOf, nowMs }: AgainHandlerParts): Handlers<AgainMethod> {
  const entryOf = (name: string): CatalogEntry | undefined => catalogOf(workspace.current()).find((entry) => entry.name === name);
  const subjectOf = (name: string): SubjectKind | undefined => entryOf(name)?.subject;
  const endpointOf = (id: string): Endpoint | undefined => workspace.current().endpoints.find((endpoint) => endpoint.id === id) ?? endpointOfAddress(id);

  const around: ReplaySurroundings = { endpoint: endpointOf, secretsOf, nowMs };

  const redeliver = async ({ delivery, event }: DeliveryDetail, deliverAnyway: boolean): Promise<Done> => {
    const endpoint = endpointOf(delivery.endpointId);
    if (endpoint === undefined) return refused('conflict', 'Its endpoint was deleted, so there is nowhere to send it.');
    const origin = delivery.origin?.kind === 'replay' ? delivery.origin : ({ kind: 'redelivery', deliveryId: delivery.id } as const);
    const sent = await sender.redeliver({ event, endpoint, faults: faultsOfTheRequest(delivery.faults ?? []), deliverAnyway: deliverAnyway || delivery.deliverAnyway === true, origin });
    return sent.ok ? { ok: true, deliveries: sent.value } : notSent(sent.problem);
  };

  const replay = async (capture: CapturedRequest, url: string, signedFor: string | undefined): Promise<Done> => {
    const built = buildReplay(capture, url);
    if (!built.ok) return refused('conflict', built.problem.message);
    const { draft, subjectKind } = eventContent(capture, subjectOf);
    const name = draft.name === '' ? `${capture.method} request` : draft.name;
    const there = workspace.current().endpoints.filter((each) => each.url === url);
    const endpoint = there.find(({ id }) => id === signedFor) ?? there[0] ?? addressEndpoint(url);
    const sent = await sender.send({ draft: { ...draft, name }, subjectKind, endpoints: [endpoint], deliverAnyway: [endpoint.id], origin: { kind: 'replay', captureId: capture.id, ...(signedFor === undefined ? {} : { signedFor }) } });
    return sent.ok ? { ok: true, deliveries: sent.value.deliveries } : notSent(sent.problem);
  };

  const contentOf = async (id: string): Promise<Content | undefined> => {
    const detail = await log.delivery(id);
    if (detail !== undefined) {
      const { id: _id, createdAtMs: _createdAtMs, subjectKind, ...draft } = detail.event;
      return { draft, notes: [], subjectKind, endpointId: detail.delivery.endpointId };
    }
    const capture = await log.capture(id);
    return capture === undefined ? undefined : eventContent(capture, subjectOf);
  };

  const sendAsNew = async (id: string, { draft, endpointId }: Content, endpointIds: readonly string[] | undefined): Promise<Done> => {
    const entry = entryOf(draft.name);
    if (entry === undefined) return refused('conflict', draft.name === '' ? 'It names no event.' : `“${draft.name}” is not in the catalogue.`);
    const wanted = endpointIds ?? (endpointId === undefined ? undefined : [endpointId]);
    const endpoints = wanted === undefined ? workspace.current().endpoints : wanted.map(endpointOf).filter((endpoint) => endpoint !== undefined);
    if (endpoints.length === 0) return refused('conflict', 'Its endpoint was deleted, so there is nowhere to send it.');
    const addressed = endpoints.filter((endpoint) => endpointOfAddress(endpoint.id) !== undefined).map((endpoint) => endpoint.id);
    const sent = await sender.send({ draft, subjectKind: entry.subject, endpoints, deliverAnyway: addressed, origin: { kind: 'sent-as-new', recordId: id } });
    return sent.ok ? { ok: true, deliveries: sent.value.deliveries } : notSent(sent.problem);
  };

  return {
    'deliveries.redeliver': ({ ids, deliverAnyway = false }) =>
      forEach(ids, async (id) => {
        const detail = await log.delivery(id);
        return detail === undefined ? gone : redeliver(detail, deliverAnyway);
      }),
    'captures.replay': async ({ ids, url, resign }) => {
      const destination = readDestination(url);
      if (!destination.ok) return refuse('invalid', destination.problem.message, '/url');
      const signing = replaySigning(resign, exampleId, around);
      if (!signing.ok) return refuse('conflict', signing.problem.message, '/resign');
      return forEach(ids, async (id) => {
        const capture = await log.capture(id);
        return capture === undefined ? gone : replay(capture, url, resign);
      });
    },
    'captures.previewReplay': async ({ id, url, resign }) => {
      const capture = await log.capture(id);
      if (capture === undefined) return refuse('not-found', gone.message);
      const signing = replaySigning(resign, exampleId, around);
      if (!signing.ok) return refuse('conflict', signing.problem.message, '/resign');
      const built = buildReplay(capture, url, signing.order);
      if (!built.ok) return built.problem.code === 'not-repeatable' ? refuse('conflict', built.problem.message) : refuse('invalid', built.problem.message, '/url');
      const { method, target, headers } = built.request;
      return ok({ method, target, headers: headerChanges(capture.headers, headers) });
    },
    'events.contentOf': async ({ id }) => {
      const content = await contentOf(id);
      return content === undefined ? refuse('not-found', gone.message) : ok({ draft: content.draft, notes: content.notes });
    },
    'events.sendAsNew': ({ ids, endpointIds }) =>
      forEach(ids, async (id) => {
        const content = await contentOf(id);
        return content === undefined ? gone : sendAsNew(id, content, endpointIds);
      }),
  };
}

const gone = { ok: false, code: 'not-found', message: 'That record is no longer in the log.' } as const;

function notSent(problem: SendProblem): Done {
  return { ok: false, ...refuseSend(problem).error };
}

function refused(code: ReplyErrorCode, message: string): Done {
  return { ok: false, code, message };
}

/** One after another, in the order of the selection. Where nothing could be done the reply is a refusal. */
async function forEach(ids: readonly string[], work: (id: string) => Promise<Done>): Promise<Reply<DeliveriesChanged>> {
  const deliveries: DeliverySummary[] = [];
  const refusals: { readonly id: string; readonly error: ReplyError }[] = [];
  for (const id of ids) {
    const done = await work(id);
    if (done.ok) deliveries.push(...done.deliveries);
    else {
      const { ok: _ok, ...error } = done;
      refusals.push({ id, error });
    }
  }
  const [first] = refusals;
  if (deliveries.length === 0 && first !== undefined) return { ok: false, error: { ...first.error, field: '/ids' } };
  return ok({ deliveries, refused: refusals.map(({ id, error }) => ({ id, message: error.message })) });
}
