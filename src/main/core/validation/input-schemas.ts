import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { Method } from '../../../shared/contract/contract';
import { answerRule } from './rule-schema';
import { boolean, closed, customEvent, endpoint, endpointFields, eventDraftFields, id, list, nameLength, partial, performer, sample, settingsFields, text, urlLength, whole } from './model-schemas';

const nothing = closed({});
const byId = closed({ id });
const largest = Number.MAX_SAFE_INTEGER;

const endpointDraft = partial(withoutId(endpointFields));
const eventDraft = closed(eventDraftFields);
const query = text(urlLength);
const quick: JsonSchema = { enum: ['all', 'sent', 'received', 'not-delivered', 'failing', 'checks-fail'] };
const part: JsonSchema = { enum: ['body', 'raw'] };
const ids = list(id, 1_000);

function withoutId(fields: typeof endpointFields): Record<string, JsonSchema> {
  const { id: _id, ...rest } = fields;
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
  'settings.update': partial(settingsFields),

  'compose.check': eventDraft,
  'compose.preview': closed({ ...eventDraftFields, endpointId: id }),
  'events.send': closed({ ...eventDraftFields, endpointIds: ids }, ['endpointIds']),

  'activity.page': closed({ query, quick, fromRank: whole(0, largest), limit: whole(1, 500) }),
  'activity.counts': closed({ query }),
  'activity.rank': closed({ query, quick, position: whole(0, largest) }),
  'deliveries.get': byId,
  'deliveries.ofEvent': closed({ eventId: id }),
  'captures.get': byId,
  'captures.bytes': closed({ id, part, from: whole(0, largest), to: whole(0, largest) }),

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

  'desktop.copy': closed({ text: text(32 * 1024 * 1024) }),
  'desktop.mail': closed({ subject: text(1_000), body: text(100_000) }),
  'desktop.showDataFolder': nothing,
  'desktop.moveDataFolder': nothing,
  'desktop.saveCertificate': nothing,
  'desktop.saveBytes': closed({ captureId: id, part, suggestedName: text(255) }),
};
