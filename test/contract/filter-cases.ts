import type { FilterContract } from '../../src/shared/contract/filter-contract';
import { value } from '../support/open-core';
import type { Cases } from './method-case';

const filter = { id: 'fl_1', name: 'Refused', query: 'status:>=400 or state:failed' } as const;
const gone = { why: 'an id that is gone', input: { id: 'nothing' }, code: 'not-found' } as const;

export const filterCases: Cases<FilterContract> = {
  'filter.values': {
    good: async () => ({ field: 'event', prefix: 'cl', limit: 20 }),
    bad: [
      { why: 'a field that is none', input: { field: 'colour', prefix: '', limit: 20 }, code: 'invalid' },
      { why: 'a place in the body without a name', input: { field: { body: [] }, prefix: '', limit: 20 }, code: 'invalid' },
      { why: 'no limit', input: { field: 'event', prefix: '' }, code: 'invalid' },
    ],
  },
  'filters.save': {
    good: async () => filter,
    bad: [
      { why: 'no name', input: { ...filter, name: ' ' }, code: 'invalid' },
      { why: 'a query that cannot be read', input: { ...filter, query: 'status:>=' }, code: 'invalid' },
      { why: 'an empty query', input: { ...filter, query: ' ' }, code: 'invalid' },
    ],
  },
  'filters.delete': { good: async (app) => ({ id: (await value(app, 'filters.save', filter)).id }), bad: [gone] },
  'filters.restore': {
    good: async (app) => {
      await value(app, 'filters.save', filter);
      return value(app, 'filters.delete', { id: filter.id });
    },
    bad: [{ why: 'a place before the first', input: { item: filter, index: -1 }, code: 'invalid' }],
  },
  'filters.move': { good: async (app) => ({ id: (await value(app, 'filters.save', filter)).id, index: 0 }), bad: [{ ...gone, input: { id: 'nothing', index: 0 } }] },
};
