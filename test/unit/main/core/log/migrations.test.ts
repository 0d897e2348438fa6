import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Connection } from '../../../../../src/main/core/log/connection';
import { foundVersion, knownVersion, migrate } from '../../../../../src/main/core/log/migrations';
import { records } from '../../../../../src/main/core/log/migrations/0001-records';
import { deliveryById, waitingDeliveries } from '../../../../../src/main/core/log/delivery-rows';
import { readLogState } from '../../../../../src/main/core/log/log-state';
import { temporaryFolder } from '../../../../support/temporary-folder';

function emptyDatabase(): Connection {
  return new Connection(join(temporaryFolder(), 'log.db'));
}

test('1: an empty file becomes a log with its counters at zero', () => {
  const connection = emptyDatabase();
  migrate(connection, [records]);
  expect(foundVersion(connection)).toBe(1);
  expect(readLogState(connection)).toEqual({ commits: 0, lastPosition: 0, lastSeq: 0, records: 0, dropped: 0 });
  const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  expect(tables.map((row) => row['name'])).toEqual(['activity', 'attempt', 'capture', 'capture_join', 'delivery', 'event', 'log_state', 'wire_body']);
  connection.close();
});

test('a file that is up to date is left as it is', () => {
  const connection = emptyDatabase();
  migrate(connection);
  migrate(connection);
  expect(foundVersion(connection)).toBe(knownVersion);
  connection.close();
});

test('a step that fails half way leaves the file in the format before it', () => {
  const connection = emptyDatabase();
  migrate(connection);
  const broken = {
    version: knownVersion + 1,
    up(target: Connection): void {
      target.exec('CREATE TABLE half (x)');
      throw new Error('the power went');
    },
  };
  expect(() => migrate(connection, [broken])).toThrow('the power went');
  expect(foundVersion(connection)).toBe(knownVersion);
  expect(connection.number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'")).toBe(0);
  connection.close();
});

test('2 and 3: deliveries of the first format have one attempt, no plan, no faults and no origin, and go on as before', () => {
  const connection = emptyDatabase();
  migrate(connection, [records]);
  connection.exec(`
    INSERT INTO event VALUES (1, 'evt_1', 'claim.created', 'ui', '{"kind":"token","name":"T"}', 'claim', '{}', 5);
    INSERT INTO delivery VALUES (1, 'dlv_1', 1, 'ep', 'Local', 'http://127.0.0.1/', 'failed', NULL, 5, 1, 503, NULL, 7, 2, NULL);
  `);
  migrate(connection);
  expect(foundVersion(connection)).toBe(knownVersion);
  expect(deliveryById(connection, 'dlv_1')?.summary).toEqual({
    id: 'dlv_1',
    eventId: 'evt_1',
    endpointId: 'ep',
    endpointName: 'Local',
    url: 'http://127.0.0.1/',
    state: 'failed',
    createdAtMs: 5,
    position: 1,
    eventName: 'claim.created',
    source: 'ui',
    attemptCount: 1,
    attemptLimit: 1,
    status: 503,
    durationMs: 7,
  });
  expect(waitingDeliveries(connection, { atMs: Number.NEGATIVE_INFINITY, position: 0 }, 10)).toEqual([]);
  connection.close();
});
