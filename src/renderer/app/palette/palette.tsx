import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { isAvailable, useActions, useKeysOf } from '../../ui/action-registry';
import { Icon } from '../../ui/icon';
import { Keys } from '../../ui/kbd';
import { overlays, useOpenings, useOverlay } from '../overlays';
import { actionEntries, endpointEntries, eventActionEntries, eventEntries } from './entries';
import { Marked } from './marked';
import type { PaletteEntry, PaletteGroup } from './palette-entry';
import './palette.css';
import { useLogAnswers } from './use-log-answers';

/** Everything that can be done or opened, by typing a part of its name. */
export function Palette(): ReactNode {
  const isOpen = useOverlay() === 'palette';
  const openings = useOpenings();
  const chosen = useRef<() => void>(undefined);
  const runChosen = (): void => {
    const run = chosen.current;
    chosen.current = undefined;
    run?.();
  };
  useEffect(runChosen, [openings]);
  // What was chosen runs once the focus has gone back to where it was, so that it may take the focus elsewhere.
  const close = (run: () => void): void => {
    chosen.current = run;
    overlays.close('palette');
  };
  return (
    <Dialog.Root
      key={openings}
      open={isOpen}
      onOpenChange={(next) => {
        if (!next) overlays.close('palette');
      }}
      onOpenChangeComplete={(next) => {
        if (!next) runChosen();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="palette" aria-label="Command palette">
          <PaletteSearch onChoose={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteSearch({ onChoose }: { readonly onChoose: (run: () => void) => void }): ReactNode {
  const [text, setText] = useState('');
  const groups = useGroups(text.trim());
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      items={groups}
      filter={null}
      autoHighlight="always"
      keepHighlight
      value={text}
      onValueChange={(next, { reason }) => {
        // Choosing a line writes its name into the field, which is about to go.
        if (reason === 'item-press') return;
        if (next === '?') onChoose(() => overlays.open('shortcuts'));
        else setText(next);
      }}
      itemToStringValue={(entry: PaletteEntry) => entry.label}
    >
      <div className="palette-input">
        <Icon of={Search} />
        <Autocomplete.Input className="palette-field" aria-label="Search" placeholder="Search events, endpoints and commands" spellCheck={false} />
        <Keys keys="Esc" />
      </div>
      <Autocomplete.Empty className="palette-none">{groups.length === 0 && <>Nothing is called “{text.trim()}”</>}</Autocomplete.Empty>
      <Autocomplete.List className="palette-list" aria-label="Results">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className="palette-group">{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: PaletteEntry) => (
                <Autocomplete.Item key={entry.id} value={entry} className="palette-item" onClick={() => onChoose(() => entry.run())}>
                  <PaletteLine entry={entry} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <div className="palette-foot">
        <span>
          <Keys keys="Up Down" />
          Move
        </span>
        <span>
          <Keys keys="Enter" />
          Run
        </span>
        <span className="push">
          <AllShortcuts />
        </span>
      </div>
    </Autocomplete.Root>
  );
}

function AllShortcuts(): ReactNode {
  const keys = useKeysOf('shortcuts.show');
  return keys === undefined ? null : (
    <>
      <Keys keys={keys} /> for all shortcuts
    </>
  );
}

function PaletteLine({ entry }: { readonly entry: PaletteEntry }): ReactNode {
  const { icon, label, ranges, detail, note, keys } = entry;
  return (
    <>
      {icon !== undefined && <Icon of={icon} />}
      <span className="palette-label">
        <Marked text={label} ranges={ranges} />
      </span>
      {detail !== undefined && <span className="dim truncate">{detail}</span>}
      <span className="push">
        {note !== undefined && (
          <span className={`palette-flag num ${note.tone ?? 'dim'}`}>
            {note.icon !== undefined && <Icon of={note.icon} size={14} />}
            {note.text}
          </span>
        )}
        {keys !== undefined && <Keys keys={keys} />}
      </span>
    </>
  );
}

function useGroups(query: string): readonly PaletteGroup[] {
  const actions = useActions();
  const workspace = useSnapshot((snapshot) => snapshot.workspace);
  const catalog = useSnapshot((snapshot) => snapshot.catalog);
  const named = useMemo(() => eventEntries(catalog, query, new Map()).map(({ label }) => label), [catalog, query]);
  const { recent, counts } = useLogAnswers(query, named);
  return useMemo(() => {
    const offered = actions.filter((action) => action.id !== 'palette.open' && isAvailable(action));
    const groups: readonly PaletteGroup[] = [
      {
        value: 'Actions',
        items: withoutRepeats([...eventActionEntries(workspace, catalog, query), ...actionEntries(offered, query)]),
      },
      { value: 'Events', items: eventEntries(catalog, query, counts) },
      { value: 'Endpoints', items: endpointEntries(workspace.endpoints, query) },
      { value: 'Recent', items: recent },
    ];
    return groups.filter(({ items }) => items.length > 0);
  }, [actions, workspace, catalog, query, recent, counts]);
}

/** An event's own lines come first, and some of them are registered actions too. */
function withoutRepeats(entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const labels = new Set<string>();
  return entries.filter(({ label }) => {
    if (labels.has(label)) return false;
    labels.add(label);
    return true;
  });
}
