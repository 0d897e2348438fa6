import type { Clock } from '../ports';
import type { Connection } from './connection';

/** How long and how many connections are kept open between attempts. */
export interface PoolLimits {
  /** Below the five seconds after which Node's own servers close an idle connection, so that few are closed under a request. */
  readonly idleMs: number;
  readonly perOrigin: number;
}

/** The limits in use. */
export const poolLimits: PoolLimits = { idleMs: 4_000, perOrigin: 32 };

interface Kept {
  readonly connection: Connection;
  readonly sinceMs: number;
}

/** Idle connections by origin; the one used last is used next, so that the others can grow old and close. */
export class ConnectionPool {
  private readonly kept = new Map<string, Kept[]>();
  private readonly clock: Clock;
  private readonly limits: PoolLimits;
  private sweeper: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(clock: Clock, limits: PoolLimits = poolLimits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** An open connection to the origin, or undefined where none is kept. */
  take(origin: string): Connection | undefined {
    const list = this.kept.get(origin);
    const youngestMs = this.clock.monotonicMs() - this.limits.idleMs;
    for (let kept = list?.pop(); kept !== undefined; kept = list?.pop()) {
      if (kept.connection.open && kept.sinceMs >= youngestMs) return kept.connection;
      kept.connection.destroy();
    }
    return undefined;
  }

  /** Keeps a connection whose attempt is over, or closes it where there are enough. */
  give(connection: Connection): void {
    const list = this.kept.get(connection.origin) ?? [];
    if (this.closed || list.length >= this.limits.perOrigin || !connection.open) {
      connection.destroy();
      return;
    }
    this.kept.set(connection.origin, list);
    const kept: Kept = { connection, sinceMs: this.clock.monotonicMs() };
    list.push(kept);
    connection.rest(() => list.splice(list.indexOf(kept), 1));
    this.sweeper ??= setInterval(() => this.sweep(), 1_000).unref();
  }

  /** Closes every idle connection; those given back later are closed too. */
  close(): void {
    this.closed = true;
    clearInterval(this.sweeper);
    for (const list of this.kept.values()) for (const kept of list.splice(0)) kept.connection.destroy();
    this.kept.clear();
  }

  private sweep(): void {
    const youngestMs = this.clock.monotonicMs() - this.limits.idleMs;
    for (const [origin, list] of this.kept) {
      while (list[0] !== undefined && list[0].sinceMs < youngestMs) list.shift()?.connection.destroy();
      if (list.length === 0) this.kept.delete(origin);
    }
    if (this.kept.size > 0) return;
    clearInterval(this.sweeper);
    this.sweeper = undefined;
  }
}
