import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useNavigation, type Section } from '../host/navigation';
import { useSnapshot } from '../host/snapshot-store';
import { useKeysOf } from '../ui/action-registry';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { ariaKeys } from '../ui/shortcuts';
import { statusItemsStore, type StatusItem } from '../ui/status-items';
import { Tooltip } from '../ui/tooltip';
import { RetriesStatus } from './retries-status';
import { StorageStatus } from './storage-status';

/** The foot of the window: what the open page says, what the log takes, what is to be done at the right. */
export function StatusBar(): ReactNode {
  const items = useStore(statusItemsStore, (state) => state.items);
  const isStopped = useSnapshot((snapshot) => snapshot.catch.state === 'stopped');
  return (
    <footer className="statusbar" aria-label="Status" data-pane>
      {items.filter(({ side }) => side === 'start').map((item) => <StatusEntry key={item.id} item={item} />)}
      {isStopped && (
        <span className="statusbar-item fail">
          <Icon of={CircleX} size={14} />
          Not catching
        </span>
      )}
      <RecordCount />
      <RetriesStatus />
      <StorageStatus />
      <span className="push" />
      {items.filter(({ side }) => side === 'end').map((item) => <StatusEntry key={item.id} item={item} />)}
    </footer>
  );
}

function StatusEntry({ item }: { readonly item: StatusItem }): ReactNode {
  const className = ['statusbar-item', item.tone, item.spare === true && 'is-spare'].filter(Boolean).join(' ');
  const inside = (
    <>
      {item.icon !== undefined && <Icon of={item.icon} size={14} />}
      {item.content}
    </>
  );
  const { onSelect } = item;
  const keys = useKeysOf(item.keysOf);
  if (onSelect === undefined) return <span className={className}>{inside}</span>;
  const button = (
    <button type="button" className={className} aria-pressed={item.pressed} aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)} onClick={() => onSelect()}>
      {inside}
    </button>
  );
  return item.tip === undefined ? (
    button
  ) : (
    <Tooltip text={item.tip} keys={keys} side="top">
      {button}
    </Tooltip>
  );
}

/** Pages that say themselves what they hold. */
const sayMore: ReadonlySet<Section> = new Set(['activity', 'desk', 'rules', 'scenarios']);

/** How many records there are, on pages that say nothing closer of their own. */
function RecordCount(): ReactNode {
  const section = useNavigation((state) => state.place.section);
  const records = useSnapshot((snapshot) => snapshot.storage.records);
  if (sayMore.has(section)) return null;
  return (
    <span className="statusbar-item">
      <span>
        <span className="strong">{formatCount(records)}</span> in Activity
      </span>
    </span>
  );
}
