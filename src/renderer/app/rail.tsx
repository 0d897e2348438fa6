import { Fragment, type ReactNode } from 'react';
import { go, useNavigation } from '../host/navigation';
import { Icon } from '../ui/icon';
import { ariaKeys } from '../ui/shortcuts';
import { useNarrowWindow } from '../ui/split-pane';
import { Tooltip } from '../ui/tooltip';
import { sectionEntries, type SectionEntry } from './sections';

/** The sections; in a narrow window their names become tooltips. */
export function Rail(): ReactNode {
  const isNarrow = useNarrowWindow();
  return (
    <nav className="rail" aria-label="Main" data-pane>
      {sectionEntries.map((entry) => (
        <Fragment key={entry.section}>
          {entry.section === 'settings' && <span className="rail-gap" />}
          {isNarrow ? (
            <Tooltip text={entry.label} keys={entry.keys} side="right">
              <RailItem {...entry} />
            </Tooltip>
          ) : (
            <RailItem {...entry} />
          )}
        </Fragment>
      ))}
    </nav>
  );
}

function RailItem({ section, label, icon, keys, ...rest }: SectionEntry): ReactNode {
  const isCurrent = useNavigation((state) => state.place.section === section);
  return (
    <button {...rest} type="button" className="rail-item" aria-current={isCurrent ? 'page' : undefined} aria-keyshortcuts={ariaKeys(keys)} onClick={() => go({ section })}>
      <Icon of={icon} size={20} />
      <span className="rail-label">{label}</span>
    </button>
  );
}
