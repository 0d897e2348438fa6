import type { Migration } from './migration';

/** Deliveries keep what they were made from, and that the user had one sent although its endpoint would not get it. */
export const deliveryOrigins: Migration = {
  version: 3,
  up(connection) {
    connection.exec(`
      ALTER TABLE delivery ADD COLUMN origin TEXT;
      ALTER TABLE delivery ADD COLUMN deliver_anyway INTEGER NOT NULL DEFAULT 0;
    `);
  },
};
