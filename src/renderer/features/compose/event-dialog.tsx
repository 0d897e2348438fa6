import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { SubjectKind } from '../../../shared/model/event';
import type { CustomEvent } from '../../../shared/model/workspace';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { CodeEditor } from '../../ui/code-editor';
import { Dialog } from '../../ui/dialog';
import { FieldNote, TextField } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { chooseEvent, closeDialog } from './compose-store';
import { deleteEvent, saveEvent } from './workspace-edits';

const kinds = [
  { value: 'claim', label: 'Claim' },
  { value: 'contact', label: 'Contact' },
] as const;

/** Adds an event name to the catalogue, or changes one that the user added. */
export function EventDialog({ edited }: { readonly edited: CustomEvent | undefined }): ReactNode {
  const [name, setName] = useState(edited?.name ?? '');
  const [description, setDescription] = useState(edited?.description ?? '');
  const [subject, setSubject] = useState<SubjectKind>(edited?.subject ?? 'claim');
  const [subjectSchema, setSubjectSchema] = useState(edited?.subjectSchema ?? '');
  const [problem, setProblem] = useState<{ readonly message: string; readonly field?: string }>();
  const taken = useSnapshot(({ catalog }) => catalog.some((entry) => entry.name === name.trim()));
  const nameRef = useRef<HTMLInputElement>(null);
  useEffect(() => nameRef.current?.focus(), []);

  const save = async (): Promise<void> => {
    const event = { name: name.trim(), description: description.trim(), subject, subjectSchema };
    if (event.name === '') return setProblem({ message: 'Give the event a name, such as claim.note_added.', field: '/name' });
    if (edited === undefined && taken) return setProblem({ message: `${event.name} is already in the catalogue.`, field: '/name' });
    const outcome = await saveEvent(event);
    if (!outcome.ok) return setProblem(outcome);
    chooseEvent(event.name);
    closeDialog();
  };
  const errorAt = (field: string): string | undefined => (problem?.field === field ? problem.message : undefined);

  return (
    <Dialog
      open
      width="lg"
      title={edited === undefined ? 'Other event name' : `Event ${edited.name}`}
      onClose={closeDialog}
      primary={{ label: edited === undefined ? 'Add event' : 'Save event', onClick: () => void save() }}
      note={
        edited !== undefined && (
          <Button
            variant="danger"
            icon={Trash2}
            onClick={() => {
              closeDialog();
              void deleteEvent(edited.name);
            }}
          >
            Delete event
          </Button>
        )
      }
    >
      <div className="dialog-form">
        <TextField inputRef={nameRef} label="Event name" mono readOnly={edited !== undefined} value={name} onChange={setName} placeholder="claim.note_added" error={errorAt('/name')} hint="Sent as Event-Name and as event_name, exactly as written here." />
        <TextField label="Description" value={description} onChange={setDescription} placeholder="A note is added to a claim" />
        <div className="field">
          <span className="label">Subject</span>
          <Segmented label="Subject" value={subject} onChange={(kind: SubjectKind) => setSubject(kind)} options={kinds} />
        </div>
        <div className="field">
          <span className="label">JSON Schema of the {subject}, if there is one</span>
          <div className="card event-schema">
            <CodeEditor label="JSON Schema" value={subjectSchema} onChange={setSubjectSchema} />
          </div>
          <FieldNote isError={problem !== undefined && problem.field !== '/name'}>
            {problem !== undefined && problem.field !== '/name' ? problem.message : 'Draft 2020-12. What it does not hold is told as a warning; the event can still be sent.'}
          </FieldNote>
        </div>
      </div>
    </Dialog>
  );
}
