import type { Migration } from './migration';

/** Captured requests keep which of their checks failed or warned. */
export const checkMarks: Migration = {
  version: 4,
  up(connection) {
    connection.exec('ALTER TABLE capture ADD COLUMN check_marks TEXT');
  },
};
