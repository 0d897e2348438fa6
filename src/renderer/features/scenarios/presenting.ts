import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DeliveryDetail } from '../../../shared/model/delivery';
import type { DeliverySummary } from '../../../shared/model/delivery';
import { isRunOver, type ScenarioRun } from '../../../shared/model/scenario-run';
import { call } from '../../host/client';
import { onLiveEvent } from '../../host/live';
import { keptRead } from './kept-read';
import { startRun, steer } from './scenario-runs';
import { scenariosStore } from './scenarios-state';

/** What is on the stage. */
interface StageState {
  readonly startedAtMs: number;
  /** The step that is looked back at; undefined where the newest is shown. */
  readonly backAt: number | undefined;
  /** Deliveries of the run as last told, by id. */
  readonly deliveries: ReadonlyMap<string, DeliverySummary>;
  /** The newest delivery in full, for what the receivers get. */
  readonly newest: DeliveryDetail | undefined;
  /** The delivery whose receiver is slow or keeps failing, in full. */
  readonly slow: DeliveryDetail | undefined;
}

const stageStore = createStore<StageState>(() => ({ startedAtMs: 0, backAt: undefined, deliveries: new Map(), newest: undefined, slow: undefined }));
let endFollowing: (() => void) | undefined;
const newestRead = keptRead(inFull, (newest) => stageStore.setState({ newest }));
const slowRead = keptRead(inFull, (slow) => stageStore.setState({ slow }));

export function useStage<T>(select: (state: StageState) => T): T {
  return useStore(stageStore, select);
}

/** Opens presenter mode; a run that is under way goes on in it, else a new one stands at its first step. */
export async function startPresenting(): Promise<void> {
  const { run } = scenariosStore.getState();
  clearStage();
  endFollowing ??= onLiveEvent((event) => {
    if (event.type === 'delivery.changed') take(event.delivery);
  });
  scenariosStore.setState({ presenting: true });
  if (run === undefined || isRunOver(run)) await startRun(true);
}

/** Leaves presenter mode. A run that stands still stays where it is. */
export function stopPresenting(): void {
  endFollowing?.();
  endFollowing = undefined;
  scenariosStore.setState({ presenting: false });
}

/** The step that is on the stage: the one looked back at, else the last that was begun. */
export function shownIndex(run: ScenarioRun, backAt: number | undefined): number {
  const begun = run.steps.filter(({ state }) => state !== 'to-come').at(-1)?.index ?? 0;
  return backAt === undefined ? begun : Math.min(backAt, begun);
}

/** Shows what comes next: a step that was looked back from, or a new one. */
export async function nextStep(): Promise<void> {
  const { run } = scenariosStore.getState();
  if (run === undefined) return;
  const { backAt } = stageStore.getState();
  const newest = shownIndex(run, undefined);
  if (backAt !== undefined && backAt < newest) {
    stageStore.setState({ backAt: backAt + 1 >= newest ? undefined : backAt + 1 });
    return;
  }
  await steer('step');
}

/** Looks back one step; nothing is undone. */
export function backStep(): void {
  const { run } = scenariosStore.getState();
  if (run === undefined) return;
  stageStore.setState(({ backAt }) => ({ backAt: Math.max(0, shownIndex(run, backAt) - 1) }));
}

/** Ends the run and stands at the first step of a new one, with the same seed. */
export async function resetPresentation(): Promise<void> {
  await steer('stop');
  clearStage();
  await startRun(true);
}

/** Reads the newest delivery, for what the receivers get. */
export const readDelivery = (id: string): Promise<void> => newestRead.read(id);

/** Reads the delivery whose receiver is to be watched; undefined where none is. */
export const watchReceiver = (id: string | undefined): Promise<void> => slowRead.read(id);

function clearStage(): void {
  stageStore.setState({ startedAtMs: Date.now(), backAt: undefined, deliveries: new Map() });
  void newestRead.read(undefined);
  void slowRead.read(undefined);
}

async function inFull(id: string): Promise<DeliveryDetail | undefined> {
  const reply = await call('deliveries.get', { id });
  return reply.ok ? reply.value : undefined;
}

function take(delivery: DeliverySummary): void {
  stageStore.setState(({ deliveries }) => ({ deliveries: new Map(deliveries).set(delivery.id, delivery) }));
  newestRead.changed(delivery.id);
  slowRead.changed(delivery.id);
}
