import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { ColumnsContract } from '../../../shared/contract/columns-contract';
import { closed, columnText, list, whole } from './model-schemas';

/** Shapes of the inputs of the stream’s columns. */
export const columnsSchemas: Readonly<Record<keyof ColumnsContract, JsonSchema>> = {
  'columns.values': closed({ positions: list(whole(0, Number.MAX_SAFE_INTEGER), 200), columns: list(columnText, 20) }),
};
