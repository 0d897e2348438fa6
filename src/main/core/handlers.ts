import type { ComposeVerdict, Recipient, Snapshot } from '../../shared/contract/contract';
import { ok, refuse } from '../../shared/contract/reply';
import { parseQuery } from '../../shared/query/parse-query';
import { endpointOfAddress, reasonNotDelivered, type Endpoint } from '../../shared/model/endpoint';
import type { EventDraft } from '../../shared/model/event';
import { catchHostProblem } from '../../shared/model/catch-host';
import { changedSettings } from '../../shared/model/settings-changes';
import type { CatalogEntry } from '../../shared/catalog/catalog';
import type { CatchControl } from './catch-control';
import type { CatchMethod } from './catch-handlers';
import { quickBytes, type Checks } from './checks/checks';
import type { LateChecks } from './late-checks';
import type { ColumnsMethod } from './columns-handlers';
import type { CompareMethod } from './compare-handlers';
import type { DeliveryMethod } from './delivery-handlers';
import type { DeskMethod } from './desk-handlers';
import type { CoreHandlers } from './dispatch';
import type { Log } from './log/log';
import type { LookMethod } from './look-handlers';
import type { SentMethod } from './sent-handlers';
import type { Ports } from './ports';
import type { Sender } from './sender/sender-port';
import type { ScenarioMethod } from './scenario-handlers';
import type { SelectionMethod } from './selection-handlers';
import type { SendingMethod } from './sending-handlers';
import type { StorageMethod } from './storage-handlers';
import type { ViewingMethod } from './viewing-handlers';
import type { ExportMethod } from './export-handlers';
import type { GroupsMethod } from './groups-handlers';
import type { ImportMethod } from './import-handlers';
import type { FilterMethod } from './filter-handlers';
import type { SharingMethod } from './sharing-handlers';
import { buildBody } from './wire/build-body';
import { buildRequest } from './wire/build-request';
import { refuseSend } from './send-refusal';
import { lostSecretProblem } from './wire/lost-secret';
import { signingOrder } from './wire/signing/signing-order';
import { readFaults } from './wire/faults/parse-fault';
import { catalogOf, subjectSchemaOf } from './workspace/catalog-of';
import { copyName, customEventKey, endpointKey, inserted, newEndpoint, performerKey, removed, sampleKey, saved } from './workspace/edit-workspace';
import { endpointProblem } from './workspace/endpoint-rules';
import type { WorkspaceStore } from './workspace/open-workspace';
import { createWorkspaceReplies } from './workspace-replies';
import { setupRequest } from './workspace/setup-request';

/** Everything that the handlers work with. */
export interface HandlerParts {
  readonly workspace: WorkspaceStore;
  readonly log: Log;
  readonly sender: Sender;
  readonly checks: Pick<Checks, 'compose'>;
  readonly lateChecks: Pick<LateChecks, 'verdicts'>;
  readonly catchControl: CatchControl;
  readonly ports: Ports;
  readonly version: string;
  /** The secrets that sign for an endpoint. */
  secretsOf(endpointId: string): readonly string[];
  /** True where the text is a schema that can be compiled; else why not. */
  schemaProblem(subjectSchema: object): string | undefined;
  snapshot(): Promise<Snapshot>;
}

/** Schemes whose headers carry an id and a time, so that no two attempts are signed alike. */
const timedSchemes: ReadonlySet<string> = new Set(['standard-webhooks', 'stripe']);
const exampleId = 'dlv_example';
/** A search answers at the latest after this long, with what it has found so far. */
const pageWithinMs = 150;
const previewTextBytes = 256 * 1024;
const maxBytesACall = 4 * 1024 * 1024;

/** Methods whose handlers stand in files of their own. */
type MethodElsewhere =
  | CatchMethod
  | DeskMethod
  | DeliveryMethod
  | ColumnsMethod
  | CompareMethod
  | LookMethod
  | SentMethod
  | ScenarioMethod
  | SelectionMethod
  | SendingMethod
  | ExportMethod
  | GroupsMethod
  | ImportMethod
  | FilterMethod
  | SharingMethod
  | StorageMethod
  | ViewingMethod;

