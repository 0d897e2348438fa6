import { History, Pencil, Save } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useNavigation } from '../../host/navigation';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import type { CodeEditorHandle } from '../../ui/code-editor';
import { DottedName } from '../../ui/dotted-name';
import { AddFaultStep } from './add-fault-step';
import { BurstPage } from './burst-page';
import { useCompose } from './compose-state';
import { closeDialog, fillDraft, openDialog, startCompose } from './compose-store';
import { EventDialog } from './event-dialog';
import { EventPicker } from './event-picker';
import { FaultDeck } from './fault-deck';
import { HistoryDialog } from './history-dialog';
import { PerformerFields } from './performer-fields';
import { Recipients } from './recipients';
import { RequestPreview } from './request-preview';
import { SampleDialog } from './sample-dialog';
import { SendButton } from './send-button';
import { SubjectEditor } from './subject-editor';
import './compose.css';

/** Compose, or the burst that lies under it. */
export function ComposePage(): ReactNode {
  const isBurst = useNavigation(({ place }) => place.section === 'compose' && place.page === 'burst');
  return isBurst ? <BurstPage /> : <ComposeForm />;
}

/** Pick an event, say who performed it, write its subject, see what leaves, send. */
function ComposeForm(): ReactNode {
  const place = useNavigation((state) => state.place);
  const visit = useNavigation((state) => state.visit);
  const workspace = useSnapshot((snapshot) => snapshot.workspace);
  const catalog = useSnapshot((snapshot) => snapshot.catalog);
  const eventName = useCompose((state) => state.eventName);
  const dialog = useCompose((state) => state.dialog);
  const editorRef = useRef<CodeEditorHandle>(null);
  const custom = workspace.events.find(({ name }) => name === eventName);

  // Subscriptions, endpoints and schemas decide the verdict, so it is asked for anew when they change.
  useEffect(startCompose, [workspace, catalog]);
  useEffect(() => {
    if (place.section === 'compose' && place.draft !== undefined) fillDraft(place.draft, visit);
  }, [place, visit]);
  useEffect(() => closeDialog, []);

  return (
    <div className="compose">
      <header className="page-head compose-head">
        <h1 className="page-title">Compose</h1>
        <span className="mono compose-ev truncate">
          <DottedName text={eventName} />
        </span>
        <span className="push" />
        {custom !== undefined && (
          <Button variant="ghost" icon={Pencil} onClick={() => openDialog('edit-event')}>
            Edit event
          </Button>
        )}
        <Button variant="ghost" icon={History} onClick={() => openDialog('history')}>
          History
        </Button>
        <Button variant="ghost" icon={Save} onClick={() => openDialog('save-sample')}>
          Save as sample
        </Button>
        <SendButton />
      </header>
      <EventPicker onAdd={() => openDialog('add-event')} />
      <section className="pane form-pane" aria-label="Event">
        <div className="pane-scroll form-scroll">
          <PerformerFields />
          <SubjectEditor ref={editorRef} onSaveSample={() => openDialog('save-sample')} />
        </div>
      </section>
      <section className="pane preview-pane" aria-label="What will be sent">
        <RequestPreview />
        <Recipients />
      </section>
      {dialog === 'save-sample' && <SampleDialog />}
      {dialog === 'history' && <HistoryDialog />}
      {dialog === 'fault' && <FaultDeck />}
      {dialog === 'add-fault' && <AddFaultStep />}
      {dialog === 'add-event' && <EventDialog edited={undefined} />}
      {dialog === 'edit-event' && custom !== undefined && <EventDialog edited={custom} />}
    </div>
  );
}
