import { Check } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { faultGroups, type FaultGroup, type FaultInfo } from '../../../shared/model/fault';
import { Icon } from '../../ui/icon';
import { chooseFault, keepFault } from './fault-state';

interface FaultListProps {
  readonly id: string;
  readonly faults: readonly FaultInfo[];
  readonly chosen: string;
  readonly kept: ReadonlySet<string>;
  onKeyDown(event: KeyboardEvent): void;
}

const columns: readonly (readonly FaultGroup[])[] = [faultGroups.slice(0, 4), faultGroups.slice(4)];

/** The element of a fault within the deck. */
export function faultOptionId(name: string): string {
  return `fault-${name}`;
}

/** The faults in the order in which the deck shows them. */
export function faultsInOrder(faults: readonly FaultInfo[]): readonly FaultInfo[] {
  return faultGroups.flatMap((group) => faults.filter((fault) => fault.group === group));
}

/** The faults by group, in two columns. */
export function FaultList({ id, faults, chosen, kept, onKeyDown }: FaultListProps): ReactNode {
  if (faults.length === 0) return <p className="deck-none soft">No fault has these words.</p>;
  return (
    <div className="deck-list" id={id} role="listbox" aria-label="Faults" aria-multiselectable tabIndex={0} aria-activedescendant={faultOptionId(chosen)} onKeyDown={onKeyDown}>
      {columns.map((groups) => (
        <div key={groups[0]} className="deck-col">
          {groups.map((group) => {
            const inGroup = faults.filter((fault) => fault.group === group);
            return inGroup.length === 0 ? null : <Group key={group} group={group} faults={inGroup} chosen={chosen} kept={kept} />;
          })}
        </div>
      ))}
    </div>
  );
}

function Group({ group, faults, chosen, kept }: Omit<FaultListProps, 'id' | 'onKeyDown'> & { readonly group: FaultGroup }): ReactNode {
  return (
    <div role="group" aria-label={group}>
      <div className="deck-group strong" aria-hidden="true">
        {group} <span className="num dim">{faults.length}</span>
      </div>
      {faults.map(({ name, title, short }) => (
        <div key={name} id={faultOptionId(name)} className={name === chosen ? 'fault is-current' : 'fault'} role="option" aria-selected={name === chosen || kept.has(name)} onClick={(event) => (event.ctrlKey || event.metaKey ? keepFault(name, !kept.has(name)) : chooseFault(name))}>
          <span>{title}</span>
          {kept.has(name) && <Icon of={Check} size={14} label="kept" />}
          <span className="fault-does truncate" title={short}>
            {short}
          </span>
        </div>
      ))}
    </div>
  );
}
