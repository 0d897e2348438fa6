import { CircleAlert, CirclePause, CopyPlus, Send, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Endpoint, SourceFilter } from '../../../shared/model/endpoint';
import { go } from '../../host/navigation';
import { Button, IconButton } from '../../ui/button';
import { EditorFoot, type SaveNote } from '../../ui/editor-foot';
import { TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { Switch } from '../../ui/switch';
import { useSelectedText } from '../../ui/use-selected-text';
import { useEndpoints, type SaveState } from './endpoints-state';
import { closeEditor, deleteEndpoint, duplicateEndpoint, endNameFocus } from './endpoints-store';
import { focusEndpointName } from './matrix-head';
import { HeaderRows } from './header-rows';
import { LastAnswer } from './last-answer';
import { RetryFields } from './retry-fields';
import { editNow, editSoon, saveEdits } from './save-edits';
import { SendingFields } from './sending-fields';
import { SigningFields } from './signing-fields';
import './endpoint-editor.css';

const sourceFilters: readonly { readonly value: SourceFilter; readonly label: string }[] = [
  { value: 'ui-and-api', label: 'UI + API' },
  { value: 'ui-only', label: 'UI only' },
];

const saveNotes: Readonly<Record<SaveState, SaveNote>> = {
  idle: { state: 'plain', words: 'Saves as you type' },
  saving: { state: 'plain', words: 'Saving' },
  saved: { state: 'saved', words: 'Saved' },
  refused: { state: 'refused', words: 'Not saved yet' },
};

/** Under this width the editor lies over the matrix: the same as in endpoints.css. */
const drawerWidth = '(max-width: 62.5rem)';

/** Everything about one endpoint but its subscriptions. Saves as it is typed; what cannot be saved stays, with the reason. */
export function EndpointEditor({ endpoint }: { readonly endpoint: Endpoint }): ReactNode {
  const { id, name, url, enabled, sources, events, paused } = endpoint;
  const problem = useEndpoints((state) => state.problems.get(id));
  const saveState = useEndpoints((state) => state.saveStates.get(id) ?? 'idle');
  const isOpen = useEndpoints((state) => state.editorOpen);
  const wantsFocus = useEndpoints((state) => state.nameFocusId === id);
  const [isUrlJudged, setIsUrlJudged] = useState(false);
  const errorAt = (field: string): string | undefined => (problem?.field === field ? problem.message : undefined);

  const paneRef = useRef<HTMLElement>(null);
  useEffect(() => {
    // As a drawer it lies over what had the focus.
    if (isOpen && window.matchMedia(drawerWidth).matches) paneRef.current?.focus();
  }, [isOpen]);
  const nameRef = useSelectedText(wantsFocus, endNameFocus);

  const leaveDrawer = (): void => {
    closeEditor();
    focusEndpointName(id);
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !window.matchMedia(drawerWidth).matches) return;
    event.preventDefault();
    leaveDrawer();
  };

  return (
    <section ref={paneRef} className={isOpen ? 'pane ep-editor is-open' : 'pane ep-editor'} aria-label={`Endpoint ${name}`} tabIndex={-1} onKeyDown={closeOnEscape}>
      <header className="page-head">
        <h2 className="page-title truncate">{name}</h2>
        <span className="push" />
        <Button size="sm" icon={Send} onClick={() => go({ section: 'compose', draft: events[0] === undefined ? {} : { name: events[0] } })}>
          Send a sample
        </Button>
        <IconButton size="sm" icon={CopyPlus} label="Duplicate endpoint" onClick={() => void duplicateEndpoint(id)} />
        <IconButton size="sm" icon={X} label="Close the editor" className="ep-close" onClick={leaveDrawer} />
      </header>
      <div className="pane-scroll ep-form">
        {events.length === 0 && (
          <p className="ep-nothing" role="note">
            <Icon of={CircleAlert} size={14} />
            Nothing will be sent to this endpoint: it is subscribed to no event. Tick some in its column.
          </p>
        )}
        <TextField inputRef={nameRef} label="Name" value={name} onChange={(next) => editSoon(id, { name: next })} onCommit={() => void saveEdits(id)} error={errorAt('/name')} />
        <TextField
          label="URL"
          mono
          inputMode="url"
          value={url}
          onChange={(next) => editSoon(id, { url: next })}
          onCommit={() => {
            setIsUrlJudged(true);
            void saveEdits(id);
          }}
          error={isUrlJudged ? errorAt('/url') : undefined}
        />
        <LastAnswer endpointId={id} />
        <div className="field-row">
          <div className="field">
            <span className="label">Deliver</span>
            <span className="toggle-line">
              <Switch label={enabled ? 'Enabled' : 'Disabled'} showLabel checked={enabled} onChange={(next) => void editNow(id, { enabled: next })} />
            </span>
            <span className="toggle-line">
              <Switch label="Paused" showLabel checked={paused} onChange={(next) => void editNow(id, { paused: next })} />
            </span>
          </div>
          <div className="field field-grow segmented-fill">
            <span className="label">Sources</span>
            <Segmented label="Sources" value={sources} options={sourceFilters} onChange={(next: SourceFilter) => void editNow(id, { sources: next })} />
          </div>
        </div>
        {paused && (
          <p className="ep-nothing" role="note">
            <Icon of={CirclePause} size={14} />
            Its deliveries wait, and leave when the endpoint is resumed.
          </p>
        )}
        <HeaderRows endpoint={endpoint} problem={problem} />
        <SigningFields endpoint={endpoint} problem={problem} />
        <RetryFields endpoint={endpoint} problem={problem} />
        <SendingFields endpoint={endpoint} errorAt={errorAt} />
      </div>
      <EditorFoot note={saveNotes[saveState]} deleteLabel="Delete endpoint" onDelete={() => void deleteEndpoint(id)} />
    </section>
  );
}
