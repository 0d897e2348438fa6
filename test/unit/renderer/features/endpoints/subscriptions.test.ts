import { expect, test } from 'vitest';
import { groupState, groupsOf, toggled, toggledGroup } from '../../../../../src/renderer/features/endpoints/subscriptions';
import { providerCatalog } from '../../../../../src/shared/catalog/catalog';

const [claims, contacts] = groupsOf(providerCatalog);
if (claims === undefined || contacts === undefined) throw new Error('The catalogue has no groups.');
const claimNames = claims.events.map(({ name }) => name);

test('keeps groups and events in the order of the catalogue', () => {
  expect([claims.name, contacts.name]).toEqual(['Claims', 'Contacts']);
  expect(groupsOf(providerCatalog).flatMap((group) => group.events)).toEqual(providerCatalog);
});

test('tells how much of a group is subscribed', () => {
  expect(groupState([], claims)).toBe('none');
  expect(groupState(['claim.created'], claims)).toBe('some');
  expect(groupState([...claimNames, 'contact.created'], claims)).toBe('all');
});

test('toggles one, a part and the whole of a group without touching others', () => {
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggledGroup(['contact.created', 'claim.closed'], claimNames).toSorted()).toEqual(['contact.created', ...claimNames].toSorted());
  expect(toggledGroup(['contact.created', ...claimNames], claimNames)).toEqual(['contact.created']);
});
