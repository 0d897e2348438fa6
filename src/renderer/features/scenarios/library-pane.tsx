import { CircleX, FolderInput, Plus, Search } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { ScenarioEntry } from '../../../shared/contract/scenario-contract';
import { Button } from '../../ui/button';
import { FileInput } from '../../ui/file-input';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { rovingTarget } from '../../ui/roving';
import { newScenario, openScenario, searchScenarios, takeFile } from './scenario-library';
import { useScenarios } from './scenarios-state';

const groups = [
  ['own', 'In this workspace'],
  ['shipped', 'Shipped'],
] as const;

/** The shelf: one's own scenarios, then those that came with the program. */
export function LibraryPane(): ReactNode {
  const entries = useScenarios((state) => state.entries) ?? [];
  const search = useScenarios((state) => state.search);
  const openId = useScenarios((state) => state.open?.entry.id);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const wanted = search.trim().toLowerCase();
  const shown = groups.flatMap(([origin]) => entries.filter((entry) => entry.origin === origin && matches(entry, wanted)));

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [openId]);

  const pressKey = (event: KeyboardEvent): void => {
    const index = shown.findIndex(({ id }) => id === openId);
    const target = shown[rovingTarget(event.key, index, shown.length) ?? -1];
    if (target === undefined || event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
    event.preventDefault();
    void openScenario(target.id).then(() => focusEntry(list.current, target.id));
  };

  return (
    <section className="pane pick-pane" aria-label="Library" data-pane>
      <div className="pick-search">
        <label className="input is-quiet">
          <Icon of={Search} size={14} />
          <input className="value" type="search" placeholder="Find a scenario" aria-label="Find a scenario" aria-controls={listId} value={search} onChange={(event) => searchScenarios(event.target.value)} />
        </label>
      </div>
      <div className="pane-scroll shelf-scroll" ref={list} id={listId} onKeyDown={pressKey}>
        {groups.map(([origin, title]) => {
          const inGroup = shown.filter((entry) => entry.origin === origin);
          if (inGroup.length === 0) return null;
          return (
            <div key={origin}>
              <h2 className="pick-group">
                {title} <span className="num dim">{inGroup.length}</span>
              </h2>
              <ul role="listbox" aria-label={title}>
                {inGroup.map((entry) => (
                  <Shelf key={entry.id} entry={entry} isOpen={entry.id === openId} isTabStop={entry.id === (shown.some(({ id }) => id === openId) ? openId : shown[0]?.id)} />
                ))}
              </ul>
            </div>
          );
        })}
        {shown.length === 0 && <p className="pick-none soft">No scenario has “{search}” in its name or what it proves.</p>}
      </div>
      <div className="pick-foot">
        <Button variant="ghost" size="sm" icon={Plus} onClick={() => void newScenario()}>
          New scenario
        </Button>
        <FileInput inputRef={input} label="Scenario file to open" accept=".yaml,.yml" onChoose={(file) => void takeFile(file)} />
        <Button variant="ghost" size="sm" icon={FolderInput} onClick={() => input.current?.click()}>
          Open a file
        </Button>
      </div>
    </section>
  );
}

function Shelf({ entry, isOpen, isTabStop }: { readonly entry: ScenarioEntry; readonly isOpen: boolean; readonly isTabStop: boolean }): ReactNode {
  return (
    <li className="shelf" role="option" aria-selected={isOpen} tabIndex={isTabStop ? 0 : -1} data-scenario={entry.id} onClick={() => void openScenario(entry.id)}>
      <span className="shelf-name">
        <span className="truncate">{entry.name}</span>
        {entry.problemCount > 0 && <Icon of={CircleX} size={14} className="fail" label="Has an error" />}
      </span>
      <span className="shelf-desc">{entry.about === '' && entry.origin === 'own' ? `Saved ${formatTime(entry.savedAtMs, 'second')}` : entry.about}</span>
    </li>
  );
}

function matches({ name, about, proves, fileName }: ScenarioEntry, wanted: string): boolean {
  return wanted === '' || [name, about, proves, fileName].some((text) => text.toLowerCase().includes(wanted));
}

function focusEntry(list: HTMLElement | null, id: string): void {
  for (const option of list?.querySelectorAll('[data-scenario]') ?? []) {
    if (option instanceof HTMLElement && option.dataset['scenario'] === id) option.focus();
  }
}
