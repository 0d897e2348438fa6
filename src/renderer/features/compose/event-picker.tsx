import { Plus, Search, Webhook } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { CatalogEntry } from '../../../shared/catalog/catalog';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { DottedName } from '../../ui/dotted-name';
import { counted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { chooseEvent, endFindFocus, send } from './compose-store';
import { useCompose } from './compose-state';
import { matchingGroups } from './event-search';

/** The catalogue by group with what each event means and how many endpoints are subscribed to it. */
export function EventPicker({ onAdd }: { readonly onAdd: () => void }): ReactNode {
  const catalog = useSnapshot((snapshot) => snapshot.catalog);
  const endpoints = useSnapshot((snapshot) => snapshot.workspace.endpoints);
  const eventName = useCompose((state) => state.eventName);
  const [search, setSearch] = useState('');
  const findFocus = useCompose((state) => state.findFocus);
  const findRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const listId = useId();
  const groups = useMemo(() => matchingGroups(catalog, search), [catalog, search]);
  const shown = groups.flatMap((group) => group.events);
  const tabStop = shown.some(({ name }) => name === eventName) ? eventName : shown[0]?.name;

  useEffect(() => {
    if (!findFocus) return;
    findRef.current?.focus();
    endFindFocus();
  }, [findFocus]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
      return;
    }
    const next = afterKey(shown, eventName, event.key);
    if (next === undefined) return;
    event.preventDefault();
    chooseEvent(next.name);
    focusOption(listRef.current, next.name);
  };

  return (
    <section className="pane pick-pane" aria-label="Events">
      <div className="pick-search">
        <label className="input is-quiet">
          <Icon of={Search} size={14} />
          <input
            ref={findRef}
            className="value"
            type="search"
            placeholder="Find an event"
            aria-label="Find an event"
            aria-controls={listId}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && search !== '') {
                event.stopPropagation();
                setSearch('');
              } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
                const first = shown[0];
                if (first === undefined) return;
                event.preventDefault();
                chooseEvent(first.name);
                focusOption(listRef.current, first.name);
              }
            }}
          />
          <kbd aria-hidden="true">/</kbd>
        </label>
      </div>
      <div className="pane-scroll pick-scroll" ref={listRef} id={listId} onKeyDown={onKeyDown}>
        {groups.map((group) => (
          <div key={group.name}>
            <h2 className="pick-group">
              {group.name} <span className="num dim">{group.events.length}</span>
            </h2>
            <ul role="listbox" aria-label={group.name}>
              {group.events.map((entry) => (
                <EventOption
                  key={entry.name}
                  entry={entry}
                  isChosen={entry.name === eventName}
                  isTabStop={entry.name === tabStop}
                  subscribed={endpoints.filter(({ events }) => events.includes(entry.name)).length}
                />
              ))}
            </ul>
          </div>
        ))}
        {groups.length === 0 && <p className="pick-none soft">No event has “{search}” in its name or description.</p>}
      </div>
      <div className="pick-foot">
        <Button variant="ghost" size="sm" icon={Plus} onClick={onAdd}>
          Other event name
        </Button>
      </div>
    </section>
  );
}

interface EventOptionProps {
  readonly entry: CatalogEntry;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly subscribed: number;
}

function EventOption({ entry, isChosen, isTabStop, subscribed }: EventOptionProps): ReactNode {
  return (
    <li className="pick" role="option" aria-selected={isChosen} tabIndex={isTabStop ? 0 : -1} data-event={entry.name} onClick={() => chooseEvent(entry.name)}>
      <span className="pick-name mono">
        <DottedName text={entry.name} />
      </span>
      <span className="pick-count num" title={`${counted(subscribed, 'endpoint')} subscribed`}>
        <Icon of={Webhook} size={12} />
        {subscribed}
        <span className="sr-only">{` ${subscribed === 1 ? 'endpoint' : 'endpoints'} subscribed`}</span>
      </span>
      <span className="pick-desc truncate" title={entry.description}>
        {entry.description}
      </span>
    </li>
  );
}

function afterKey(shown: readonly CatalogEntry[], eventName: string, key: string): CatalogEntry | undefined {
  const index = shown.findIndex(({ name }) => name === eventName);
  switch (key) {
    case 'ArrowDown':
      return shown[Math.min(index + 1, shown.length - 1)];
    case 'ArrowUp':
      return shown[Math.max(index - 1, 0)];
    case 'Home':
      return shown[0];
    case 'End':
      return shown.at(-1);
    default:
      return undefined;
  }
}

function focusOption(list: HTMLElement | null, name: string): void {
  for (const option of list?.querySelectorAll('[data-event]') ?? []) {
    if (option instanceof HTMLElement && option.dataset['event'] === name) option.focus();
  }
}
