import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { chosenKind, useCompose } from './compose-state';
import { closeDialog } from './compose-store';
import { saveSample } from './workspace-edits';

/** Asks for a name and saves the text of the editor under it. */
export function SampleDialog(): ReactNode {
  const eventName = useCompose((state) => state.eventName);
  const kind = useSnapshot(({ catalog }) => chosenKind(eventName, catalog));
  const text = useCompose(({ subjects }) => subjects[kind].text);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const nameRef = useRef<HTMLInputElement>(null);
  useEffect(() => nameRef.current?.focus(), []);

  const save = async (): Promise<void> => {
    const outcome = await saveSample(name.trim(), kind, text);
    if (outcome.ok) closeDialog();
    else setProblem(outcome.message);
  };
  return (
    <Dialog open title="Save as sample" onClose={closeDialog} primary={{ label: 'Save sample', onClick: () => void save() }}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField inputRef={nameRef} label="Name" value={name} onChange={setName} error={problem} hint={`Kept in the workspace with the ${kind} as it stands in the editor.`} />
      </form>
    </Dialog>
  );
}
