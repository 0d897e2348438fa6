import type { Migration } from './migration';

/** Records keep a colour and a note of the user's. */
export const recordMarks: Migration = {
  version: 5,
  up(connection) {
    connection.exec(`
      CREATE TABLE record_mark (
        position INTEGER PRIMARY KEY,
        colour TEXT,
        note TEXT,
        marked_at_ms REAL NOT NULL
      ) STRICT;
    `);
  },
};
