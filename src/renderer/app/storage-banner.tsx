import { FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StorageUsage } from '../../shared/model/catch-status';
import { call } from '../host/client';
import { go } from '../host/navigation';
import { useSnapshot } from '../host/snapshot-store';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { showToast } from '../ui/toast-store';
import { storageProblemWords } from './catch-words';

/** Nothing can be recorded: what senders get, what is safe, and what to do. */
export function StorageBanner({ problem }: { readonly problem: NonNullable<StorageUsage['problem']> }): ReactNode {
  const whenFull = useSnapshot((snapshot) => snapshot.workspace.settings.whenFull);
  const folder = useSnapshot((snapshot) => snapshot.program.dataFolder);
  return (
    <Banner
      tone="fail"
      title={storageProblemWords(problem, whenFull)}
      actions={
        <>
          <Button icon={FolderOpen} onClick={() => void showFolder()}>
            Show in folder
          </Button>
          <Button variant="ghost" onClick={() => go({ section: 'settings', part: 'storage' })}>
            Storage…
          </Button>
        </>
      }
    >
      <p>
        {nextStep(problem)} <span className="mono banner-path">{folder}</span>
      </p>
      <p>Nothing new is recorded, and no sender is told that it was. What is on record stays. Catching goes on by itself with the first request that can be written.</p>
    </Banner>
  );
}

function nextStep({ code, message }: NonNullable<StorageUsage['problem']>): string {
  switch (code) {
    case 'disk-full':
      return 'Make room on the disk of';
    case 'not-writable':
      return 'Hookbench may not write here any more; give it the right to, or plug the disk in again:';
    case 'failed':
      return `${message} The log lies in`;
  }
}

async function showFolder(): Promise<void> {
  const reply = await call('desktop.showDataFolder', {});
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
}
