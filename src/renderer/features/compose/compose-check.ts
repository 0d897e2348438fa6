import { call } from '../../host/client';
import { composeStore, draftNow, snapshotNow } from './compose-state';

const pauseMs = 120;
// A large text is judged less often, so that typing in it stays quick.
const largeText = 1024 * 1024;
const largePauseMs = 600;

let timer: ReturnType<typeof setTimeout> | undefined;
let newest = 0;
let underWay: Promise<void> | undefined;

/** Asks main for its verdict and the exact request once typing pauses. Answers to older drafts are dropped. */
export function checkSoon(): void {
  newest += 1;
  clearTimeout(timer);
  const { subjects } = composeStore.getState();
  const isLarge = subjects.claim.text.length + subjects.contact.text.length > largeText;
  timer = setTimeout(() => void checkNow(), isLarge ? largePauseMs : pauseMs);
}

/** Asks at once where a question is due, or waits for the answer that is on its way, so that what is sent is judged as it stands. */
export async function checkIfDue(): Promise<void> {
  await (timer === undefined ? underWay : checkNow());
}

function checkNow(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  newest += 1;
  const asking = ask().finally(() => {
    if (underWay === asking) underWay = undefined;
  });
  underWay = asking;
  return asking;
}

async function ask(): Promise<void> {
  const asked = newest;
  const catalog = snapshotNow()?.catalog ?? [];
  const read = draftNow(composeStore.getState(), catalog);
  if (!read.ok) {
    composeStore.setState({ preview: undefined });
    return;
  }
  const { draft } = read;
  const reply = await call('compose.check', draft);
  if (asked !== newest) return;
  composeStore.setState({ judged: { text: draft.subjectText, reply } });
  await previewNow();
}

/** Asks for the exact request of the endpoint that is looked at. */
export async function previewNow(): Promise<void> {
  const state = composeStore.getState();
  const read = draftNow(state, snapshotNow()?.catalog ?? []);
  const endpointId = shownEndpointId();
  if (!read.ok || endpointId === undefined) {
    composeStore.setState({ preview: undefined });
    return;
  }
  const asked = newest;
  const reply = await call('compose.preview', { ...read.draft, endpointId });
  if (asked === newest && endpointId === shownEndpointId()) composeStore.setState({ preview: reply });
}

/** The endpoint whose request is shown: the chosen one, else the first that gets the event, else the first. */
export function shownEndpointId(): string | undefined {
  const { judged, previewEndpointId } = composeStore.getState();
  const recipients = judged?.reply.ok === true ? judged.reply.value.recipients : [];
  const chosen = recipients.find(({ endpointId }) => endpointId === previewEndpointId);
  return (chosen ?? recipients.find(({ reason }) => reason === undefined) ?? recipients[0])?.endpointId;
}
