import type { Input } from '../../../../../src/shared/contract/contract';
import type { FilterContract } from '../../../../../src/shared/contract/filter-contract';

const filter = { id: 'fl_1', name: 'Refused', query: 'status:>=400' };

export const filterInputs: { readonly [M in keyof FilterContract]: Input<M> } = {
  'filter.values': { field: { body: ['claim', 'labels'] }, prefix: 'ur', limit: 20 },
  'filters.save': filter,
  'filters.delete': { id: 'fl_1' },
  'filters.restore': { item: filter, index: 2 },
  'filters.move': { id: 'fl_1', index: 0 },
};
