import { Save, Trash2, type LucideIcon } from 'lucide-react';
import type { Reply } from '../../../shared/contract/reply';
import type { PerformedBy, SubjectKind } from '../../../shared/model/event';
import type { CustomEvent, Performer, Sample } from '../../../shared/model/workspace';
import { call } from '../../host/client';
import { showToast } from '../../ui/toast';
import { writeSubject } from './compose-store';

/** What came of an edit of the workspace: nothing to say, or a sentence about what is wrong, with the field. */
export type EditOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string; readonly field?: string };

const done: EditOutcome = { ok: true };

/** Saves the text as a new sample, which the editor then stands on. */
export async function saveSample(name: string, kind: SubjectKind, text: string): Promise<EditOutcome> {
  const sample: Sample = { id: `sm_${crypto.randomUUID()}`, name, kind, text };
  const reply = await call('samples.save', sample);
  if (!reply.ok) return { ok: false, message: reply.error.message };
  writeSubject(text, sample.id);
  showToast({ tone: 'ok', title: `Sample “${name}” saved` });
  return done;
}

/** Puts the text in place of a sample's; Undo brings the text before back. */
export async function updateSample(sample: Sample, text: string): Promise<void> {
  const reply = await call('samples.save', { ...sample, text });
  if (!reply.ok) return tellFailed(reply.error.message);
  offerUndo(`Sample “${sample.name}” changed`, Save, () => call('samples.save', sample));
}

export async function deleteSample(sample: Sample): Promise<void> {
  const reply = await call('samples.delete', { id: sample.id });
  if (!reply.ok) return tellFailed(reply.error.message);
  offerUndo(`Sample “${sample.name}” deleted`, Trash2, () => call('samples.restore', reply.value));
}

export async function rememberPerformer(performedBy: PerformedBy): Promise<void> {
  const reply = await call('performers.save', { id: `pf_${crypto.randomUUID()}`, performedBy });
  if (!reply.ok) return tellFailed(reply.error.message);
  showToast({ tone: 'ok', title: `${performedBy.name} is kept in the list` });
}

export async function forgetPerformer(performer: Performer): Promise<void> {
  const reply = await call('performers.delete', { id: performer.id });
  if (!reply.ok) return tellFailed(reply.error.message);
  offerUndo(`${performer.performedBy.name} removed from the list`, Trash2, () => call('performers.restore', reply.value));
}

/** Adds an event to the catalogue, or saves the changes to one that the user added. */
export async function saveEvent(event: CustomEvent): Promise<EditOutcome> {
  const reply = await call('catalog.save', event);
  if (reply.ok) return done;
  const { message, field } = reply.error;
  return field === undefined ? { ok: false, message } : { ok: false, message, field };
}

export async function deleteEvent(name: string): Promise<void> {
  const reply = await call('catalog.delete', { name });
  if (!reply.ok) return tellFailed(reply.error.message);
  offerUndo(`Event “${name}” deleted`, Trash2, () => call('catalog.restore', reply.value));
}

function offerUndo(title: string, icon: LucideIcon, undo: () => Promise<Reply<unknown>>): void {
  const run = async (): Promise<void> => {
    const reply = await undo();
    if (!reply.ok) tellFailed(reply.error.message);
  };
  showToast({ icon, title, action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void run() } });
}

function tellFailed(message: string): void {
  showToast({ tone: 'fail', title: 'Not saved', detail: message });
}
