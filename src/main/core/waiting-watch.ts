import type { WaitingRetries } from '../../shared/model/waiting-retries';
import type { LiveBus } from './live-bus';
import type { Log } from './log/log';
import type { Ports } from './ports';

const everyMs = 1_000;
const soonMs = 50;

/** Tells how many deliveries wait for their next attempt. */
export interface WaitingWatch {
  /** The log changed: they are counted soon, at most once a second, and told where they are others than before. */
  changed(): void;
  stop(): void;
}

export function createWaitingWatch(log: Pick<Log, 'waitingRetries'>, live: LiveBus, ports: Pick<Ports, 'clock' | 'logger'>): WaitingWatch {
  let timer: NodeJS.Timeout | undefined;
  let countedMs = Number.NEGATIVE_INFINITY;
  let told: WaitingRetries = { count: 0 };
  let stopped = false;

  const tell = (now: WaitingRetries): void => {
    if (stopped || (now.count === told.count && now.nextAtMs === told.nextAtMs)) return;
    told = now;
    live.publish({ type: 'waiting.changed', waiting: now });
  };
  const count = (): void => {
    timer = undefined;
    countedMs = ports.clock.monotonicMs();
    log.waitingRetries().then(tell, (error: unknown) => {
      if (!stopped) ports.logger.error('the deliveries that wait could not be counted', error);
    });
  };

  return {
    changed() {
      if (stopped || timer !== undefined) return;
      timer = setTimeout(count, Math.max(soonMs, countedMs + everyMs - ports.clock.monotonicMs()));
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
