import type { JsonSchema } from '../../../shared/catalog/catalog';
import { sharedVersion, workspaceVersion } from '../../../shared/model/workspace';
import { savedFilter } from './filter-schemas';
import { answerRule } from './rule-schema';
import { closed, customEvent, endpoint, list, nameLength, performer, sample, settingsFields, text } from './model-schemas';

const sharedLists = {
  name: text(nameLength),
  endpoints: list(endpoint, 1_000),
  performers: list(performer, 1_000),
  samples: list(sample, 1_000),
  events: list(customEvent, 1_000),
  rules: list(answerRule, 500),
};

/** Schema of workspace.json (src/shared/model/workspace.ts) with the values of secret headers in their places. Closed: a property that is not known here is not silently dropped. */
export const workspaceSchema: JsonSchema = closed({
  version: { const: workspaceVersion },
  ...sharedLists,
  filters: list(savedFilter, 1_000),
  settings: closed(settingsFields),
});

/** Schema of a workspace to import: the lists that travel. The settings and filters of a whole workspace file may stand there; they are not taken over. */
export const sharedWorkspaceSchema: JsonSchema = closed(
  {
    version: { enum: [sharedVersion, workspaceVersion] },
    ...sharedLists,
    filters: { type: 'array' },
    settings: { type: 'object' },
  },
  ['filters', 'settings'],
);
