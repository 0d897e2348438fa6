import { RotateCcw, X } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useSnapshot } from '../../host/snapshot-store';
import type { Action } from '../../ui/action';
import { actionRegistry } from '../../ui/action-registry';
import { Button, IconButton } from '../../ui/button';
import { Keys } from '../../ui/kbd';
import { keysOfPress } from '../../ui/shortcuts';
import { saveShortcuts } from './settings-store';
import { keysProblem, withKeys, type KeysProblem } from './shortcut-edits';

interface Recording {
  readonly id: string;
  readonly keys?: string;
  readonly problem?: KeysProblem;
}

/** Every action with its keys, by group; a key press gives one of them other keys. */
export function ShortcutEditor(): ReactNode {
  const actions = useStore(actionRegistry, (state) => state.actions);
  const [recording, setRecording] = useState<Recording>();
  const groups = new Map<string, Action[]>();
  for (const action of actions) groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  return (
    <>
      {[...groups].map(([group, grouped]) => (
        <section key={group} className="section">
          <h3 className="section-title">{group}</h3>
          <ul className="card" aria-label={group}>
            {grouped.map((action) => (
              <KeysRow key={action.id} action={action} recording={recording?.id === action.id ? recording : undefined} onRecording={setRecording} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface KeysRowProps {
  readonly action: Action;
  readonly recording: Recording | undefined;
  readonly onRecording: (recording: Recording | undefined) => void;
}

function KeysRow({ action, recording, onRecording }: KeysRowProps): ReactNode {
  const shortcuts = useSnapshot((snapshot) => snapshot.workspace.settings.shortcuts);
  const { registered, actions } = useStore(actionRegistry);
  const isChanged = shortcuts.changed.some(({ action: id }) => id === action.id);

  const give = async (keys: string, takenFrom: readonly Action[] = []): Promise<void> => {
    if (await saveShortcuts(withKeys(shortcuts, action, keys, registered, takenFrom))) onRecording(undefined);
  };
  const press = (event: KeyboardEvent): void => {
    if (recording === undefined || event.nativeEvent.isComposing) return;
    const keys = keysOfPress(event.nativeEvent);
    // The focus must be able to leave, and Esc gives up.
    if (event.key === 'Tab' || keys === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      onRecording(undefined);
      return;
    }
    const problem = keysProblem(action, keys, actions, registered);
    if (problem === undefined) void give(keys);
    else onRecording({ id: action.id, keys, problem });
  };
  return (
    <li className="keys-row">
      <span className="truncate">{action.label}</span>
      <button
        type="button"
        className={recording === undefined ? 'keys-field' : 'keys-field is-recording'}
        aria-label={recording === undefined ? `Keys of “${action.label}”: ${action.keys ?? 'none'}. Change` : `Press the new keys of “${action.label}”`}
        onClick={() => onRecording(recording === undefined ? { id: action.id } : undefined)}
        onBlur={(event) => {
          if (recording !== undefined && !event.currentTarget.parentElement?.contains(event.relatedTarget)) onRecording(undefined);
        }}
        onKeyDown={press}
      >
        {recording === undefined ? action.keys === undefined ? <span className="dim">none</span> : <Keys keys={action.keys} /> : recording.keys === undefined ? 'Press the keys' : <Keys keys={recording.keys} />}
      </button>
      <span className="keys-acts">
        {action.keys !== undefined && <IconButton icon={X} size="sm" label={`No keys for “${action.label}”`} onClick={() => void give('')} />}
        {isChanged && <IconButton icon={RotateCcw} size="sm" label={`Reset the keys of “${action.label}”`} onClick={() => void give(registered.find(({ id }) => id === action.id)?.keys ?? '')} />}
      </span>
      {recording?.problem !== undefined && (
        <p className="keys-problem warn" role="alert">
          {recording.problem.message}
          {recording.problem.heldBy.length > 0 && recording.keys !== undefined && (
            <Button size="sm" onClick={() => void give(recording.keys ?? '', recording.problem?.heldBy)}>
              Take them
            </Button>
          )}
        </p>
      )}
    </li>
  );
}
