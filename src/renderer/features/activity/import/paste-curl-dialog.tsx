import { Inbox } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { call } from '../../../host/client';
import { go } from '../../../host/navigation';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FieldNote } from '../../../ui/field';
import { editAndSend } from '../delivery-commands';
import { closeImport, importStore } from './import-state';
import './import.css';

/** Takes in the request of a curl command: to go on with in Compose, or to look at and replay. */
export function PasteCurlDialog(): ReactNode {
  const given = useStore(importStore, (state) => state.text);
  const id = useId();
  const [text, setText] = useState(given);
  const [problem, setProblem] = useState<string>();
  const take = async (then: (record: { readonly id: string; readonly position: number }) => void): Promise<void> => {
    if (text.trim() === '') {
      setProblem('Paste a curl command first.');
      return;
    }
    const reply = await call('import.curl', { text });
    if (!reply.ok) {
      setProblem(reply.error.message);
      return;
    }
    closeImport();
    then(reply.value);
  };
  return (
    <Dialog
      open
      title="Paste cURL"
      width="lg"
      onClose={closeImport}
      note={
        <Button icon={Inbox} onClick={() => void take(({ position }) => go({ section: 'activity', position }))}>
          Show in Activity
        </Button>
      }
      primary={{ label: 'Open in Compose', onClick: () => void take((record) => void editAndSend(record.id)) }}
    >
      <div className="field">
        <label className="label" htmlFor={id}>
          Command
        </label>
        <textarea
          id={id}
          className={problem === undefined ? 'input mono import-text' : 'input mono import-text is-invalid'}
          value={text}
          spellCheck={false}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(undefined);
          }}
        />
        <FieldNote id={`${id}-note`} isError={problem !== undefined}>
          {problem ?? 'As bash or the Windows command prompt takes it. It is read, never run; the request is kept in Activity, marked as imported.'}
        </FieldNote>
      </div>
    </Dialog>
  );
}
