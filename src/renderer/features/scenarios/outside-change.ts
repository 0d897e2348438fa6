import { FileDiff } from 'lucide-react';
import { call } from '../../host/client';
import { inTurn } from '../../ui/in-turn';
import { showToast } from '../../ui/toast';
import { inFileTurn } from './file-turns';
import { scenariosStore, type OpenScenario } from './scenarios-state';

const { getState, setState } = scenariosStore;

/** Reads the open scenario of one's own again: what another program wrote is shown, or asked about where something was typed here since. */
export const lookOutside = inTurn(() => inFileTurn(readAgain));

/** The same within a turn of the file. */
export async function readAgain(): Promise<void> {
  const asked = getState().open;
  if (asked === undefined || asked.entry.origin === 'shipped') return;
  const reply = await call('scenarios.read', { id: asked.entry.id });
  const { open } = getState();
  if (open === undefined || open.entry.id !== asked.entry.id) return;
  if (!reply.ok) {
    if (reply.error.code === 'not-found') setState({ open: { ...open, outside: { kind: 'gone' } } });
    return;
  }
  const { entry, text, check } = reply.value;
  const { outside: _outside, ...rest } = open;
  if (text === open.text) setState({ open: { ...rest, entry, onDisk: text, saving: 'kept' } });
  else if (text === open.onDisk) setState({ open: { ...rest, entry } });
  else if (open.saving === 'kept') takeText(rest, { entry, text, check });
  else setState({ open: { ...open, outside: { kind: 'changed', entry, text, check } } });
}

/** Shows the text of the file in the place of what was typed. */
export function takeOutside(): void {
  const { open } = getState();
  if (open?.outside?.kind !== 'changed') return;
  const { outside, ...rest } = open;
  takeText(rest, outside);
}

/** What was typed counts: it is about to replace what another program wrote. */
export function keepOwn(): void {
  const { open } = getState();
  if (open?.outside?.kind !== 'changed') return;
  const { outside, ...rest } = open;
  setState({ open: { ...rest, entry: outside.entry, onDisk: outside.text, saving: 'waiting' } });
}

function takeText(open: OpenScenario, { entry, text, check }: Pick<OpenScenario, 'entry' | 'text' | 'check'>): void {
  setState({ open: { ...open, entry, text, check, onDisk: text, saving: 'kept' } });
  showToast({ id: 'outside', icon: FileDiff, title: `${entry.fileName} was changed outside`, detail: 'The new text is shown.' });
}
