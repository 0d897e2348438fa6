import type { ComposeCheck, Input, Output } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import { formatJson } from '../../../shared/json/format-json';
import type { EventDraft, PerformedBy, Source, SubjectKind } from '../../../shared/model/event';
import type { FaultOrder } from '../../../shared/model/fault';
import type { Workspace } from '../../../shared/model/workspace';
import { call } from '../../host/client';
import { withValueAt } from './apply-fix';
import { checkIfDue, checkSoon, previewNow } from './compose-check';
import { chosenKind, composeStore, draftNow, planNow, snapshotNow, type ComposeDialog, type SubjectDraft } from './compose-state';
import { randomDigits, withNewIds } from './new-ids';
import { sourceOf, withPerformer, type PerformerDraft } from './performer-draft';
import { followSent, tellSendProblem } from './sent-toast';

const { getState, setState } = composeStore;

/** Fills the form from the workspace the first time; later calls keep what stands there. */
export function startCompose(): void {
  const snapshot = snapshotNow();
  if (snapshot === undefined) return;
  const { catalog, workspace } = snapshot;
  if (!getState().started) {
    let { performer } = getState();
    // Backwards, so that the first performer of each kind is the one that stays.
    for (const { performedBy } of workspace.performers.toReversed()) performer = withPerformer(performer, performedBy);
    setState({ started: true, eventName: catalog[0]?.name ?? '', performer, subjects: { claim: firstSample(workspace, 'claim'), contact: firstSample(workspace, 'contact') } });
  } else if (!catalog.some(({ name }) => name === getState().eventName)) {
    setState({ eventName: catalog[0]?.name ?? '' });
  }
  checkSoon();
}

function firstSample(workspace: Workspace, kind: SubjectKind): SubjectDraft {
  const sample = workspace.samples.find((candidate) => candidate.kind === kind);
  return sample === undefined ? { text: '{\n  "id": 1\n}\n' } : { text: sample.text, sampleId: sample.id };
}

export function chooseEvent(eventName: string): void {
  setState({ eventName });
  checkSoon();
}

export function chooseSource(source: Source): void {
  setState({ source });
  checkSoon();
}

export function typePerformer(typed: Partial<PerformerDraft>): void {
  setState(({ performer }) => ({ performer: { ...performer, ...typed } }));
  checkSoon();
}

export function choosePerformer(performedBy: PerformedBy): void {
  setState(({ performer }) => ({ source: sourceOf(performedBy), performer: withPerformer(performer, performedBy) }));
  checkSoon();
}

/** Puts a text in the editor; `sampleId` is kept where the text grew out of that sample. */
export function writeSubject(text: string, sampleId = currentSubject().sampleId): void {
  const kind = currentKind();
  const subject: SubjectDraft = sampleId === undefined ? { text } : { text, sampleId };
  setState(({ subjects }) => ({ subjects: { ...subjects, [kind]: subject } }));
  checkSoon();
}

/** Indents the text; text that is not JSON stays as it is. */
export function formatSubject(): void {
  const formatted = formatJson(currentSubject().text);
  if (formatted.ok) writeSubject(formatted.text);
}

export function giveNewIds(): void {
  writeSubject(withNewIds(currentSubject().text, randomDigits));
}

/** Does what a verdict proposes. */
export function applyFix({ fix }: ComposeCheck): void {
  if (fix !== undefined) writeSubject(withValueAt(currentSubject().text, fix.pointer, fix.valueText));
}

/** Takes an endpoint's tick away for what is sent next, or gives it back. */
export function tickEndpoint(endpointId: string, ticked: boolean): void {
  const leftOut = new Set(getState().leftOut);
  if (ticked) leftOut.delete(endpointId);
  else leftOut.add(endpointId);
  setState({ leftOut });
}

/** Has an endpoint get what is sent next although it would not, or takes that back. */
export function deliverAnyway(endpointId: string, ticked: boolean): void {
  const anyway = new Set(getState().anyway);
  if (ticked) anyway.add(endpointId);
  else anyway.delete(endpointId);
  setState({ anyway });
}

export function showRequestFor(endpointId: string): void {
  setState({ previewEndpointId: endpointId });
  void previewNow();
}

export function openDialog(dialog: ComposeDialog): void {
  setState({ dialog });
}

export function closeDialog(): void {
  setState({ dialog: undefined });
}

/** Asks for the focus in the search for an event. */
export function findEvent(): void {
  setState({ findFocus: true });
}

export function endFindFocus(): void {
  setState({ findFocus: false });
}

/** Fills the form from a place: what the draft leaves out stays as it is. */
export function fillDraft(draft: Partial<EventDraft>, visit: number): void {
  if (getState().filledVisit === visit) return;
  startCompose();
  setState({ filledVisit: visit });
  fill(draft);
}

/** Puts a whole event in the place of what stands in the form; gives a function that puts that back. */
export function takeUp(draft: EventDraft): () => void {
  const { eventName, source, performer, subjects } = getState();
  fill(draft);
  return () => {
    setState({ eventName, source, performer, subjects });
    checkSoon();
  };
}

function fill({ name, source, performedBy, subjectText }: Partial<EventDraft>): void {
  if (name !== undefined) setState({ eventName: name });
  if (performedBy !== undefined) choosePerformer(performedBy);
  if (source !== undefined) setState({ source });
  if (subjectText !== undefined) {
    const kind = currentKind();
    setState(({ subjects }) => ({ subjects: { ...subjects, [kind]: { text: subjectText } } }));
  }
  checkSoon();
}

/** Sends the event as it stands to the ticked endpoints, so many times one after another, and tells what comes of it; says why where it cannot. */
export async function send(faults: readonly FaultOrder[] = [], times = 1): Promise<void> {
  if (getState().sending) return;
  setState({ sending: true });
  try {
    await checkIfDue();
    const plan = planNow(getState());
    const read = draftNow(getState(), snapshotNow()?.catalog ?? []);
    if (plan.kind === 'blocked') return tellSendProblem(plan.reason);
    if (!read.ok) return tellSendProblem(read.message);
    const { draft } = read;
    const order = { ...draft, ...(plan.endpointIds === undefined ? {} : { endpointIds: plan.endpointIds }), ...(faults.length === 0 ? {} : { faults }), ...(plan.anyway.length === 0 ? {} : { deliverAnyway: plan.anyway }) };
    await followSent(draft.name, () => sendTimes(order, times));
  } finally {
    setState({ sending: false });
  }
}

async function sendTimes(order: Input<'events.send'>, times: number): Promise<Reply<Output<'events.send'>>> {
  let last = await call('events.send', order);
  for (let sent = 1; sent < times && last.ok; sent += 1) {
    const { deliveries } = last.value;
    const next = await call('events.send', order);
    // What has left is followed even where the rest is refused.
    if (!next.ok) return last;
    last = { ok: true, value: { eventId: next.value.eventId, deliveries: [...deliveries, ...next.value.deliveries] } };
  }
  return last;
}

function currentKind(): SubjectKind {
  return chosenKind(getState().eventName, snapshotNow()?.catalog ?? []);
}

function currentSubject(): SubjectDraft {
  return getState().subjects[currentKind()];
}
