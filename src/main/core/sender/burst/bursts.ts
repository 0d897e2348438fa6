import type { Burst, BurstOrder, BurstPace } from '../../../../shared/model/burst';
import type { DeliverySummary } from '../../../../shared/model/delivery';
import type { Ports } from '../../ports';
import { BurstRun } from './burst-run';
import type { BurstSend } from './burst-run';

/** The bursts of this run of the program. */
export interface Bursts {
  /** Starts one; undefined while another one is under way. `send` is given the id of the burst to mark what it sends. */
  start(order: BurstOrder, send: (burstId: string) => BurstSend): Burst | undefined;
  /** These three give undefined where there is no such burst (any more). */
  stop(id: string): Burst | undefined;
  change(id: string, pace: BurstPace | undefined, paused: boolean | undefined): Burst | undefined;
  get(id: string): Burst | undefined;
  /** Newest first. */
  list(): readonly Burst[];
  /** Must be told of every step of every delivery. */
  stepped(delivery: DeliverySummary): void;
  /** Has every burst send nothing more. */
  close(): void;
}

interface Kept {
  readonly id: string;
  readonly kinds: string;
  readonly run: BurstRun;
}

const keptBursts = 10;
const tellEveryMs = 250;

/** Keeps the last ten bursts; `tell` is called at most four times a second, and at the end of each. */
export function createBursts(ports: Ports, tell: (burst: Burst) => void): Bursts {
  let kept: readonly Kept[] = [];
  let timer: NodeJS.Timeout | undefined;
  let toldMs = Number.NEGATIVE_INFINITY;

  const find = (id: string): Kept | undefined => kept.find((each) => each.id === id);
  const burstOf = ({ id, kinds, run }: Kept): Burst => {
    const before = kept.slice(kept.findIndex((each) => each.id === id) + 1).find((each) => each.kinds === kinds && each.run.over);
    const { startedAtMs, durationMs, figures, id: previousId } = before?.run.burst(undefined) ?? {};
    return run.burst(previousId === undefined || startedAtMs === undefined || durationMs === undefined || figures === undefined ? undefined : { id: previousId, startedAtMs, durationMs, figures });
  };
  const tellNow = (one: Kept): void => {
    clearTimeout(timer);
    timer = undefined;
    toldMs = ports.clock.monotonicMs();
    tell(burstOf(one));
  };
  const changed = (id: string): void => {
    const one = find(id);
    if (one === undefined) return;
    const waitMs = one.run.over ? 0 : toldMs + tellEveryMs - ports.clock.monotonicMs();
    if (waitMs <= 0) tellNow(one);
    else timer ??= setTimeout(() => tellNow(one), waitMs);
  };

  return {
    start(order, send) {
      if (kept.some(({ run }) => !run.over)) return undefined;
      const id = ports.ids.make('brs');
      const run = new BurstRun(order, { id, send: send(id), clock: ports.clock, onChange: () => changed(id) });
      const one: Kept = { id, kinds: kindsOf(order), run };
      kept = [one, ...kept].slice(0, keptBursts);
      return burstOf(one);
    },
    stop(id) {
      const one = find(id);
      one?.run.stop();
      return one && burstOf(one);
    },
    change(id, pace, paused) {
      const one = find(id);
      one?.run.change(pace, paused);
      return one && burstOf(one);
    },
    get(id) {
      const one = find(id);
      return one && burstOf(one);
    },
    list: () => kept.map(burstOf),
    stepped(delivery) {
      if (delivery.origin?.kind === 'burst') find(delivery.origin.burstId)?.run.stepped(delivery);
    },
    close() {
      for (const { run } of kept) run.stop();
      clearTimeout(timer);
    },
  };
}

/** The same text for bursts that can be compared. */
function kindsOf({ events, endpointIds, faults = [] }: BurstOrder): string {
  return JSON.stringify([events.map(({ draft, weight }) => [draft.name, weight]), [...endpointIds].sort(), faults]);
}
