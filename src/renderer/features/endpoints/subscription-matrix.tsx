import { Check, Minus } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import { useSnapshot } from '../../host/snapshot-store';
import { DottedName } from '../../ui/dotted-name';
import { Icon } from '../../ui/icon';
import { openInEditor, toggleGroup, toggleSubscription } from './endpoints-store';
import { MatrixHead } from './matrix-head';
import { cellAfterKey, type Cell } from './subscription-grid';
import { groupState, groupsOf, type EventGroup } from './subscriptions';

type Tick = 'true' | 'false' | 'mixed';

/** One row of the matrix: a whole group, or one event of it. */
type MatrixRow = { readonly kind: 'group'; readonly group: EventGroup } | { readonly kind: 'event'; readonly group: EventGroup; readonly eventName: string };

const tickOfGroup: Readonly<Record<ReturnType<typeof groupState>, Tick>> = { all: 'true', some: 'mixed', none: 'false' };

interface SubscriptionMatrixProps {
  readonly endpoints: readonly Endpoint[];
  readonly openId: string | undefined;
}

/** Which endpoint gets which event. One tab stop: arrows move, Space toggles, Ctrl+Space toggles the whole group, Enter opens the endpoint. */
export function SubscriptionMatrix({ endpoints, openId }: SubscriptionMatrixProps): ReactNode {
  const catalog = useSnapshot((snapshot) => snapshot.catalog);
  const rows = useMemo(() => rowsOf(groupsOf(catalog)), [catalog]);
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 });
  const tableRef = useRef<HTMLTableElement>(null);
  const current = { row: Math.min(cell.row, rows.length - 1), column: Math.min(cell.column, endpoints.length - 1) };

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[current.row];
    const endpoint = endpoints[current.column];
    if (row === undefined || endpoint === undefined || !(event.target instanceof HTMLElement) || event.target.dataset['cell'] === undefined) return;
    const next = cellAfterKey(current, event.key, event.ctrlKey || event.metaKey, rows.length, endpoints.length);
    if (next !== undefined) {
      focusCell(tableRef.current, next);
    } else if (event.key === ' ') {
      if (event.ctrlKey) toggleGroup(endpoint.id, namesOf(row.group));
      else toggleRow(endpoint.id, row);
    } else if (event.key === 'Enter') {
      openInEditor(endpoint.id);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="matrix-wrap">
      <table ref={tableRef} className="matrix" style={{ ['--matrix-columns' as string]: endpoints.length }} role="grid" aria-label="Subscriptions: which endpoint gets which event" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              <span className="label">Event</span>
            </th>
            {endpoints.map((endpoint) => (
              <MatrixHead key={endpoint.id} endpoint={endpoint} isOpen={endpoint.id === openId} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={keyOf(row)} className={row.kind === 'group' ? 'matrix-group' : undefined}>
              <th scope="row">{row.kind === 'group' ? <GroupName group={row.group} /> : <EventName name={row.eventName} />}</th>
              {endpoints.map((endpoint, column) => (
                <MatrixCell
                  key={endpoint.id}
                  tick={tickOf(endpoint, row)}
                  label={row.kind === 'group' ? `${endpoint.name}: all ${row.group.name.toLowerCase()}` : `${endpoint.name}: ${row.eventName}`}
                  place={{ row: rowIndex, column }}
                  isTabStop={rowIndex === current.row && column === current.column}
                  isOpen={endpoint.id === openId}
                  onFocus={setCell}
                  onToggle={() => toggleRow(endpoint.id, row)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MatrixCellProps {
  readonly tick: Tick;
  readonly label: string;
  readonly place: Cell;
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
  readonly onFocus: (place: Cell) => void;
  readonly onToggle: () => void;
}

function MatrixCell({ tick, label, place, isTabStop, isOpen, onFocus, onToggle }: MatrixCellProps): ReactNode {
  return (
    <td className={isOpen ? 'is-col' : undefined} onClick={onToggle}>
      <span className="checkbox" role="checkbox" aria-checked={tick} aria-label={label} tabIndex={isTabStop ? 0 : -1} data-cell={`${place.row},${place.column}`} onFocus={() => onFocus(place)}>
        <Icon of={tick === 'mixed' ? Minus : Check} />
      </span>
    </td>
  );
}

function GroupName({ group }: { readonly group: EventGroup }): ReactNode {
  return (
    <>
      {group.name} <span className="dim num">{group.events.length}</span>
    </>
  );
}

function EventName({ name }: { readonly name: string }): ReactNode {
  return (
    <span className="mono matrix-ev">
      <DottedName text={name} />
    </span>
  );
}

function rowsOf(groups: readonly EventGroup[]): readonly MatrixRow[] {
  return groups.flatMap((group): MatrixRow[] => [{ kind: 'group', group }, ...group.events.map(({ name }): MatrixRow => ({ kind: 'event', group, eventName: name }))]);
}

function keyOf(row: MatrixRow): string {
  return row.kind === 'group' ? `group ${row.group.name}` : row.eventName;
}

function namesOf(group: EventGroup): readonly string[] {
  return group.events.map(({ name }) => name);
}

function tickOf(endpoint: Endpoint, row: MatrixRow): Tick {
  if (row.kind === 'group') return tickOfGroup[groupState(endpoint.events, row.group)];
  return endpoint.events.includes(row.eventName) ? 'true' : 'false';
}

function toggleRow(endpointId: string, row: MatrixRow): void {
  if (row.kind === 'group') toggleGroup(endpointId, namesOf(row.group));
  else toggleSubscription(endpointId, row.eventName);
}

function focusCell(table: HTMLTableElement | null, { row, column }: Cell): void {
  const target = table?.querySelector(`[data-cell="${row},${column}"]`);
  if (target instanceof HTMLElement) {
    target.focus();
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
