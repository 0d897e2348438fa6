import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { StorageContract } from '../../../shared/contract/storage-contract';
import { closed, whole } from './model-schemas';

/** Shapes of the inputs about what the log takes on disk. */
export const storageSchemas: Readonly<Record<keyof StorageContract, JsonSchema>> = {
  'storage.clearable': closed({}),
  'storage.clear': closed({ upTo: whole(0, Number.MAX_SAFE_INTEGER) }),
};
