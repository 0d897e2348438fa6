import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { navigationStore } from '../../../host/navigation';
import { ImportReportDialog } from './import-report-dialog';
import { askCurl, importStore } from './import-state';
import { PasteCurlDialog } from './paste-curl-dialog';
import { PromoteDialog } from './promote-dialog';

/** The dialogs of what is taken in, over every page. A curl command that is pasted into Compose is taken for one. */
export function ImportDialogs(): ReactNode {
  const open = useStore(importStore, (state) => state.open);
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (importStore.getState().open !== undefined || navigationStore.getState().place.section !== 'compose' || !/^\s*curl(?:\.exe)?\s/i.test(text)) return;
      event.preventDefault();
      event.stopPropagation();
      askCurl(text);
    };
    // Before the editor takes it.
    document.addEventListener('paste', paste, true);
    return () => document.removeEventListener('paste', paste, true);
  }, []);
  if (open === 'curl') return <PasteCurlDialog />;
  if (open === 'report') return <ImportReportDialog />;
  return open === 'sample' ? <PromoteDialog /> : null;
}
