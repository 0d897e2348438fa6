import type { AnswerRule } from '../../../shared/model/answer-rule';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { showToast } from '../../ui/toast';
import { withEntry } from '../../ui/with-entry';
import { rulesStore, savedRules } from './rules-state';
import { savedRule } from './saved-rule';

const pauseMs = 350;
const timers = new Map<string, ReturnType<typeof setTimeout>>();
/** Saves of one rule go one after another, so that an older one never lands on a newer one. */
const queues = new Map<string, Promise<void>>();

const { getState, setState } = rulesStore;

/** Shows an edit at once and saves it when typing pauses. */
export function editRule(rule: AnswerRule): void {
  setState(({ edits, saveStates }) => ({ edits: withEntry(edits, rule.id, rule), saveStates: withEntry(saveStates, rule.id, 'saving') }));
  clearTimeout(timers.get(rule.id));
  timers.set(rule.id, setTimeout(() => void saveRule(rule.id), pauseMs));
}

/** Saves what is waiting for one rule; a refusal keeps the edit in the editor and tells what is wrong with it. */
export function saveRule(id: string): Promise<void> {
  clearTimeout(timers.get(id));
  timers.delete(id);
  const save = (queues.get(id) ?? Promise.resolve()).then(() => saveOnce(id));
  queues.set(id, save);
  return save;
}

/** Switches a rule on or off at once. One with a problem stays off, and tells why. */
export async function switchRule(rule: AnswerRule, enabled: boolean): Promise<void> {
  editRule({ ...rule, enabled });
  await saveRule(rule.id);
  const edit = getState().edits.get(rule.id);
  const problem = getState().problems.get(rule.id);
  if (!enabled || problem === undefined || edit === undefined || rule.enabled) return;
  showToast({ tone: 'fail', title: `“${rule.name}” was not switched on`, detail: problem.message });
  const off = { ...edit, enabled: false };
  setState(({ edits }) => ({ edits: withEntry(edits, rule.id, off) }));
  // What was typed before is kept all the same; the reason stays in sight until the next edit.
  await call('rules.save', { rule: savedRule(off) });
}

/** Forgets what was not saved of a rule. */
export function dropEdit(id: string): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  setState(({ edits, problems, saveStates }) => ({ edits: withEntry(edits, id, undefined), problems: withEntry(problems, id, undefined), saveStates: withEntry(saveStates, id, undefined) }));
}

async function saveOnce(id: string): Promise<void> {
  const sent = getState().edits.get(id);
  if (sent === undefined) return;
  const reply = await call('rules.save', { rule: savedRule(sent) });
  const problem = reply.ok ? undefined : { pointer: (reply.error.field ?? '').replace(/^\/rule/, ''), message: reply.error.message };
  const isLatest = getState().edits.get(id) === sent || getState().edits.get(id) === undefined;
  setState(({ problems, saveStates }) => ({
    problems: withEntry(problems, id, problem),
    saveStates: withEntry(saveStates, id, !reply.ok ? 'refused' : isLatest ? 'saved' : 'saving'),
  }));
}

/** Takes an edit away once the window's copy of the workspace has it: earlier, the old rule would show for a moment. */
function settle(): void {
  for (const rule of savedRules()) {
    const edit = getState().edits.get(rule.id);
    if (edit !== undefined && JSON.stringify(edit) === JSON.stringify(rule)) setState(({ edits }) => ({ edits: withEntry(edits, rule.id, undefined) }));
  }
}

snapshotStore.subscribe(settle);
