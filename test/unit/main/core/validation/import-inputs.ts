import type { Input } from '../../../../../src/shared/contract/contract';
import type { ImportContract } from '../../../../../src/shared/contract/import-contract';

export const importInputs: { readonly [M in keyof ImportContract]: Input<M> } = {
  'import.har': { name: 'trace.har', text: '{"log":{"entries":[]}}' },
  'import.curl': { text: 'curl http://127.0.0.1/' },
};
