import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CompareOptions } from '../../../shared/compare/compare-options';
import type { RequestComparison } from '../../../shared/compare/compare-requests';
import { call } from '../../host/client';
import { go, type ComparedRecord } from '../../host/navigation';
import { snapshotStore } from '../../host/snapshot-store';
import { showToast } from '../../ui/toast-store';
import { readSide, type Side } from './read-side';
import { runJob, type RunningJob } from './run-job';

/** The two records that are compared, as far as that has come. */
export interface PairState {
  readonly a: Side | undefined;
  readonly b: Side | undefined;
  /** Why a side cannot be shown. */
  readonly problem: string | undefined;
  readonly result: RequestComparison | undefined;
  readonly working: boolean;
  readonly stopped: boolean;
}

export const pairStore = createStore<PairState>(() => ({ a: undefined, b: undefined, problem: undefined, result: undefined, working: false, stopped: false }));

export function usePair<T>(select: (state: PairState) => T): T {
  return useStore(pairStore, select);
}

let turn = 0;
let running: RunningJob<RequestComparison> | undefined;

/** Reads two records and compares them. What was asked for before is let go. */
export async function openPair(a: ComparedRecord | undefined, b: ComparedRecord | undefined): Promise<void> {
  turn += 1;
  const mine = turn;
  running?.stop();
  const before = pairStore.getState();
  pairStore.setState({ ...before, result: undefined, problem: undefined, stopped: false, working: true });
  const [one, other] = await Promise.all([a === undefined ? undefined : readSide(a), b === undefined ? undefined : readSide(b)]);
  if (mine !== turn) return;
  const problem = [one, other].flatMap((read) => (read?.ok === false ? [read.message] : []))[0];
  pairStore.setState({ a: one?.ok === true ? one.side : undefined, b: other?.ok === true ? other.side : undefined, problem, working: false });
  await comparePair();
}

/** Compares the two records that are held, by what counts now. */
export async function comparePair(): Promise<void> {
  const { a, b } = pairStore.getState();
  running?.stop();
  if (a === undefined || b === undefined) return;
  pairStore.setState({ working: true, stopped: false });
  const job = runJob({ kind: 'pair', a: a.request, b: b.request, options: options() });
  running = job;
  const result = await job.result;
  if (running === job) pairStore.setState({ result, working: false });
}

/** Ends a comparison that takes long. */
export function stopComparing(): void {
  running?.stop();
  running = undefined;
  pairStore.setState({ working: false, stopped: true });
}

/** Leaves the page: nothing goes on. */
export function closePair(): void {
  turn += 1;
  running?.stop();
  running = undefined;
  pairStore.setState(pairStore.getInitialState(), true);
}

/** A becomes B and B becomes A. */
export function swapSides(): void {
  const { a, b } = pairStore.getState();
  go({ section: 'activity', compare: { kind: 'pair', ...(b === undefined ? {} : { a: b.record }), ...(a === undefined ? {} : { b: a.record }) } });
}

/** What counts as different in this workspace. */
export function options(): CompareOptions {
  const state = snapshotStore.getState();
  if (!state.loaded) throw new Error('Nothing is compared before the first snapshot');
  return state.workspace.settings.compare;
}

/** Changes what counts, for this workspace. */
export async function changeOptions(changes: Partial<CompareOptions>): Promise<boolean> {
  const reply = await call('settings.update', { compare: changes });
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
  return reply.ok;
}

/** Leaves a path or a header out from now on. */
export async function ignore(entry: string): Promise<void> {
  const { ignore: before } = options();
  if (!before.includes(entry)) await changeOptions({ ignore: [...before, entry] });
}
