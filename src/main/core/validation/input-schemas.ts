import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { Method } from '../../../shared/contract/contract';
import { burstLimits } from '../../../shared/model/burst';
import { answerRule } from './rule-schema';
import { deskSchemas } from './desk-schemas';
import { viewingSchemas } from './viewing-schemas';
import { importSchemas } from './import-schemas';
import { exportSchemas } from './export-schemas';
import { filterSchemas } from './filter-schemas';
import { sharingSchemas } from './sharing-schemas';
import { columnsSchemas } from './columns-schemas';
import { compareSchemas } from './compare-schemas';
import { groupsSchemas } from './groups-schemas';
import { lookSchemas } from './look-schemas';
import { scenarioSchemas } from './scenario-schemas';
import { selectionSchemas } from './selection-schemas';
import { sentSchemas } from './sent-schemas';
import { storageSchemas } from './storage-schemas';
import { boolean, closed, customEvent, endpoint, endpointFields, eventDraftFields, faultOrders, id, list, nameLength, partial, performer, sample, settingsChanges, text, urlLength, whole } from './model-schemas';

const nothing = closed({});
const byId = closed({ id });
const largest = Number.MAX_SAFE_INTEGER;

const endpointDraft = partial(withoutId(endpointFields));
const eventDraft = closed(eventDraftFields);
const query = text(urlLength);
const quick: JsonSchema = { enum: ['all', 'sent', 'received', 'not-delivered', 'failing', 'checks-fail', 'pinned'] };
const part: JsonSchema = { enum: ['body', 'raw'] };
const ids = list(id, 1_000);
const chosen: JsonSchema = { type: 'array', items: id, minItems: 1, maxItems: 10_000 };
const secret = text(1_000, 1);
const burstPace: JsonSchema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: ['rate', 'as-answered'] } },
  if: { properties: { kind: { const: 'rate' } } },
  then: closed({ kind: { const: 'rate' }, perSecond: { type: 'number', minimum: 0.01, maximum: burstLimits.perSecond }, risingMs: whole(0, burstLimits.risingMs) }, ['risingMs']),
  else: closed({ kind: { const: 'as-answered' } }),
};

function withoutId(fields: typeof endpointFields): Record<string, JsonSchema> {
  const { id: _id, imported: _imported, lostSecrets: _lostSecrets, ...rest } = fields;
  return rest;
}

function removed(item: JsonSchema): JsonSchema {
  return closed({ item, index: whole(0, 100_000) });
}

/**
 * The shape of every method's input. Shapes and bounds only: whether a URL can be used or a text is JSON is told by the handlers,
 * in sentences of their own. A method without a schema does not compile.
 */
