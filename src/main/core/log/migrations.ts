import type { Connection } from './connection';
import type { Migration } from './migrations/migration';
import { records } from './migrations/0001-records';
import { waitingDeliveries } from './migrations/0002-waiting-deliveries';
import { deliveryOrigins } from './migrations/0003-delivery-origins';
import { checkMarks } from './migrations/0004-check-marks';
import { recordMarks } from './migrations/0005-record-marks';

const migrations: readonly Migration[] = [records, waitingDeliveries, deliveryOrigins, checkMarks, recordMarks];

/** The newest format that this program reads and writes. */
export const knownVersion: number = migrations.at(-1)?.version ?? 0;

/** The format that a file is in; 0 for an empty file. */
export function foundVersion(connection: Connection): number {
  return connection.number('PRAGMA user_version');
}

/**
 * Brings the file to `knownVersion`, one transaction a step, so that a crash leaves it whole in the old format or in the new one.
 * The file must not be newer than `knownVersion`.
 */
export function migrate(connection: Connection, steps: readonly Migration[] = migrations): void {
  for (const step of steps) {
    if (foundVersion(connection) >= step.version) continue;
    connection.transaction(() => {
      step.up(connection);
      connection.exec(`PRAGMA user_version = ${step.version}`);
    });
  }
}
