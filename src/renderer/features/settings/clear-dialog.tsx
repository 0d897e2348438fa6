import type { ReactNode } from 'react';
import type { ClearableLog } from '../../../shared/contract/storage-contract';
import { Dialog } from '../../ui/dialog';
import { counted } from '../../ui/format';
import { clearLog, closeClear } from './clear-log';
import { keptWords } from './kept-words';

/** Says what goes and what stays before the log is cleared. */
export function ClearDialog({ asked }: { readonly asked: ClearableLog }): ReactNode {
  const { goes } = asked;
  return (
    <Dialog
      open
      title="Clear the log?"
      onClose={closeClear}
      primary={{ label: goes === 0 ? 'Clear the log' : `Clear ${counted(goes, 'record')}`, danger: true, disabledReason: goes === 0 ? 'There is nothing to clear' : undefined, onClick: () => void clearLog(asked) }}
    >
      <p>{goes === 0 ? 'There is no record that could go.' : `${counted(goes, 'record')} in Activity ${goes === 1 ? 'goes' : 'go'} for good, and ${goes === 1 ? 'its' : 'their'} room on disk is given back.`}</p>
      <p>{keptWords(asked)}</p>
      <p className="soft">Endpoints, rules, samples and scenarios are not touched, and catching goes on.</p>
    </Dialog>
  );
}
