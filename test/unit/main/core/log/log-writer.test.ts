import { expect, test } from 'vitest';
import { openLogStore } from '../../../../../src/main/core/log/log-store';
import { LogWriter } from '../../../../../src/main/core/log/log-writer';
import { temporaryFolder } from '../../../../support/temporary-folder';

test('nothing is over the limits before there are any: a workspace may allow more than any guess', () => {
  const opened = openLogStore(temporaryFolder());
  if (!opened.ok) throw new Error(opened.problem.message);
  const { store } = opened;
  store.connection.exec('UPDATE log_state SET records = 150000');
  const writer = new LogWriter({ open: () => store, lost: () => undefined, check: () => undefined }, undefined);
  expect(writer.excess()).toBe(0);
  writer.write(undefined, [{ kind: 'set-retention', retention: { maxRecords: 100_000, maxBytes: 2 ** 40 } }]);
  expect(writer.excess()).toBe(50_000);
  writer.close();
});
