import type { HeaderPair } from '../model/header';

/** A request of a series: a captured one, or what a delivery’s last attempt sent. */
export interface SeriesEntry {
  readonly direction: 'sent' | 'received';
  readonly id: string;
  /** Epoch milliseconds. */
  readonly timeMs: number;
  readonly eventName: string | null;
  readonly headers: readonly HeaderPair[];
  /** What it says, its content coding undone; empty where there is a `digest`. */
  readonly body: Uint8Array;
  /** In the place of a body that is too large: its size in bytes and its SHA-256. */
  readonly digest?: string;
}

/** Some of the requests of a query, oldest first. */
export interface SeriesPage {
  readonly entries: readonly SeriesEntry[];
  /** The position to go on from. */
  readonly after: number;
  /** True where there is none after that. */
  readonly done: boolean;
}

/** Larger bodies (in bytes) are not handed out for a series. */
export const seriesBodyLimit = 256 * 1024;

/** Methods that read what is compared. */
export interface CompareContract {
  /** The next requests of a query after a position (0 to begin): at most 200, fewer where their bodies are large. Deliveries of which nothing was sent are left out. */
  'compare.series': { input: { query: string; after: number }; output: SeriesPage };
}
