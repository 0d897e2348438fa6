import type { ColumnsContract } from '../../src/shared/contract/columns-contract';
import type { Cases } from './method-case';

/** Cases of the methods of the stream's columns. */
export const columnsCases: Cases<ColumnsContract> = {
  'columns.values': {
    good: () => Promise.resolve({ positions: [1, 2], columns: ['header[event-name]', 'body.claim.id'] }),
    bad: [
      { why: 'a column that is none', input: { positions: [1], columns: ['soul'] }, code: 'invalid' },
      { why: 'too many records', input: { positions: Array.from({ length: 201 }, (_, index) => index), columns: [] }, code: 'invalid' },
    ],
  },
};
