import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Logger, Ports } from './ports';

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
    ids: { make: (prefix) => `${prefix}_${Date.now().toString(36)}${randomBytes(8).toString('hex')}` },
    random: { next: () => Math.random() },
    logger,
  };
}
