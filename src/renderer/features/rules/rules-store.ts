import { Trash2 } from 'lucide-react';
import type { AnswerRule } from '../../../shared/model/answer-rule';
import { call } from '../../host/client';
import type { Place } from '../../host/navigation';
import { askedPlaces } from '../../ui/asked-places';
import { showToast } from '../../ui/toast';
import { blankRule, freeRuleName, ruleFromCapture } from './new-rule';
import { rulesStore, savedRules } from './rules-state';
import { dropEdit, saveRule } from './save-rule';

const { setState } = rulesStore;

let lastVisit = -1;
const places = askedPlaces(savedRules);

/** Does what a place asks for, once a visit: opens a rule, or adds one. */
export function visitRules(place: Place, visit: number): void {
  if (place.section !== 'rules' || visit === lastVisit) return;
  lastVisit = visit;
  if (place.page !== undefined) setState({ page: place.page });
  else if (place.create === true || place.captureId !== undefined || place.ruleId !== undefined) setState({ page: 'answers' });
  if (place.create === true) void addRule();
  else if (place.captureId !== undefined) void addRuleFromCapture(place.captureId);
  else if (place.ruleId !== undefined) setState({ openId: place.ruleId });
}

export function openInEditor(id: string): void {
  setState({ openId: id });
}

/** The name has got the focus that it wanted. */
export function endNameFocus(): void {
  setState({ nameFocusId: undefined });
}

/** Adds a rule at the end, switched off, and opens it with its name ready to be typed. */
export async function addRule(): Promise<void> {
  setState({ page: 'answers' });
  await put(blankRule(newId(), freeRuleName('New rule', names())));
}

async function addRuleFromCapture(captureId: string): Promise<void> {
  const reply = await call('captures.get', { id: captureId });
  if (!reply.ok) return tellProblem(reply.error.message);
  const { capture } = reply.value;
  setState({ triedCaptureId: captureId });
  await put(ruleFromCapture(newId(), freeRuleName(`Answer to ${capture.eventName ?? `request ${capture.seq}`}`.slice(0, 100), names()), capture));
}

/** Puts a copy behind a rule, switched off. */
export async function duplicateRule(id: string): Promise<void> {
  await saveRule(id);
  const rules = savedRules();
  const place = rules.findIndex((rule) => rule.id === id);
  const rule = rules[place];
  if (rule !== undefined) await put({ ...rule, id: newId(), name: freeRuleName(`${rule.name} copy`, names()), enabled: false }, place + 1);
}

/** Deletes at once; the toast puts the rule back where it was. */
export async function deleteRule(id: string): Promise<void> {
  await saveRule(id);
  const place = savedRules().findIndex((rule) => rule.id === id);
  const reply = await call('rules.delete', { id });
  if (!reply.ok) return tellProblem(reply.error.message);
  dropEdit(id);
  const removed = reply.value;
  const rest = savedRules().filter((rule) => rule.id !== id);
  setState({ openId: (rest[place] ?? rest.at(-1))?.id });
  const restore = async (): Promise<void> => {
    const restored = await call('rules.restore', removed);
    if (!restored.ok) return tellProblem(restored.error.message);
    setState({ openId: removed.item.id });
  };
  showToast({ icon: Trash2, title: `Rule “${removed.item.name}” deleted`, action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void restore() } });
}

/** Moves a rule to a place; nothing where there is no such place. */
export async function moveRule(id: string, index: number): Promise<void> {
  if (index < 0 || index >= savedRules().length) return;
  await places.move(id, index, async () => {
    const reply = await call('rules.move', { id, index });
    if (!reply.ok) tellProblem(reply.error.message);
    return reply.ok;
  });
}

/** The place that a rule has, or is on its way to. */
export function placeOfRule(id: string): number {
  return places.placeOf(id);
}

/** Begins a rule's sequence anew for every key, or, without a rule, sets all counts to nothing. */
export async function resetCounts(id?: string): Promise<void> {
  const reply = await call('rules.reset', id === undefined ? {} : { id });
  if (!reply.ok) return tellProblem(reply.error.message);
  setState({ activity: reply.value });
}

async function put(rule: AnswerRule, index?: number): Promise<void> {
  const reply = await call('rules.save', index === undefined ? { rule } : { rule, index });
  if (!reply.ok) return tellProblem(reply.error.message);
  setState({ openId: rule.id, nameFocusId: rule.id });
}

function tellProblem(message: string): void {
  showToast({ tone: 'fail', title: 'Not done', detail: message });
}

function names(): readonly string[] {
  return savedRules().map(({ name }) => name);
}

function newId(): string {
  return `rule_${crypto.randomUUID()}`;
}
