import { Fragment, type ReactNode } from 'react';
import { go, useNavigation } from '../host/navigation';
import { useKeysOf } from '../ui/action-registry';
import { Icon } from '../ui/icon';
import { ariaKeys } from '../ui/shortcuts';
import { useNarrowWindow } from '../ui/split-pane';
import { Tooltip } from '../ui/tooltip';
import { sectionAction, sectionEntries, type SectionEntry } from './sections';

/** The sections; in a narrow window their names become tooltips. */
export function Rail(): ReactNode {
  const isNarrow = useNarrowWindow();
  return (
    <nav className="rail" aria-label="Main" data-pane>
      {sectionEntries.map((entry) => (
        <Fragment key={entry.section}>
          {entry.section === 'settings' && <span className="rail-gap" />}
          {isNarrow ? (
            <RailTooltip entry={entry} />
          ) : (
            <RailItem {...entry} />
          )}
        </Fragment>
      ))}
    </nav>
  );
}

function RailTooltip({ entry }: { readonly entry: SectionEntry }): ReactNode {
  const keys = useKeysOf(sectionAction(entry.section));
  return (
    <Tooltip text={entry.label} keys={keys} side="right">
      <RailItem {...entry} />
    </Tooltip>
  );
}

function RailItem({ section, label, icon, keys: _own, ...rest }: SectionEntry): ReactNode {
  const keys = useKeysOf(sectionAction(section));
  const isCurrent = useNavigation((state) => state.place.section === section);
  return (
    <button {...rest} type="button" className="rail-item" aria-current={isCurrent ? 'page' : undefined} aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)} onClick={() => go({ section })}>
      <Icon of={icon} size={20} />
      <span className="rail-label">{label}</span>
    </button>
  );
}
