import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { ImportContract } from '../../../shared/contract/import-contract';
import { closed, text } from './model-schemas';

const fileLength = 128 * 1024 * 1024;

/** The shapes of the inputs that take requests in from elsewhere. */
export const importSchemas: Readonly<Record<keyof ImportContract, JsonSchema>> = {
  'import.har': closed({ name: text(255), text: text(fileLength) }),
  'import.curl': closed({ text: text(40 * 1024 * 1024, 1) }),
};
