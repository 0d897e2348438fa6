import type { Connection } from '../connection';

/** One step of the log's format. `version` is the `user_version` after it. Runs inside a transaction; published ones never change. */
export interface Migration {
  readonly version: number;
  up(connection: Connection): void;
}
