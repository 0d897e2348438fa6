import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { countedRetries } from '../../shared/model/waiting-retries';
import { go } from '../host/navigation';
import { useSnapshot } from '../host/snapshot-store';
import { countdownWords } from '../ui/countdown-words';
import { counted, formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { useNow } from '../ui/use-now';

/** The deliveries that are found by what the status bar counts. */
const query = 'state:waiting attempts:>0';

/** How many deliveries wait for their next attempt, and when the first of them leaves; the way to them in Activity. */
export function RetriesStatus(): ReactNode {
  const { count, nextAtMs } = useSnapshot((snapshot) => snapshot.waiting);
  const nowMs = useNow(nextAtMs !== undefined);
  if (count === 0) return null;
  const words = count === countedRetries ? `${formatCount(count)} retries or more` : counted(count, 'retry', 'retries');
  return (
    <button type="button" className="statusbar-item hide-narrow" title="Show them in Activity" onClick={() => go({ section: 'activity', query })}>
      <Icon of={Clock} size={14} />
      <span>
        {words} waiting{nextAtMs !== undefined && <span className="num">, next in {countdownWords(nextAtMs, nowMs)}</span>}
      </span>
    </button>
  );
}
