import type { Input } from '../../../../../src/shared/contract/contract';
import type { DeskContract } from '../../../../../src/shared/contract/desk-contract';

const performedBy = { kind: 'token', name: 'Mobile App API Token' } as const;
const subject = { kind: 'claim', id: 4211 } as const;

export const deskInputs: { readonly [M in keyof DeskContract]: Input<M> } = {
  'desk.summary': {},
  'desk.claims': { search: 'glass nair', filter: 'changed', fromRank: 0, limit: 100 },
  'desk.rank': { search: '', filter: 'all', claimId: 4211 },
  'desk.contacts': { search: 'leeds', fromRank: 100, limit: 100 },
  'desk.claim': { claimId: 4211 },
  'desk.contact': { contactId: 9083 },
  'desk.timeline': { subject, limit: 50 },
  'desk.act': { action: { kind: 'claim.assign', claimId: 4211, user: { userId: 1187, name: 'Amara Okafor' } }, performedBy, faults: [{ name: 'duplicate', value: '2' }], endpointIds: ['ep_1'] },
  'desk.sendAsFault': { subject, eventName: 'claim.reopened', performedBy },
  'desk.undo': { changeId: 'chg_1' },
  'desk.reset': {},
  'desk.generate': { seed: 2026, count: 10_000 },
  'desk.export': {},
  'desk.import': { text: '{}' },
};
