import { expect, test } from 'vitest';
import type { ChosenRecords } from '../../../src/main/core/log/chosen-records';
import type { Log } from '../../../src/main/core/log/log';
import { queryOf } from '../../support/query-of';
import type { RecordSelection } from '../../../src/shared/model/record-selection';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { temporaryFolder } from '../../support/temporary-folder';

function chosen({ records, matches }: RecordSelection): ChosenRecords {
  return { query: queryOf(matches?.query ?? ''), quick: matches?.quick ?? 'all', from: matches?.from ?? 1, to: matches?.to ?? 0, except: matches?.except ?? [], records };
}

async function filled(): Promise<Log> {
  const log = await openTestLog(temporaryFolder());
  written(await log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1'), queuedDelivery('dlv_2', 'evt_1', { state: 'not-delivered', reason: 'disabled' })]));
  for (let number = 1; number <= 10; number += 1) {
    const broken = number % 5 === 0;
    written(await log.addCapture(captureDraft({ eventName: broken ? null : 'claim.created', receivedAtMs: 1_790_000_001_000 + number, ...(broken ? { state: 'malformed' as const } : {}) })));
  }
  return log;
}

const positionsOf = async (log: Log, selection: RecordSelection, limit = 500): Promise<readonly number[]> => {
  const positions: number[] = [];
  for (let after = 0; ; ) {
    const rows = await log.chosenRows(chosen(selection), after, limit);
    positions.push(...rows.map(({ position }) => position));
    const last = rows.at(-1);
    if (last === undefined) return positions;
    after = last.position;
  }
};

test('single records and a stretch of matches are one selection, each record once and oldest first', async () => {
  const log = await filled();
  const stretch = { query: 'event:claim.created', quick: 'received', from: 4, to: 9, except: [6] } as const;
  expect(await positionsOf(log, { records: [9, 2, 12, 900], matches: stretch })).toEqual([2, 4, 5, 8, 9, 12]);
  expect(await positionsOf(log, { records: [9, 2, 12, 900], matches: stretch }, 2)).toEqual([2, 4, 5, 8, 9, 12]);
  expect(await positionsOf(log, { records: [] })).toEqual([]);
});

test('a selection is added up by what can be done with it', async () => {
  const log = await filled();
  const all = await log.chosenSummary(chosen({ records: [], matches: { query: '', quick: 'all', from: 1, to: 12, except: [] } }));
  expect(all).toMatchObject({ records: 12, sent: 2, received: 10, failing: 2, notDelivered: 1, retryable: 0, cancellable: 1, replayable: 8, pinned: 0, firstMs: 1_790_000_000_000, lastMs: 1_790_000_001_010, otherEvents: 0 });
  expect(all.events).toEqual([{ name: 'claim.created', records: 8 }, { name: 'claim.assigned', records: 2 }, { name: null, records: 2 }]);
  written(await log.setPinned([3], true));
  expect(await log.chosenSummary(chosen({ records: [3, 7] }))).toMatchObject({ records: 2, received: 2, failing: 1, pinned: 1, replayable: 1 });
  expect(await log.chosenSummary(chosen({ records: [500] }))).toMatchObject({ records: 0, sizeBytes: 0, firstMs: null, lastMs: null, events: [] });
});

test('more records than are added up at a time are all counted', async () => {
  const log = await openTestLog(temporaryFolder());
  const total = 10_007;
  const writes = Array.from({ length: total }, () => log.addCapture(captureDraft()));
  for (const write of writes) written(await write);
  expect(await log.chosenSummary(chosen({ records: [], matches: { query: '', quick: 'all', from: 1, to: total, except: [5] } }))).toMatchObject({ records: total - 1, otherEvents: 0 });
});
