import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SeriesRow } from '../../../shared/compare/compare-series';
import { go } from '../../host/navigation';
import { options } from './compare-store';
import { readSeries, type SeriesRecord } from './read-series';
import { runJob, type RunningJob } from './run-job';

/** The two series that are compared, as far as that has come. */
export interface SeriesState {
  readonly queries: { readonly a: string; readonly b: string } | undefined;
  readonly a: readonly SeriesRecord[] | undefined;
  readonly b: readonly SeriesRecord[] | undefined;
  /** How many records each query has, also where not all are compared. */
  readonly totals: { readonly a: number; readonly b: number };
  readonly read: number;
  readonly working: boolean;
  readonly problem: string | undefined;
  readonly result: readonly SeriesRow[] | undefined;
}

const seriesStore = createStore<SeriesState>(() => ({ queries: undefined, a: undefined, b: undefined, totals: { a: 0, b: 0 }, read: 0, working: false, problem: undefined, result: undefined }));

export function useSeries<T>(select: (state: SeriesState) => T): T {
  return useStore(seriesStore, select);
}

export const seriesNow = seriesStore.getState;

let turn = 0;
let running: RunningJob<readonly SeriesRow[]> | undefined;

/** Reads the records of two queries and lays them beside each other. */
export async function openSeries(a: string, b: string): Promise<void> {
  closeSeries();
  const mine = turn;
  const isWanted = (): boolean => mine === turn;
  seriesStore.setState({ queries: { a, b }, working: true });
  const onRead = (): void => {
    if (isWanted()) seriesStore.setState(({ read }) => ({ read: read + 1 }));
  };
  const [one, other] = await Promise.all([readSeries(a, isWanted, onRead), readSeries(b, isWanted, onRead)]);
  if (!isWanted()) return;
  if (!one.ok || !other.ok) {
    seriesStore.setState({ working: false, problem: one.ok ? (other.ok ? undefined : `B: ${other.message}`) : `A: ${one.message}` });
    return;
  }
  seriesStore.setState({ a: one.records, b: other.records, totals: { a: one.total, b: other.total } });
  await compareHeld();
}

/** Lays the series that are held beside each other, by what counts now. */
export async function compareHeld(): Promise<void> {
  const { a, b } = seriesStore.getState();
  if (a === undefined || b === undefined) return;
  running?.stop();
  seriesStore.setState({ working: true });
  const job = runJob({ kind: 'series', a: a.map(seriesBody), b: b.map(seriesBody), options: options() });
  running = job;
  const result = await job.result;
  if (running === job) seriesStore.setState({ result, working: false });
}

/** Ends what is under way and lets the series go. */
export function closeSeries(): void {
  turn += 1;
  running?.stop();
  running = undefined;
  seriesStore.setState(seriesStore.getInitialState(), true);
}

export function swapSeries(): void {
  const { queries } = seriesStore.getState();
  if (queries !== undefined) go({ section: 'activity', compare: { kind: 'series', a: queries.b, b: queries.a } });
}

function seriesBody({ eventName, subject, text }: SeriesRecord): { readonly key: string; readonly text: string } {
  return { key: `${eventName ?? ''}\n${subject}`, text };
}
