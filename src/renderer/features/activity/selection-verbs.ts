import type { ActivityRow, SentRow } from '../../../shared/model/activity';
import { notDeliveredSentence, reasonNotDelivered } from '../../../shared/model/endpoint';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { counted, formatCount } from '../../ui/format';
import { showToast } from '../../ui/toast';
import { selection } from './activity';
import { chosenSummary, isCancellable, isReplayable, isRetryable } from './chosen-facts';
import { openDelivery } from './open-record';
import { askFirst } from './question';
import { markedCount, type Marks } from './selection-marks';
import { chosenPages, workThrough, type Verb, type Worked } from './selection-work';

/** Past this many requests one is asked before they leave. */
const askedAbove = 100;

/** One more attempt of every chosen delivery that can have one, now. */
export function retryChosen(): Promise<void> {
  const { marks } = selection.getState();
  return asked('Retry', 'delivery', chosenSummary()?.retryable ?? 1, (count) =>
    run(marks, { doing: 'Retrying', takes: isRetryable, act: (rows) => call('deliveries.retryNow', { ids: idsOf(rows) }) }, count, 'Retried', 'delivery'),
  );
}

/** No further attempt of any chosen delivery. */
export async function cancelChosen(): Promise<void> {
  const { marks } = selection.getState();
  const verb: Verb = { doing: 'Cancelling', takes: isCancellable, act: (rows) => call('deliveries.cancel', { ids: idsOf(rows) }) };
  await run(marks, verb, chosenSummary()?.cancellable ?? 1, 'Cancelled', 'delivery');
}

/** The event of every chosen record once more as a new event: a delivery's to its endpoint, a captured one's to whoever is subscribed. */
export function sendChosenAsNew(): Promise<void> {
  const { marks } = selection.getState();
  return asked('Send as new', 'record', markedCount(marks), (count) =>
    run(marks, { doing: 'Sending as new', takes: () => true, act: (rows) => call('events.sendAsNew', { ids: idsOf(rows) }) }, count, 'Sent as new', 'record'),
  );
}

/** The captured bytes of every chosen request to an address, signed anew for the endpoint `resign` where there is one. Answers what is wrong with that, where nothing could be sent. */
export async function replayChosen(marks: Marks, url: string, resign: string | undefined): Promise<string | undefined> {
  const total = chosenSummary()?.replayable ?? 1;
  const signing = resign === undefined ? {} : { resign };
  const worked = await workThrough(marks, { doing: 'Replaying', takes: isReplayable, act: (rows) => call('captures.replay', { ids: idsOf(rows), url, ...signing }) }, total);
  const wrong = worked === undefined ? underWay : worked.done === 0 ? worked.refused[0]?.[0] : undefined;
  if (worked !== undefined && wrong === undefined) tell(worked, 'Replayed', 'request');
  else if (wrong !== undefined && markedCount(marks) > 1) showToast({ title: wrong, tone: 'fail' });
  return wrong;
}

/** The same event to the same endpoint once more, for every chosen delivery. Endpoints that would not get it are named first. */
export async function redeliverChosen(): Promise<void> {
  const { marks } = selection.getState();
  const kept = new Map<string, { readonly endpoint: string; readonly reason: string; records: number }>();
  let total = 0;
  for await (const rows of chosenPages(marks)) {
    for (const row of rows) {
      if (row.direction !== 'sent') continue;
      total += 1;
      const reason = reasonAgainst(row);
      if (reason === undefined) continue;
      const key = `${row.endpointId} ${reason}`;
      const group = kept.get(key) ?? { endpoint: row.endpointName, reason, records: 0 };
      group.records += 1;
      kept.set(key, group);
    }
  }
  if (total === 0) {
    showToast({ title: 'No delivery is selected, so there is nothing to redeliver.', tone: 'fail' });
    return;
  }
  const deliver = (anyway: boolean): Promise<void> => {
    const takes = (row: ActivityRow): boolean => row.direction === 'sent' && (anyway || reasonAgainst(row) === undefined);
    return run(marks, { doing: 'Redelivering', takes, act: (rows) => call('deliveries.redeliver', { ids: idsOf(rows), deliverAnyway: anyway }) }, total, 'Redelivered', 'delivery');
  };
  const groups = [...kept.values()];
  if (groups.length === 0) {
    await asked('Redeliver', 'delivery', total, () => deliver(false));
    return;
  }
  const barred = groups.reduce((sum, { records }) => sum + records, 0);
  const lines = groups.map(({ endpoint, reason, records }) => ({ strong: endpoint, text: total === 1 ? reason : `${reason} (${counted(records, 'delivery', 'deliveries')})` }));
  const answer = await askFirst({
    title: total === 1 ? 'Redeliver anyway' : `Redeliver ${counted(total, 'delivery', 'deliveries')}`,
    lead: barred === total ? 'A new event would not go there:' : `A new event would not go to some of the endpoints:`,
    lines,
    choices: barred === total ? ['Redeliver anyway'] : [`Redeliver ${formatCount(total - barred)}`, `Redeliver all ${formatCount(total)} anyway`],
  });
  if (answer !== undefined) await deliver(barred === total || answer === 1);
}

