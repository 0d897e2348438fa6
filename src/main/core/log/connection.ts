import { DatabaseSync } from '@photostructure/sqlite';

/** What a column can hold here: integers beyond 2^53 never occur. */
export type SqlValue = null | number | string | Uint8Array;

/** One row by column name. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** A prepared statement. Values are always bound, never written into the text. Throws what SQLite throws. */
export interface Statement {
  /** `lastInsertRowid` is the rowid of the row that an INSERT added. */
  run(...values: readonly SqlValue[]): { readonly lastInsertRowid: number | bigint };
  get(...values: readonly SqlValue[]): SqlRow | undefined;
  all(...values: readonly SqlValue[]): readonly SqlRow[];
}

/** Milliseconds that a statement waits for a lock of another process before it gives up. */
export const defaultWaitMs = 5000;

/** One connection to one SQLite file. The only place that knows the driver. */
export class Connection {
  readonly #database: InstanceType<typeof DatabaseSync>;
  readonly #statements = new Map<string, Statement>();

  constructor(path: string, options: { readonly readOnly?: boolean; readonly timeoutMs?: number } = {}) {
    this.#database = new DatabaseSync(path, {
      readOnly: options.readOnly ?? false,
      timeout: options.timeoutMs ?? defaultWaitMs,
      enableForeignKeyConstraints: true,
    });
  }

  /** True between BEGIN and its COMMIT or ROLLBACK. */
  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  /** Runs statements without values. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** The statement for this text, prepared once a connection. */
  prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const prepared: Statement = this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }

  /** Runs one statement whose text comes once, such as that of a filter; nothing of it is kept. */
  once(sql: string): Statement {
    return this.#database.prepare(sql);
  }

  /** Reads a number out of the first column of the first row, such as a pragma's; 0 where there is no row. */
  number(sql: string, ...values: readonly SqlValue[]): number {
    const row = this.prepare(sql).get(...values);
    const value = row === undefined ? 0 : Object.values(row)[0];
    return typeof value === 'number' ? value : 0;
  }

  /** Runs the work in one transaction: committed where it returns, rolled back where it throws. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.exec('COMMIT');
      return value;
    } catch (error) {
      // SQLite itself rolls back on a full disk and on I/O errors.
      if (this.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  /**
   * Runs work whose commits need not be on the disk when it returns: a loss of power may take them back, in their order, until the next commit
   * or checkpoint of the usual kind. Must not run inside a transaction.
   */
  unsynced<T>(work: () => T): T {
    this.exec('PRAGMA synchronous = NORMAL');
    try {
      return work();
    } finally {
      if (this.#database.isOpen) this.exec('PRAGMA synchronous = FULL');
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

/** The version of SQLite that the driver carries, such as "3.53.4". */
export function sqliteVersion(): string {
  const connection = new Connection(':memory:');
  const version = connection.prepare('SELECT sqlite_version() AS version').get()?.['version'];
  connection.close();
  return typeof version === 'string' ? version : '';
}
