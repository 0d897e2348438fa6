import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { ExportContract, ExportSavingContract } from '../../../shared/contract/export-contract';
import { copyKinds } from '../../../shared/export/copy-kind';
import { exportFormats, keptRulesLimit } from '../../../shared/model/export-order';
import { boolean, closed, id, list, text, whole } from './model-schemas';
import { selection } from './selection-schemas';

const order = closed({ selection, format: { enum: [...exportFormats] }, keep: list(text(1_100, 1), keptRulesLimit), leaveOutUnread: boolean });
const after = whole(0, Number.MAX_SAFE_INTEGER);

/** The shapes of the inputs that write records down. */
export const exportSchemas: Readonly<Record<keyof (ExportContract & ExportSavingContract), JsonSchema>> = {
  'records.copyAs': closed({ direction: { enum: ['sent', 'received'] }, id, kind: { enum: [...copyKinds] }, secrets: boolean }),
  'export.rules': closed({}),
  'export.count': closed({ order, after }),
  'export.preview': closed({ order, after }),
  'export.stop': closed({ id }),
  'desktop.saveExport': closed({ id, order }),
};
