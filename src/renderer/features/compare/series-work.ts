import type { CompareOptions } from '../../../shared/compare/compare-options';
import type { SeriesRow } from '../../../shared/compare/compare-series';
import type { SeriesEntry } from '../../../shared/contract/compare-contract';
import type { SeriesAnswer, SeriesRecord, SeriesRequest } from './series-messages';

/** The thread that holds what two series say and lays them beside each other. Nothing that was asked comes once it has ended. */
export interface SeriesWork {
  add(side: 'a' | 'b', entries: readonly SeriesEntry[]): Promise<readonly SeriesRecord[]>;
  /** Asked again before the answer, the first question is answered too. */
  compare(options: CompareOptions, headersCount: boolean): Promise<readonly SeriesRow[]>;
  end(): void;
}

/** Starts the thread. It answers in the order in which it is asked. */
export function startSeriesWork(): SeriesWork {
  const worker = new Worker(new URL('./series-worker.ts', import.meta.url), { type: 'module' });
  const waiting: ((answer: SeriesAnswer) => boolean)[] = [];
  worker.onmessage = ({ data }: MessageEvent<SeriesAnswer>) => {
    if (waiting[0]?.(data) === true) waiting.shift();
  };
  worker.onerror = (event) => {
    throw new Error(event.message);
  };
  const ask = (request: SeriesRequest): void => worker.postMessage(request);
  return {
    add: (side, entries) =>
      new Promise((resolve) => {
        waiting.push((answer) => {
          if (answer.kind === 'added') resolve(answer.records);
          return true;
        });
        ask({ kind: 'add', side, entries });
      }),
    compare: (options, headersCount) =>
      new Promise((resolve) => {
        const rows: SeriesRow[] = [];
        waiting.push((answer) => {
          if (answer.kind !== 'rows') return true;
          for (const row of answer.rows) rows.push(row);
          if (answer.isLast) resolve(rows);
          return answer.isLast;
        });
        ask({ kind: 'compare', options, headersCount });
      }),
    end: () => worker.terminate(),
  };
}
