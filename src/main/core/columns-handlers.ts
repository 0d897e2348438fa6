import type { ColumnsContract } from '../../shared/contract/columns-contract';
import { ok, refuse } from '../../shared/contract/reply';
import { readColumn, type ColumnSource } from '../../shared/model/stream-column';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';

/** The methods of the stream’s columns. */
export type ColumnsMethod = keyof ColumnsContract;

/** Handlers of the stream’s columns. */
export function createColumnsHandlers(log: Pick<Log, 'columnValues'>): Handlers<ColumnsMethod> {
  return {
    'columns.values': async ({ positions, columns }) => {
      const sources: ColumnSource[] = [];
      for (const [index, column] of columns.entries()) {
        const read = readColumn(column);
        if (!read.ok) return refuse('invalid', read.message, `/columns/${index}`);
        sources.push(read.source);
      }
      return ok({ rows: await log.columnValues(positions, sources) });
    },
  };
}
