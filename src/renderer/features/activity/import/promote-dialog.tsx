import { Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { call } from '../../../host/client';
import { snapshotStore } from '../../../host/snapshot-store';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { showToast } from '../../../ui/toast';
import { closeImport, importStore } from './import-state';

/** Asks for a name, and makes a sample of the claim or contact in a record. */
export function PromoteDialog(): ReactNode {
  const recordId = useStore(importStore, (state) => state.recordId);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<void> => {
    const refused = await promote(recordId, name.trim());
    if (refused === undefined) closeImport();
    else setProblem(refused);
  };
  return (
    <Dialog open title="Save as a sample" onClose={closeImport} primary={{ label: 'Save sample', onClick: () => void save() }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Name"
          value={name}
          error={problem}
          hint="The claim or contact of this record, as it is written there, to start from in Compose."
          onChange={(next) => {
            setName(next);
            setProblem(undefined);
          }}
        />
      </form>
    </Dialog>
  );
}

/** Makes the sample and offers to take it back. Answers why there is none. */
async function promote(recordId: string, name: string): Promise<string | undefined> {
  if (name === '') return 'Give the sample a name first.';
  const content = await call('events.contentOf', { id: recordId });
  if (!content.ok) return content.error.message;
  const { draft, notes } = content.value;
  if (draft.subjectText === '{}') return notes.join(' ') || 'This record holds no claim or contact.';
  const state = snapshotStore.getState();
  const kind = (state.loaded ? state.catalog.find((entry) => entry.name === draft.name)?.subject : undefined) ?? (draft.name.startsWith('contact.') ? 'contact' : 'claim');
  const id = `sm_${crypto.randomUUID()}`;
  const reply = await call('samples.save', { id, name, kind, text: draft.subjectText });
  if (!reply.ok) return reply.error.message;
  showToast({ tone: 'ok', title: `Sample “${name}” saved`, action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void takeBack(id, name) } });
  return undefined;
}

async function takeBack(id: string, name: string): Promise<void> {
  const reply = await call('samples.delete', { id });
  showToast(reply.ok ? { icon: Trash2, title: `Sample “${name}” deleted` } : { title: reply.error.message, tone: 'fail' });
}
