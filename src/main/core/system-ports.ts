import { randomFillSync } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Logger, Ports } from './ports';

const idBytes = 8;
const pool = Buffer.alloc(512 * idBytes);
let used = pool.length;

/** Random digits for one id. The system is asked for many at once, since a question costs far more than the bytes. */
function randomHex(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idBytes;
  return pool.toString('hex', used - idBytes, used);
}

/** The real clock, random numbers and ids (time first, so that they sort by age), with a logger of the caller's. */
export function systemPorts(logger: Logger): Ports {
  return {
    clock: {
      nowMs: () => Date.now(),
      monotonicMs: () => performance.now(),
      timer: (delayMs, callback) => {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
    },
    ids: { make: (prefix) => `${prefix}_${Date.now().toString(36)}${randomHex()}` },
    random: { next: () => Math.random() },
    logger,
  };
}