/** One handler for each method of the core's contract, but for those of the catch server (catch-handlers.ts). Inputs have passed their schema; here is what a schema cannot say. */
export function createHandlers(parts: HandlerParts): Omit<CoreHandlers, MethodElsewhere> {
  const { workspace, log, sender, checks, lateChecks, ports } = parts;

  const { change, takeOut } = createWorkspaceReplies(workspace);
  const endpointOf = (id: string): Endpoint | undefined => workspace.current().endpoints.find((endpoint) => endpoint.id === id);
  const entryOf = (name: string): CatalogEntry | undefined => catalogOf(workspace.current()).find((entry) => entry.name === name);
  const noEndpoint = refuse('not-found', 'That endpoint is no longer in the workspace.');
  const noRecord = refuse('not-found', 'That record is no longer in the log.');
  const unknownEvent = (name: string) => refuse('invalid', unknownEventSentence(name, catalogOf(workspace.current())), '/name');

  return {
    'snapshot.get': async () => ok(await parts.snapshot()),

    'workspace.rename': ({ name }) => change((now) => ({ ...now, name: name.trim() === '' ? now.name : name.trim() }), (after) => after),

    'endpoints.add': async (draft) => {
      const problem = endpointProblem(draft);
      if (problem !== undefined) return refuse('invalid', problem.message, problem.field);
      const endpoint = newEndpoint(ports.ids.make('ep'), draft);
      return change((now) => ({ ...now, endpoints: [...now.endpoints, endpoint] }), () => endpoint);
    },
    'endpoints.update': async ({ id, changes }) => {
      const problem = endpointProblem(changes);
      if (problem !== undefined) return refuse('invalid', problem.message, `/changes${problem.field}`);
      if (endpointOf(id) === undefined) return noEndpoint;
      const reply = await change(
        (now) => ({ ...now, endpoints: now.endpoints.map((endpoint) => (endpoint.id === id ? { ...endpoint, ...changes } : endpoint)) }),
        (after) => after.endpoints.find((endpoint) => endpoint.id === id),
      );
      if (!reply.ok) return reply;
      return reply.value === undefined ? noEndpoint : ok(reply.value);
    },
    'endpoints.duplicate': async ({ id }) => {
      const original = endpointOf(id);
      if (original === undefined) return noEndpoint;
      const copy = { ...original, id: ports.ids.make('ep'), name: copyName(original.name, workspace.current().endpoints.map((endpoint) => endpoint.name)) };
      return change((now) => ({ ...now, endpoints: inserted(now.endpoints, copy, now.endpoints.findIndex((endpoint) => endpoint.id === id) + 1, endpointKey) }), () => copy);
    },
    'endpoints.delete': ({ id }) =>
      takeOut((now) => {
        const out = removed(now.endpoints, id, endpointKey);
        return out && { workspace: { ...now, endpoints: out.list }, removed: out.removed };
      }, noEndpoint.error.message),
    'endpoints.restore': ({ item, index }) => change((now) => ({ ...now, endpoints: inserted(now.endpoints, item, index, endpointKey) }), () => item),
    'endpoints.setupRequest': ({ ids }) => {
      const { endpoints, performers } = workspace.current();
      const signature = performers.find((performer) => performer.performedBy.kind === 'user')?.performedBy.name;
      return ok(setupRequest(endpoints.filter((endpoint) => ids.includes(endpoint.id)), signature));
    },

    'performers.save': (performer) => change((now) => ({ ...now, performers: saved(now.performers, performer, performerKey) }), () => performer),
    'performers.delete': ({ id }) =>
      takeOut((now) => {
        const out = removed(now.performers, id, performerKey);
        return out && { workspace: { ...now, performers: out.list }, removed: out.removed };
      }, 'That performer is no longer in the workspace.'),
    'performers.restore': ({ item, index }) => change((now) => ({ ...now, performers: inserted(now.performers, item, index, performerKey) }), () => item),

    'samples.save': (sample) => {
      if (sample.name.trim() === '') return refuse('invalid', 'Give the sample a name.', '/name');
      return change((now) => ({ ...now, samples: saved(now.samples, sample, sampleKey) }), () => sample);
    },
    'samples.delete': ({ id }) =>
      takeOut((now) => {
        const out = removed(now.samples, id, sampleKey);
        return out && { workspace: { ...now, samples: out.list }, removed: out.removed };
      }, 'That sample is no longer in the workspace.'),
    'samples.restore': ({ item, index }) => change((now) => ({ ...now, samples: inserted(now.samples, item, index, sampleKey) }), () => item),

    'catalog.save': (event) => {
      if (entryOf(event.name)?.origin === 'provider') return refuse('conflict', `${event.name} is one of the provider’s events. Choose another name.`, '/name');
      const schema = subjectSchemaOf(event.subjectSchema);
      if (!schema.ok) return refuse('invalid', schema.message, '/subjectSchema');
      const problem = parts.schemaProblem(schema.schema);
      if (problem !== undefined) return refuse('invalid', problem, '/subjectSchema');
      return change((now) => ({ ...now, events: saved(now.events, event, customEventKey) }), () => event);
    },
    'catalog.delete': ({ name }) =>
      takeOut((now) => {
        const out = removed(now.events, name, customEventKey);
        return out && { workspace: { ...now, events: out.list }, removed: out.removed };
      }, 'That event is no longer in the catalogue.'),
    'catalog.restore': ({ item, index }) => change((now) => ({ ...now, events: inserted(now.events, item, index, customEventKey) }), () => item),

    'settings.update': async (changes) => {
      const before = workspace.current().settings;
      const after = changedSettings(before, changes);
      const twice = after.columns.find(({ column }, index) => after.columns.findIndex((each) => each.column === column) !== index);
      if (twice !== undefined) return refuse('invalid', `The column ${twice.column} stands there twice.`, '/columns');
      const [open] = after.morePorts.flatMap((port) => catchHostProblem(port.host) ?? []);
      if (open !== undefined) return refuse('invalid', open, '/morePorts');
      if (after.catchHost !== before.catchHost || after.catchPort !== before.catchPort) {
        const moved = await parts.catchControl.move(after.catchHost, after.catchPort);
        if (!moved.ok) return moved;
      }
      const saved = await change((now) => ({ ...now, settings: changedSettings(now.settings, changes) }), (now) => now.settings);
      if (!saved.ok) return saved;
      await parts.catchControl.apply(saved.value);
      if (changes.retention !== undefined) {
        const kept = await log.setRetention(saved.value.retention);
        if (!kept.ok) return refuse('surroundings', kept.problem.message);
      }
      return saved;
    },

    'compose.check': (draft) => {
      const entry = entryOf(draft.name);
      if (entry === undefined) return unknownEvent(draft.name);
      const recipients = workspace.current().endpoints.map((endpoint) => recipientOf(endpoint, draft));
      const verdict: ComposeVerdict = { ...checks.compose(entry, draft), recipients };
      return ok(verdict);
    },
    'compose.preview': ({ endpointId, ...draft }) => {
      const endpoint = endpointOf(endpointId);
      if (endpoint === undefined) return noEndpoint;
      const entry = entryOf(draft.name);
      if (entry === undefined) return unknownEvent(draft.name);
      const signing = signingOrder(endpoint.signing, parts.secretsOf(endpointId), exampleId, ports.clock.nowMs());
      const hindrance = lostSecretProblem(endpoint) ?? (signing.ok ? undefined : signing.problem);
      const order = signing.ok && signing.order !== undefined ? { signing: signing.order } : {};
      const built = buildRequest({ draft, subjectKind: entry.subject, endpoint, version: parts.version, ...order });
      if (!built.ok) return refuseSend(built.problem);
      const { method, target, headers, body } = built.request;
      return ok({ method, target, headers, bodyText: new TextDecoder().decode(body.subarray(0, previewTextBytes)), bodyBytes: body.length, signatureIsExample: timedSchemes.has(endpoint.signing.kind) && signing.ok, ...(hindrance === undefined ? {} : { signingProblem: hindrance.message }) });
    },
    'events.send': async ({ endpointIds, faults = [], deliverAnyway = [], ...draft }) => {
      const entry = entryOf(draft.name);
      if (entry === undefined) return unknownEvent(draft.name);
      const read = readFaults(faults);
      if (!read.ok) return refuse('invalid', read.message, '/faults');
      const addressed = (endpointIds ?? []).map(endpointOfAddress).filter((endpoint) => endpoint !== undefined);
      const chosen = [...workspace.current().endpoints.filter((endpoint) => endpointIds === undefined || endpointIds.includes(endpoint.id)), ...addressed];
      if (chosen.length === 0 && endpointIds !== undefined) return refuse('conflict', 'There is no endpoint to send to. Add one in Endpoints.');
      const built = buildBody(draft, entry.subject);
      if (!built.ok) return refuse('invalid', built.problem.message, '/subjectText');
      const sent = await sender.send({ draft, subjectKind: entry.subject, endpoints: chosen, faults: read.choices, deliverAnyway: [...deliverAnyway, ...addressed.map(({ id }) => id)] });
      if (!sent.ok) return refuseSend(sent.problem);
      return ok({ eventId: sent.value.event.id, deliveries: sent.value.deliveries });
    },

    'activity.page': async ({ query, quick, fromRank, limit, newest }) => {
      const parsed = parseQuery(query);
      if (!parsed.ok) return refuse('invalid', parsed.problem.message, '/query');
      return ok(await log.activityPage(parsed.query, quick, newest === true ? 'newest' : fromRank, limit, pageWithinMs));
    },
    'activity.counts': async ({ query, partial }) => {
      const parsed = parseQuery(query);
      if (!parsed.ok) return refuse('invalid', parsed.problem.message, '/query');
      return ok(await log.activityCounts(parsed.query, partial === true ? 0 : undefined));
    },
    'activity.rank': async ({ query, quick, position }) => {
      const parsed = parseQuery(query);
      if (!parsed.ok) return refuse('invalid', parsed.problem.message, '/query');
      return ok({ rank: await log.activityRank(parsed.query, quick, position, pageWithinMs) });
    },

    'captures.get': async ({ id }) => {
      const found = await log.capture(id, quickBytes);
      if (found === undefined) return noRecord;
      const { body: _, bodyKept, raw, deliveryId, ...capture } = found;
      const detail = { capture, bodyKept, rawKept: raw.length, checks: await lateChecks.verdicts(found) };
      return ok(deliveryId === undefined ? detail : { ...detail, deliveryId });
    },
    'captures.bytes': async ({ id, part, from, to }) => {
      if (to < from || to - from > maxBytesACall) return refuse('invalid', 'At most 4 MB can be read at a time.', '/to');
      const bytes = await log.captureBytes(id, part, from, to);
      return bytes === undefined ? noRecord : ok(bytes);
    },
    'records.pin': async ({ positions, pinned }) => {
      const written = await log.setPinned(positions, pinned);
      return written.ok ? ok({}) : refuse('surroundings', written.problem.message);
    },
  };
}

function recipientOf(endpoint: Endpoint, draft: EventDraft): Recipient {
  const reason = reasonNotDelivered(endpoint, draft.name, draft.source);
  const recipient = { endpointId: endpoint.id, name: endpoint.name, url: endpoint.url };
  return reason === undefined ? recipient : { ...recipient, reason };
}

/** What to say of an event name that the catalogue lacks: the nearest name, where there is a near one. */
export function unknownEventSentence(name: string, catalog: readonly CatalogEntry[]): string {
  const bare = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  const near = catalog.find((entry) => entry.name.replaceAll(/[^a-z]/g, '') === bare) ?? catalog.find((entry) => entry.name.split('.')[1] === name.split('.').at(-1));
  return near === undefined ? `“${name}” is not in the catalogue.` : `“${name}” is not in the catalogue. Did you mean ${near.name}?`;
}
