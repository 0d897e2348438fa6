import { join } from 'node:path';
import type { Figure } from '../figure';
import { startHost } from '../processes';
import { searchLog } from '../search/search-log';

const records = 100_000;
const mostMs = 50;

/** How long a captured request waits while a log of 100,000 records is cleared, beside the longest wait just before. */
export async function clearFigures(outFolder: string): Promise<readonly Figure[]> {
  const host = await startHost(join(outFolder, 'clear-host.js'), [await searchLog(records), String(records)]);
  await host.end();
  const { tookMs, longestMs } = host.ready as { tookMs: number; longestMs: { quiet: number; clearing: number; shrinking: number } };
  const label = `a log of ${records.toLocaleString('en')} records cleared`;
  const wait = (name: string, ms: number): Figure => ({
    name: `${label}: longest write of a capture while ${name}`,
    value: ms,
    unit: 'ms',
    yardstick: { name: 'just before', value: longestMs.quiet, unit: 'ms' },
    aim: { text: `at most ${mostMs} ms`, met: ms <= mostMs },
  });
  return [
    { name: `${label}, its room given back, one capture after another meanwhile`, value: tookMs, unit: 'ms', yardstick: undefined },
    wait('records are dropped', longestMs.clearing),
    wait('the file gets shorter', longestMs.shrinking),
  ];
}
