import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SeriesRow } from '../../../shared/compare/compare-series';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { options } from './compare-store';
import { readSeries } from './read-series';
import type { SeriesRecord } from './series-messages';
import { startSeriesWork, type SeriesWork } from './series-work';

/** Two queries, and whether headers count too. */
export interface SeriesQueries {
  readonly a: string;
  readonly b: string;
  readonly headersCount: boolean;
}

/** The two series that are compared, as far as that has come. */
export interface SeriesState {
  readonly queries: SeriesQueries | undefined;
  readonly a: readonly SeriesRecord[] | undefined;
  readonly b: readonly SeriesRecord[] | undefined;
  /** How many records each query has, also where not all are compared, and those of which nothing was sent too. */
  readonly totals: { readonly a: number; readonly b: number };
  /** Whether all requests of each query are compared. */
  readonly whole: { readonly a: boolean; readonly b: boolean };
  readonly read: number;
  readonly working: boolean;
  readonly stopped: boolean;
  readonly problem: string | undefined;
  readonly result: readonly SeriesRow[] | undefined;
}

const seriesStore = createStore<SeriesState>(() => ({
  queries: undefined,
  a: undefined,
  b: undefined,
  totals: { a: 0, b: 0 },
  whole: { a: true, b: true },
  read: 0,
  working: false,
  stopped: false,
  problem: undefined,
  result: undefined,
}));

export function useSeries<T>(select: (state: SeriesState) => T): T {
  return useStore(seriesStore, select);
}

export const seriesNow = seriesStore.getState;

let turn = 0;
let comparison = 0;
let work: SeriesWork | undefined;

/** Reads the records of two queries and lays them beside each other. */
export async function openSeries(queries: SeriesQueries): Promise<void> {
  closeSeries();
  const mine = turn;
  const isWanted = (): boolean => mine === turn;
  const thread = startSeriesWork();
  work = thread;
  seriesStore.setState({ queries, working: true });
  const onRead = (records: number): void => {
    if (isWanted()) seriesStore.setState(({ read }) => ({ read: read + records }));
  };
  const counted = await Promise.all([call('activity.counts', { query: queries.a }), call('activity.counts', { query: queries.b })]);
  if (!isWanted()) return;
  const [ofA, ofB] = counted.map((reply) => (reply.ok ? reply.value.all : 0));
  seriesStore.setState({ totals: { a: ofA ?? 0, b: ofB ?? 0 } });
  const [one, other] = await Promise.all([readSeries('a', queries.a, thread, isWanted, onRead), readSeries('b', queries.b, thread, isWanted, onRead)]);
  if (!isWanted()) return;
  if (!one.ok || !other.ok) {
    seriesStore.setState({ working: false, problem: one.ok ? (other.ok ? undefined : `B: ${other.message}`) : `A: ${one.message}` });
    return;
  }
  seriesStore.setState({ a: one.records, b: other.records, whole: { a: one.isWhole, b: other.isWhole } });
  await compareHeld();
}

/** Lays the series that are held beside each other, by what counts now. */
export async function compareHeld(): Promise<void> {
  const { a, b, queries } = seriesStore.getState();
  if (a === undefined || b === undefined || queries === undefined || work === undefined) return;
  comparison += 1;
  const mine = comparison;
  seriesStore.setState({ working: true });
  const result = await work.compare(options(), queries.headersCount);
  if (mine === comparison) seriesStore.setState({ result, working: false });
}

/** Whether headers count too, from now on. What is held is compared anew. */
export async function countHeaders(headersCount: boolean): Promise<void> {
  const { queries } = seriesStore.getState();
  if (queries === undefined || queries.headersCount === headersCount) return;
  seriesStore.setState({ queries: { ...queries, headersCount } });
  await compareHeld();
}

/** Ends a reading or a comparison that takes long, and says so. */
export function stopSeries(): void {
  const { queries } = seriesStore.getState();
  closeSeries();
  seriesStore.setState({ queries, stopped: true });
}

/** Ends what is under way and lets the series go. */
export function closeSeries(): void {
  turn += 1;
  comparison += 1;
  work?.end();
  work = undefined;
  seriesStore.setState(seriesStore.getInitialState(), true);
}

export function swapSeries(): void {
  const { queries } = seriesStore.getState();
  if (queries !== undefined) go({ section: 'activity', compare: { kind: 'series', a: queries.b, b: queries.a, ...(queries.headersCount ? { headersCount: true } : {}) } });
}
