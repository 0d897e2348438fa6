import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { StepEvent } from '../../../shared/contract/scenario-contract';
import type { Reply } from '../../../shared/contract/reply';
import type { Burst, BurstEvent, BurstPace } from '../../../shared/model/burst';
import { call } from '../../host/client';
import { onLiveEvent } from '../../host/live';
import { go } from '../../host/navigation';
import { formatCount } from '../../ui/format';
import { removeStatusItem, setStatusItem } from '../../ui/status-items';
import { showToast } from '../../ui/toast';
import { chosenKind, composeStore, draftNow, planNow, snapshotNow } from './compose-state';
import { startCompose } from './compose-store';
import { burstSteps } from './step-events';

/** One event of the mix; what it carries is what Compose holds when the burst starts. */
export interface MixEntry {
  readonly name: string;
  readonly weight: number;
}

interface BurstSettings {
  readonly count: number;
  readonly concurrency: number;
  readonly mix: readonly MixEntry[];
  readonly endpointIds: readonly string[];
  readonly paceKind: BurstPace['kind'];
  readonly perSecond: number;
  /** How long the rate takes to rise to `perSecond`, from the start; 0 for at once. */
  readonly risingSeconds: number;
}

interface BurstPageState {
  readonly opened: boolean;
  readonly settings: BurstSettings;
  /** The burst that runs, or the last one. */
  readonly burst: Burst | undefined;
}

const statusId = 'burst';

/** The burst under Compose; it goes on when its page is left. */
export const burstStore = createStore<BurstPageState>(() => ({
  opened: false,
  settings: { count: 1000, concurrency: 16, mix: [], endpointIds: [], paceKind: 'rate', perSecond: 100, risingSeconds: 0 },
  burst: undefined,
}));

export function useBurst<T>(select: (state: BurstPageState) => T): T {
  return useStore(burstStore, select);
}

/** True until nothing of it is under way any more. */
export function isUnderWay(burst: Burst | undefined): burst is Burst {
  return burst !== undefined && (burst.state === 'running' || burst.state === 'paused' || burst.state === 'stopping');
}

export function paceOf({ paceKind, perSecond, risingSeconds }: Pick<BurstSettings, 'paceKind' | 'perSecond' | 'risingSeconds'>): BurstPace {
  if (paceKind !== 'rate') return { kind: 'as-answered' };
  return risingSeconds === 0 ? { kind: 'rate', perSecond } : { kind: 'rate', perSecond, risingMs: risingSeconds * 1_000 };
}

/** Fills the settings from Compose where there are none yet, and finds a burst that runs or is over. */
export async function openBurst(): Promise<void> {
  startCompose();
  const compose = composeStore.getState();
  const { settings, opened, burst } = burstStore.getState();
  const endpoints = snapshotNow()?.workspace.endpoints ?? [];
  const known = settings.endpointIds.filter((id) => endpoints.some((endpoint) => endpoint.id === id));
  const plan = planNow(compose);
  const takers = endpoints.filter((endpoint) => endpoint.enabled && !compose.leftOut.has(endpoint.id)).map(({ id }) => id);
  burstStore.setState({
    opened: true,
    settings: {
      ...settings,
      mix: settings.mix.length > 0 ? settings.mix : [{ name: compose.eventName, weight: 1 }],
      endpointIds: opened ? known : plan.kind === 'send' && plan.endpointIds !== undefined ? plan.endpointIds : takers,
    },
  });
  if (burst !== undefined) return;
  const reply = await call('bursts.list', {});
  const last = reply.ok ? reply.value[0] : undefined;
  if (last === undefined) return;
  take(last);
  if (isUnderWay(last)) follow();
}

export function setBurst(change: Partial<BurstSettings>): void {
  burstStore.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
}

/** Sets how fast events leave, in a burst that runs as well. */
export function setPace(change: Partial<Pick<BurstSettings, 'paceKind' | 'perSecond'>>): void {
  setBurst(change);
  const { burst, settings } = burstStore.getState();
  if (burst?.state === 'running' || burst?.state === 'paused') void answered(call('bursts.change', { id: burst.id, pace: paceOf(settings) }));
}

/** The events of the mix with the performer and the subject that Compose holds, or why one of them cannot be sent. */
function mixNow(): { readonly ok: true; readonly events: readonly BurstEvent[] } | { readonly ok: false; readonly message: string } {
  const events: BurstEvent[] = [];
  const compose = composeStore.getState();
  const catalog = snapshotNow()?.catalog ?? [];
  for (const { name, weight } of burstStore.getState().settings.mix) {
    const read = draftNow({ ...compose, eventName: name }, catalog);
    if (!read.ok) return read;
    events.push({ draft: { ...read.draft, subjectText: compose.subjects[chosenKind(name, catalog)].text }, weight });
  }
  return { ok: true, events };
}

/** What is set as steps of a scenario; says why where it cannot be, and gives undefined. */
export function stepsNow(): readonly StepEvent[] | undefined {
  const { settings } = burstStore.getState();
  const mix = mixNow();
  if (!mix.ok) {
    tell(mix.message);
    return undefined;
  }
  return burstSteps(mix.events, settings.count, paceOf(settings));
}

export async function startBurst(): Promise<void> {
  const { settings } = burstStore.getState();
  const mix = mixNow();
  if (!mix.ok) return tell(mix.message);
  const { events } = mix;
  follow();
  await answered(call('bursts.start', { events, endpointIds: settings.endpointIds, count: settings.count, pace: paceOf(settings), concurrency: settings.concurrency }));
}

/** Sends nothing more; what is under way ends. */
export async function stopBurst(): Promise<void> {
  const { burst } = burstStore.getState();
  if (burst !== undefined) await answered(call('bursts.stop', { id: burst.id }));
}

export async function pauseBurst(paused: boolean): Promise<void> {
  const { burst } = burstStore.getState();
  if (burst !== undefined) await answered(call('bursts.change', { id: burst.id, paused }));
}

let endFollowing: (() => void) | undefined;

function follow(): void {
  endFollowing ??= onLiveEvent((event) => {
    if (event.type === 'burst.changed') take(event.burst);
  });
}

async function answered(question: Promise<Reply<Burst>>): Promise<void> {
  const reply = await question;
  if (reply.ok) take(reply.value);
  else tell(reply.error.message);
}

function tell(problem: string): void {
  showToast({ tone: 'fail', title: 'The burst did not go on', detail: problem });
}

function take(burst: Burst): void {
  const { burst: known } = burstStore.getState();
  // An answer may come after the live event that tells of a later moment.
  if (known?.id === burst.id && (known.durationMs > burst.durationMs || (!isUnderWay(known) && isUnderWay(burst)))) return;
  burstStore.setState({ burst });
  if (!isUnderWay(burst)) {
    removeStatusItem(statusId);
    return;
  }
  const failed = burst.figures.failed === 0 ? '' : `, ${formatCount(burst.figures.failed)} failed`;
  setStatusItem({
    id: statusId,
    side: 'start',
    content: `${formatCount(burst.figures.eventsSent)} of ${formatCount(burst.order.count)} sent${failed}`,
    onSelect: () => go({ section: 'compose', page: 'burst' }),
  });
}
