import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKeysOf } from '../ui/action-registry';
import { BrandMark } from '../ui/brand-mark';
import { Icon } from '../ui/icon';
import { Keys } from '../ui/kbd';
import { ariaKeys, isMac } from '../ui/shortcuts';
import { CatchChip } from './catch-chip';
import { overlays } from './overlays';
import { WorkspaceName } from './workspace-name';

/** The top of the window, which also drags it. On a Mac the system's buttons stand where the sign would. */
export function Titlebar(): ReactNode {
  const keys = useKeysOf('palette.open');
  return (
    <header className="titlebar" data-pane>
      <div className="titlebar-start">
        {isMac ? (
          <span className="brand" />
        ) : (
          <span className="brand" role="img" aria-label="Hookbench">
            <BrandMark />
          </span>
        )}
        <WorkspaceName />
      </div>
      <button type="button" className="palette-hint" aria-label="Search events, endpoints and commands" aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)} onClick={() => overlays.open('palette')}>
        <Icon of={Search} size={14} />
        <span className="truncate hide-narrow">Search events, endpoints and commands</span>
        <span className="push">{keys !== undefined && <Keys keys={keys} />}</span>
      </button>
      <div className="titlebar-end">
        <CatchChip />
      </div>
    </header>
  );
}
