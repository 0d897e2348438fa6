import type { Input } from '../../../../../src/shared/contract/contract';
import type { SharingContract } from '../../../../../src/shared/contract/sharing-contract';

export const sharingInputs: { readonly [M in keyof SharingContract]: Input<M> } = {
  'sharing.export': {},
  'sharing.read': { text: '{}' },
  'sharing.import': { text: '{}', parts: ['endpoints'] },
  'sharing.takeBack': { added: { endpoints: ['ep_1'], performers: [], samples: [], events: ['claim.paid'], rules: [] } },
  'endpoints.confirm': { ids: ['ep_1'] },
};