/** Keeps every chosen record whatever the limits, or, where all are kept, lets them go. */
export async function togglePinned(): Promise<void> {
  const { marks } = selection.getState();
  const positions: number[] = [];
  const pinnedPositions: number[] = [];
  for await (const rows of chosenPages(marks)) for (const row of rows) (row.pinned ? pinnedPositions : positions).push(row.position);
  if (positions.length + pinnedPositions.length === 0) {
    showToast({ title: markedCount(marks) === 1 ? 'That record is no longer in the log.' : 'Those records are no longer in the log.', tone: 'fail' });
    return;
  }
  const pinned = positions.length > 0;
  const changed = pinned ? positions : pinnedPositions;
  if (!(await pinAll(changed, pinned)) || markedCount(marks) === 1) return;
  showToast({
    title: `${pinned ? 'Pinned' : 'Unpinned'} ${counted(changed.length, 'record')}`,
    action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void pinAll(changed, !pinned) },
  });
}

const mostPinnedAtOnce = 10_000;

async function pinAll(positions: readonly number[], pinned: boolean): Promise<boolean> {
  for (let from = 0; from < positions.length; from += mostPinnedAtOnce) {
    const reply = await call('records.pin', { positions: positions.slice(from, from + mostPinnedAtOnce), pinned });
    if (reply.ok) continue;
    showToast({ title: reply.error.message, tone: 'fail' });
    return false;
  }
  return true;
}

/** Why a new event of this kind would not go where the delivery went. */
function reasonAgainst(row: SentRow): string | undefined {
  const state = snapshotStore.getState();
  const endpoint = state.loaded ? state.workspace.endpoints.find(({ id }) => id === row.endpointId) : undefined;
  // A replay goes where it is told to, whatever is subscribed there.
  if (endpoint === undefined || row.eventName === null || row.origin?.kind === 'replay') return undefined;
  const reason = reasonNotDelivered(endpoint, row.eventName, row.source === 'api' ? 'api' : 'ui');
  return reason === undefined || reason === 'paused' ? undefined : notDeliveredSentence(reason);
}

/** Asks before very many leave. */
async function asked(verb: string, noun: string, count: number, go: (count: number) => Promise<void>): Promise<void> {
  const many = `${verb} ${counted(count, noun, plural(noun))}`;
  if (count > askedAbove && (await askFirst({ title: many, lead: 'Each is sent over the network. Stop ends it at any time.', lines: [], choices: [many] })) === undefined) return;
  await go(count);
}

const underWay = 'Something else is still under way. Wait for its end, or stop it.';

async function run(marks: Marks, verb: Verb, total: number, done: string, noun: string): Promise<void> {
  const worked = await workThrough(marks, verb, total);
  if (worked === undefined) showToast({ title: underWay, tone: 'fail' });
  else tell(worked, done, noun);
}

/** One line of what was done, what was refused and why, with the way to the first delivery. */
function tell({ done, deliveries, firstDeliveryId, refused, stopped }: Worked, verb: string, noun: string): void {
  const single = done === 0 && refused.length === 1 && refused[0]?.[1] === 1 ? refused[0][0] : undefined;
  if (single !== undefined) {
    showToast({ title: single, tone: 'fail' });
    return;
  }
  const notes = [
    ...(verb === 'Sent as new' && deliveries !== done ? [counted(deliveries, 'new delivery', 'new deliveries')] : []),
    ...refused.slice(0, 2).map(([message, records]) => `${formatCount(records)} not: ${message}`),
    ...(refused.length > 2 ? ['and others'] : []),
    ...(stopped ? ['Stopped before the end.'] : []),
  ];
  showToast({
    title: done === 0 && refused.length === 0 ? `${verb} nothing` : `${verb} ${counted(done, noun, plural(noun))}`,
    ...(refused.length > 0 ? { tone: 'warn' as const } : {}),
    ...(notes.length > 0 ? { detail: notes.join(' ') } : {}),
    ...(firstDeliveryId === undefined ? {} : { action: { label: 'Show', onSelect: () => void openDelivery(firstDeliveryId) } }),
  });
}

function plural(noun: string): string {
  return noun === 'delivery' ? 'deliveries' : `${noun}s`;
}

function idsOf(rows: readonly ActivityRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}

