import type { LiveBus } from './live-bus';
import type { Log, LogWriteProblem } from './log/log';
import type { Ports } from './ports';
import type { StorageUsage } from '../../shared/model/catch-status';

const everyMs = 2_000;
const soonMs = 100;

/** Tells how much the log holds, and whether it can be written. */
export interface StorageWatch {
  /** The log changed: its size is told soon, and then at most every two seconds. */
  changed(): void;
  /** How a write ended. The first failure is told at once, and so is the first success after it. */
  wrote(problem: LogWriteProblem | undefined): void;
  usage(): Promise<StorageUsage>;
  stop(): void;
}

export function createStorageWatch(log: Pick<Log, 'usage'>, live: Pick<LiveBus, 'publish'>, ports: Ports): StorageWatch {
  let problem: LogWriteProblem | undefined;
  let timer: NodeJS.Timeout | undefined;
  let toldMs = Number.NEGATIVE_INFINITY;
  let stopped = false;

  const usage = async (): Promise<StorageUsage> => {
    const now = await log.usage();
    return problem === undefined ? now : { ...now, problem };
  };
  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    toldMs = ports.clock.monotonicMs();
    usage().then(
      (now) => {
        if (!stopped) live.publish({ type: 'storage.changed', usage: now });
      },
      (error: unknown) => {
        if (!stopped) ports.logger.error('the size of the log could not be read', error);
      },
    );
  };

  return {
    changed() {
      if (stopped || timer !== undefined) return;
      timer = setTimeout(tell, Math.max(soonMs, toldMs + everyMs - ports.clock.monotonicMs()));
    },
    wrote(now) {
      if (now?.code === problem?.code) return;
      problem = now;
      if (now !== undefined) ports.logger.warn(`the log cannot be written: ${now.message}`);
      tell();
    },
    usage,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
