import { ArchiveX, CircleX, HardDrive } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { go } from '../host/navigation';
import { useSnapshot } from '../host/snapshot-store';
import { formatCount, formatLimit, formatSize } from '../ui/format';
import { Icon } from '../ui/icon';
import { storageProblemWords } from './catch-words';

const amberShare = 0.9;
const wordsShare = 0.95;
const meterWidth = 56;

/** How much the log takes of what it may, and what becomes of old records at the limit. */
export function StorageStatus(): ReactNode {
  const { bytes, dropped = 0, problem } = useSnapshot((snapshot) => snapshot.storage);
  const { maxBytes } = useSnapshot((snapshot) => snapshot.workspace.settings.retention);
  const whenFull = useSnapshot((snapshot) => snapshot.workspace.settings.whenFull);
  // Counted since the log was begun; what matters here is what went while this window stood.
  const [droppedBefore] = useState(dropped);
  const share = Math.min(1, bytes / maxBytes);
  const isHigh = share >= amberShare;
  const goneNow = dropped - droppedBefore;
  return (
    <>
      {problem !== undefined && (
        <span className="statusbar-item fail">
          <Icon of={CircleX} size={14} />
          {storageProblemWords(problem, whenFull)}
        </span>
      )}
      <span className={isHigh ? 'statusbar-item warn' : 'statusbar-item'}>
        <Icon of={HardDrive} size={14} label="On disk" />
        {formatSize(bytes)} of {formatLimit(maxBytes)}
        <svg className={isHigh ? 'meter is-high' : 'meter'} viewBox={`0 0 ${meterWidth} 4`} aria-hidden="true">
          <rect width={meterWidth} height="4" rx="2" />
          <rect className="used" width={Math.max(3, share * meterWidth)} height="4" rx="2" />
        </svg>
        {share >= wordsShare && <span className="hide-narrow">{Math.floor(share * 100)} % used</span>}
      </span>
      {goneNow > 0 && (
        <button type="button" className="statusbar-item" onClick={() => go({ section: 'settings', part: 'storage' })}>
          <Icon of={ArchiveX} size={14} />
          <span>
            Dropping the oldest, <span className="num">{formatCount(goneNow)}</span> so far
          </span>
        </button>
      )}
    </>
  );
}
