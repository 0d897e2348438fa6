import type { CatalogEntry } from '../../shared/catalog/catalog';
import type { FaultPreview, SendingContract } from '../../shared/contract/sending-contract';
import { ok, refuse } from '../../shared/contract/reply';
import { endpointOfAddress, type Endpoint } from '../../shared/model/endpoint';
import type { AgainMethod } from './again-handlers';
import type { Handlers } from './dispatch';
import type { BurstSend } from './sender/burst/burst-run';
import type { Bursts } from './sender/burst/bursts';
import type { Sender } from './sender/sender-port';
import { buildFaultyRequest } from './wire/faults/build-faulty-request';
import { faultList } from './fault-list';
import type { FirstSend } from './first-send';
import { refuseSend } from './send-refusal';
import { readFaults } from './wire/faults/parse-fault';
import { mannerSentences, planSentences } from './wire/faults/plan-sentences';
import { lostSecretProblem } from './wire/lost-secret';
import { signingOrder } from './wire/signing/signing-order';
import { requestHeadText } from './wire/request-head';
import { catalogOf } from './workspace/catalog-of';
import type { WorkspaceStore } from './workspace/open-workspace';

/** The methods that send on purpose: with faults, again, or many at once. */
export type SendingMethod = keyof SendingContract;

export interface SendingHandlerParts {
  readonly workspace: WorkspaceStore;
  readonly sender: Sender;
  readonly bursts: Bursts;
  readonly firstSend: FirstSend;
  readonly version: string;
  /** The secrets that sign for an endpoint. */
  secretsOf(endpointId: string): readonly string[];
  nowMs(): number;
}

const previewBytes = 256 * 1024;
// Held back or put off, a burst would only wait for itself.
const notInBursts: ReadonlySet<string> = new Set(['reorder', 'delay']);

/** Handlers of faults and bursts. */
export function createSendingHandlers(parts: SendingHandlerParts): Handlers<Exclude<SendingMethod, AgainMethod>> {
  const { workspace, sender, bursts } = parts;
  const entryOf = (name: string): CatalogEntry | undefined => catalogOf(workspace.current()).find((entry) => entry.name === name);
  const endpointOf = (id: string): Endpoint | undefined => workspace.current().endpoints.find((endpoint) => endpoint.id === id) ?? endpointOfAddress(id);
  const noEndpoint = refuse('not-found', 'That endpoint is no longer in the workspace.');
  const noBurst = refuse('not-found', 'That burst is not kept any more.');

  return {
    'faults.list': () => ok(faultList),
    'faults.preview': ({ draft, endpointId, faults }) => {
      const endpoint = endpointOf(endpointId);
      if (endpoint === undefined) return noEndpoint;
      const entry = entryOf(draft.name);
      if (entry === undefined) return refuse('invalid', `“${draft.name}” is not in the catalogue.`, '/draft/name');
      const read = readFaults(faults);
      if (!read.ok) return refuse('invalid', read.message, '/faults');
      const lost = lostSecretProblem(endpoint);
      if (lost !== undefined) return refuseSend(lost);
      const signing = signingOrder(endpoint.signing, parts.secretsOf(endpointId), 'dlv_example', parts.nowMs());
      if (!signing.ok) return refuse('conflict', signing.problem.message);
      const order = signing.order === undefined ? {} : { signing: signing.order };
      const built = buildFaultyRequest({ draft, subjectKind: entry.subject, endpoint, version: parts.version, faults: read.choices, ...order });
      if (!built.ok) return refuse('invalid', built.problem.message, built.problem.code === 'impossible-fault' ? '/faults' : '/draft/subjectText');
      const { request, manner, plan } = built;
      const preview: FaultPreview = {
        headText: requestHeadText(request),
        body: request.body.slice(0, previewBytes),
        bodyBytes: request.body.byteLength,
        manner: mannerSentences(manner),
        plan: planSentences(plan),
        copies: plan.dropped ? 0 : plan.copies,
      };
      return ok(preview);
    },

    'bursts.start': async (order) => {
      const unknown = order.events.findIndex(({ draft }) => entryOf(draft.name) === undefined);
      if (unknown >= 0) return refuse('invalid', `“${order.events[unknown]?.draft.name ?? ''}” is not in the catalogue.`, `/events/${unknown}/draft/name`);
      const endpoints = order.endpointIds.map(endpointOf).filter((endpoint) => endpoint !== undefined);
      if (endpoints.length < order.endpointIds.length) return noEndpoint;
      const read = readFaults(order.faults ?? []);
      if (!read.ok) return refuse('invalid', read.message, '/faults');
      const barred = read.choices.find(({ name }) => notInBursts.has(name));
      if (barred !== undefined) return refuse('invalid', `The fault ${barred.name} cannot be part of a burst. Send the event once with it.`, '/faults');
      for (const [index, { draft }] of order.events.entries()) {
        const kind = entryOf(draft.name)?.subject ?? 'claim';
        const built = endpoints[0] === undefined ? undefined : buildFaultyRequest({ draft, subjectKind: kind, endpoint: endpoints[0], version: parts.version, faults: [] });
        if (built?.ok === false) return refuse('invalid', built.problem.message, `/events/${index}/draft/subjectText`);
      }
      const asked = await parts.firstSend.problemOf(endpoints);
      if (asked !== undefined) return refuseSend(asked);
      const addressed = order.endpointIds.filter((id) => endpointOfAddress(id) !== undefined);
      const send = (burstId: string): BurstSend => async (draft) => {
        const now = order.endpointIds.map(endpointOf).filter((endpoint) => endpoint !== undefined);
        const sent = await sender.send({ draft, subjectKind: entryOf(draft.name)?.subject ?? 'claim', endpoints: now, faults: read.choices, deliverAnyway: addressed, origin: { kind: 'burst', burstId } });
        return sent.ok ? { ok: true, deliveries: sent.value.deliveries } : { ok: false, message: sent.problem.message };
      };
      const started = bursts.start(order, send);
      return started === undefined ? refuse('conflict', 'A burst is under way. Stop it first.') : ok(started);
    },
    'bursts.stop': ({ id }) => {
      const burst = bursts.stop(id);
      return burst === undefined ? noBurst : ok(burst);
    },
    'bursts.change': ({ id, pace, paused }) => {
      const burst = bursts.change(id, pace, paused);
      return burst === undefined ? noBurst : ok(burst);
    },
    'bursts.get': ({ id }) => {
      const burst = bursts.get(id);
      return burst === undefined ? noBurst : ok(burst);
    },
    'bursts.list': () => ok(bursts.list()),
  };
}
