import { useId, useState, type ReactNode } from 'react';
import type { ReplyError } from '../../../shared/contract/reply';
import type { SubjectKind } from '../../../shared/model/event';
import type { CustomEvent } from '../../../shared/model/workspace';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { CodeEditor } from '../../ui/code-editor';
import { Dialog } from '../../ui/dialog';
import { FieldNote, TextField } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { closeEventForm } from './event-form';
import { nameProblem } from './event-name';

const subjects: readonly { readonly value: SubjectKind; readonly label: string }[] = [
  { value: 'claim', label: 'Claim' },
  { value: 'contact', label: 'Contact' },
];

/** Adds an event name to the catalogue, or changes one. Names stay, since records go by them. */
export function EventDialog({ event }: { readonly event: CustomEvent | undefined }): ReactNode {
  const [draft, setDraft] = useState<CustomEvent>(event ?? { name: '', description: '', subject: 'claim', subjectSchema: '' });
  const [error, setError] = useState<ReplyError>();
  const schemaNoteId = useId();
  const isNew = event === undefined;
  const problem = isNew ? nameProblem(draft.name, takenNames()) : undefined;
  const change = (changes: Partial<CustomEvent>): void => {
    setDraft((before) => ({ ...before, ...changes }));
    setError(undefined);
  };
  const save = async (): Promise<void> => {
    const reply = await call('catalog.save', { ...draft, name: draft.name.trim() });
    if (reply.ok) closeEventForm();
    else setError(reply.error);
  };
  const errorOf = (field: string): string | undefined => (error?.field === field ? error.message : undefined);
  const schemaError = errorOf('/subjectSchema');
  return (
    <Dialog
      open
      width="lg"
      title={isNew ? 'Add an event' : `Edit ${event.name}`}
      onClose={closeEventForm}
      primary={{ label: isNew ? 'Add event' : 'Save event', disabledReason: draft.name.trim() === '' ? 'Write a name first' : problem, onClick: () => void save() }}
    >
      <TextField
        label="Name"
        mono
        readOnly={!isNew}
        value={draft.name}
        onChange={(name) => change({ name })}
        placeholder="claim.escalated"
        error={errorOf('/name') ?? (draft.name === '' ? undefined : problem)}
        hint={isNew ? 'It is sent as Event-Name and as event_name.' : 'A name stays, since records go by it.'}
      />
      <TextField label="Description" value={draft.description} onChange={(description) => change({ description })} error={errorOf('/description')} />
      <div className="field">
        <span className="label">Subject</span>
        <div>
          <Segmented label="Subject" value={draft.subject} options={subjects} onChange={(subject) => change({ subject })} />
        </div>
      </div>
      <div className="field">
        <span className="label">JSON Schema of the subject, draft 2020-12</span>
        <div className="card schema-editor">
          <CodeEditor label="JSON Schema of the subject" value={draft.subjectSchema} onChange={(subjectSchema) => change({ subjectSchema })} />
        </div>
        <FieldNote id={schemaNoteId} isError={schemaError !== undefined}>
          {schemaError ?? 'Leave it empty to take any subject.'}
        </FieldNote>
      </div>
      {error !== undefined && error.field === undefined && <FieldNote isError>{error.message}</FieldNote>}
    </Dialog>
  );
}

function takenNames(): ReadonlySet<string> {
  const state = snapshotStore.getState();
  return new Set(state.loaded ? state.catalog.map(({ name }) => name) : []);
}
