import type { Migration } from './migration';

/** Deliveries wait for their next attempt, found by its time, and keep the faults that every attempt of them carries. */
export const waitingDeliveries: Migration = {
  version: 2,
  up(connection) {
    connection.exec(`
      ALTER TABLE delivery ADD COLUMN next_attempt_at_ms REAL;
      ALTER TABLE delivery ADD COLUMN next_attempt_reason TEXT;
      ALTER TABLE delivery ADD COLUMN attempt_limit INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE delivery ADD COLUMN faults TEXT;
      CREATE INDEX delivery_next_attempt ON delivery (next_attempt_at_ms) WHERE next_attempt_at_ms IS NOT NULL;
      CREATE INDEX delivery_held ON delivery (position) WHERE state = 'waiting' AND next_attempt_at_ms IS NULL;
    `);
  },
};
