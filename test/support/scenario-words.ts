import { faultList } from '../../src/main/core/fault-list';
import type { ScenarioWords } from '../../src/main/core/scenario/text/words';
import { providerCatalog } from '../../src/shared/catalog/catalog';

/** What scenarios may name in tests: the shipped catalogue and the whole fault table. */
export const scenarioWords: ScenarioWords = {
  events: providerCatalog.map(({ name, subject }) => ({ name, subject })),
  faults: faultList,
  schemaProblem: (json) => (json.includes('"nonsense"') ? 'nonsense is no type.' : undefined),
};
