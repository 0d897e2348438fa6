import { Terminal } from 'lucide-react';
import type { ReactNode } from 'react';
import { copyKindNames } from '../../../shared/export/copy-kind';
import { useKeysOf } from '../../ui/action-registry';
import { SplitButton } from '../../ui/split-button';
import { copyChosenAs, copyItems, useLastCopyKind } from './copy-as';

/** Copies what is selected in the form that was used last; the others are behind its arrow. */
export function CopyAsButton(): ReactNode {
  const keys = useKeysOf('activity.copyAgain');
  const kind = useLastCopyKind();
  return (
    <SplitButton variant="default" icon={Terminal} keys={keys} menuLabel="Copy as" items={copyItems()} onClick={() => void copyChosenAs(kind)}>
      Copy as {kind === 'curl' ? 'cURL' : copyKindNames[kind].replace(/^cURL for (?:the )?| for Node$/, '')}
    </SplitButton>
  );
}
