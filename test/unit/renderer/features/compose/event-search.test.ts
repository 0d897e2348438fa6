import { expect, test } from 'vitest';
import { matchingGroups } from '../../../../../src/renderer/features/compose/event-search';
import { providerCatalog } from '../../../../../src/shared/catalog/catalog';

const found = (search: string): readonly string[] => matchingGroups(providerCatalog, search).flatMap(({ events }) => events.map(({ name }) => name));

test('finds events by every word of name or description, whatever the case', () => {
  expect(found('')).toEqual(providerCatalog.map(({ name }) => name));
  expect(found('LABEL')).toEqual(['claim.label_added', 'claim.label_removed']);
  expect(found('claim longer')).toEqual(['claim.unassigned']);
  expect(found('nothing such')).toEqual([]);
});
