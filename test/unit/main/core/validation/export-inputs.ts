import type { Input } from '../../../../../src/shared/contract/contract';
import type { ExportContract, ExportSavingContract } from '../../../../../src/shared/contract/export-contract';
import type { ExportOrder } from '../../../../../src/shared/model/export-order';

const order: ExportOrder = { selection: { records: [1], matches: { query: 'event:claim.*', quick: 'all', from: 0, to: 9, except: [3] } }, format: 'har', keep: ['cookies', 'body:claim.contact.**'], leaveOutUnread: true };

export const exportInputs: { readonly [M in keyof (ExportContract & ExportSavingContract)]: Input<M> } = {
  'records.copyAs': { direction: 'received', id: 'cap_1', kind: 'powershell', secrets: false },
  'export.rules': {},
  'export.count': { order, after: 5 },
  'export.preview': { order: { ...order, format: 'bodies' }, after: 0 },
  'export.stop': { id: 'x_1' },
  'desktop.saveExport': { id: 'x_1', order },
};
