import type { ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { counted, formatLimit, formatSize } from '../../ui/format';
import { oldestWords } from './oldest-words';
import { usePinnedCount } from './use-pinned-count';

const barWidth = 400;

/** How much of what the log may hold it does hold. */
export function StorageUse(): ReactNode {
  const { records, bytes, dropped = 0, oldestAtMs } = useSnapshot((snapshot) => snapshot.storage);
  const { maxRecords, maxBytes } = useSnapshot((snapshot) => snapshot.workspace.settings.retention);
  const pinned = usePinnedCount();
  const share = Math.min(1, Math.max(bytes / maxBytes, records / maxRecords));
  const ofSize = percent(bytes / maxBytes);
  const ofCount = percent(records / maxRecords);
  return (
    <div className="usage">
      <p className="usage-head num">
        <span className="strong">
          {counted(records, 'record')}, {formatSize(bytes)}
        </span>
        {oldestAtMs !== undefined && <span className="soft">{oldestWords(oldestAtMs, Date.now())}</span>}
      </p>
      <svg className="progress usage-bar" viewBox={`0 0 ${barWidth} 6`} preserveAspectRatio="none" role="img" aria-label={`${ofSize} of ${formatLimit(maxBytes)}, ${ofCount} of ${counted(maxRecords, 'record')}`}>
        <rect width={barWidth} height="6" rx="2" />
        <rect className={share >= 0.9 ? 'soon' : 'plain'} width={Math.max(2, share * barWidth)} height="6" rx="2" />
      </svg>
      <p className="hint num">
        {sentence(`${ofSize} of the size, ${ofCount} of the count.`)}
        {pinned !== undefined && pinned > 0 && ` ${counted(pinned, 'pinned record')} ${pinned === 1 ? 'is' : 'are'} always kept.`}
        {dropped > 0 && ` ${counted(dropped, 'record')} dropped so far, the oldest first.`}
      </p>
    </div>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function percent(share: number): string {
  const hundredths = share * 100;
  return `${hundredths > 0 && hundredths < 0.1 ? 'under 0.1' : hundredths >= 10 ? Math.round(hundredths) : hundredths.toFixed(1)} %`;
}