export const inputSchemas: Readonly<Record<Method, JsonSchema>> = {
  ...columnsSchemas,
  ...compareSchemas,
  ...groupsSchemas,
  ...lookSchemas,
  ...scenarioSchemas,
  ...storageSchemas,
  ...selectionSchemas,
  ...sentSchemas,
  'snapshot.get': nothing,

  'workspace.rename': closed({ name: text(nameLength, 1) }),
  'endpoints.add': endpointDraft,
  'endpoints.update': closed({ id, changes: endpointDraft }),
  'endpoints.duplicate': byId,
  'endpoints.delete': byId,
  'endpoints.restore': removed(endpoint),
  'endpoints.setupRequest': closed({ ids }),
  'performers.save': performer,
  'performers.delete': byId,
  'performers.restore': removed(performer),
  'samples.save': sample,
  'samples.delete': byId,
  'samples.restore': removed(sample),
  'catalog.save': customEvent,
  'catalog.delete': closed({ name: text(nameLength, 1) }),
  'catalog.restore': removed(customEvent),
  'settings.update': settingsChanges,

  'compose.check': eventDraft,
  'compose.preview': closed({ ...eventDraftFields, endpointId: id }),
  'events.send': closed({ ...eventDraftFields, endpointIds: ids, faults: faultOrders, deliverAnyway: ids }, ['endpointIds', 'faults', 'deliverAnyway']),
  'events.contentOf': byId,
  'events.sendAsNew': closed({ ids: chosen, endpointIds: ids }, ['endpointIds']),

  'faults.list': nothing,
  'faults.preview': closed({ draft: eventDraft, endpointId: id, faults: faultOrders }),

  'bursts.start': closed(
    {
      events: { type: 'array', minItems: 1, maxItems: burstLimits.events, items: closed({ draft: eventDraft, weight: whole(1, 1_000) }) },
      endpointIds: { type: 'array', minItems: 1, maxItems: 1_000, items: id },
      count: whole(1, burstLimits.count),
      pace: burstPace,
      concurrency: whole(1, burstLimits.concurrency),
      faults: faultOrders,
    },
    ['faults'],
  ),
  'bursts.stop': byId,
  'bursts.change': closed({ id, pace: burstPace, paused: boolean }, ['pace', 'paused']),
  'bursts.get': byId,
  'bursts.list': nothing,

  'activity.page': closed({ query, quick, fromRank: whole(0, largest), limit: whole(1, 500), newest: boolean }, ['newest']),
  'activity.counts': closed({ query, partial: boolean }, ['partial']),
  'activity.rank': closed({ query, quick, position: whole(0, largest) }),
  'deliveries.get': byId,
  'deliveries.ofEvent': closed({ eventId: id }),
  'deliveries.retryNow': closed({ ids: chosen }),
  'deliveries.cancel': closed({ ids: chosen }),

  'deliveries.redeliver': closed({ ids: chosen, deliverAnyway: boolean }, ['deliverAnyway']),

  'secrets.set': closed({ endpointId: id, secret, secondSecret: secret }, ['secondSecret']),
  'secrets.remove': closed({ endpointId: id }),
  'secrets.describe': closed({ endpointId: id }),
  'secrets.generate': closed({ scheme: { enum: ['standard-webhooks', 'github', 'stripe', 'shopify', 'hmac'] } }),

  'captures.get': byId,
  'captures.replay': closed({ ids: chosen, url: text(urlLength, 1), resign: id }, ['resign']),
  'captures.previewReplay': closed({ id, url: text(urlLength, 1), resign: id }, ['resign']),
  'captures.bytes': closed({ id, part, from: whole(0, largest), to: whole(0, largest) }),

  ...viewingSchemas,
  ...deskSchemas,

  'records.pin': closed({ positions: list(whole(0, Number.MAX_SAFE_INTEGER), 1_000), pinned: boolean }),

  'catch.retry': nothing,
  'catch.pause': nothing,
  'catch.resume': nothing,
  'catch.setReach': closed({ open: boolean }),
  'catch.certificate': nothing,

  'rules.save': closed({ rule: answerRule, index: whole(0, 1_000) }, ['index']),
  'rules.delete': closed({ id }),
  'rules.restore': removed(answerRule),
  'rules.move': closed({ id, index: whole(0, 1_000) }),
  'rules.try': closed({ captureId: id, rule: answerRule }, ['rule']),
  'rules.activity': nothing,
  'rules.reset': closed({ id, key: text(8_192) }, ['id', 'key']),

  ...exportSchemas,
  ...importSchemas,
  ...filterSchemas,
  ...sharingSchemas,

  'desktop.copy': closed({ text: text(32 * 1024 * 1024) }),
  'desktop.mail': closed({ subject: text(1_000), body: text(100_000) }),
  'desktop.nameActions': closed({ actions: list(closed({ id, label: text(300), keys: text(60) }, ['keys']), 2_000) }),
  'desktop.showDataFolder': nothing,
  'desktop.saveAccount': nothing,
  'desktop.saveWorkspace': nothing,
  'desktop.openScenario': byId,
  'desktop.saveReport': closed({ runId: id, format: { enum: ['html', 'junit'] } }),
  'desktop.moveDataFolder': nothing,
  'desktop.saveCertificate': nothing,
  'desktop.saveBytes': closed({ captureId: id, part, suggestedName: text(255) }),
};
