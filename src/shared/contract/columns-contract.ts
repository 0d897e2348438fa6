import type { ColumnValue } from '../model/stream-column';

/** Methods of the columns that the user added to the stream. */
export interface ColumnsContract {
  /**
   * What the records at these positions have in columns from a header or a body path, as written. Of a delivery the last attempt counts.
   * At most 200 records and 20 columns a call; records that are gone are left out.
   */
  'columns.values': { input: { positions: readonly number[]; columns: readonly string[] }; output: { rows: readonly { readonly position: number; readonly values: readonly ColumnValue[] }[] } };
}
