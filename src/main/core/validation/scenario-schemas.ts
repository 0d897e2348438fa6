import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { ScenarioContract } from '../../../shared/contract/scenario-contract';
import { burstLimits } from '../../../shared/model/burst';
import { scenarioLimits } from '../../../shared/model/scenario';
import { boolean, closed, eventDraftFields, faultOrders, id, list, nameLength, partial, text, urlLength, whole } from './model-schemas';

const largestSeed = 2_147_483_647;
const scenarioText = text(scenarioLimits.textBytes);
const order: JsonSchema = partial({
  seed: whole(0, largestSeed),
  scale: { type: 'number', minimum: 1, maximum: scenarioLimits.scale },
  endpoints: list(closed({ name: text(nameLength, 1), endpointId: id, url: text(urlLength, 1) }, ['endpointId', 'url']), scenarioLimits.endpoints),
  parameters: list(closed({ name: text(nameLength, 1), value: text(10_000) }), scenarioLimits.parameters),
  paused: boolean,
});
const nothing = closed({});
const byId = closed({ id });

const stepEvent = closed({ draft: closed(eventDraftFields), faults: faultOrders, burst: closed({ count: whole(1, burstLimits.count), perSecond: whole(1, burstLimits.perSecond) }, ['perSecond']) }, ['faults', 'burst']);

/** The shapes of the inputs of scenarios and of their runs. */
export const scenarioSchemas: Readonly<Record<keyof ScenarioContract, JsonSchema>> = {
  'scenarios.list': nothing,
  'scenarios.read': byId,
  'scenarios.check': closed({ text: scenarioText }),
  'scenarios.save': closed({ id, name: text(nameLength), text: scenarioText, over: { type: 'number', minimum: 0 } }, ['id', 'name', 'over']),
  'scenarios.copy': byId,
  'scenarios.addChanges': closed({ changeIds: { ...list(id, 500), minItems: 1 }, scenarioId: id, name: text(nameLength) }, ['scenarioId', 'name']),
  'scenarios.addEvents': closed({ events: { ...list(stepEvent, burstLimits.events), minItems: 1 }, scenarioId: id, name: text(nameLength) }, ['scenarioId', 'name']),
  'scenarios.delete': byId,
  'scenarioRuns.start': closed({ id, text: scenarioText, order }, ['text', 'order']),
  'scenarioRuns.pause': byId,
  'scenarioRuns.step': byId,
  'scenarioRuns.continue': byId,
  'scenarioRuns.stop': byId,
  'scenarioRuns.get': byId,
  'scenarioRuns.list': closed({ scenarioId: id }, ['scenarioId']),
  'scenarioRuns.delete': byId,
  'scenarioRuns.report': closed({ id, format: { enum: ['html', 'junit'] } }),
  'recording.start': nothing,
  'recording.get': nothing,
  'recording.stop': nothing,
};
