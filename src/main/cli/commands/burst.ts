import type { Burst, BurstOrder } from '../../../shared/model/burst';
import type { CoreApp } from '../../core/app';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { confirmedCall } from '../first-send';
import type { Flags } from '../flags';
import type { Output } from '../output';
import { interrupted } from '../surroundings';

/** Runs a burst to its end, or until Ctrl+C stops it; the last line sums it up. Exit 1 where a delivery failed. */
export async function runBurst(app: CoreApp, order: BurstOrder, flags: Flags, output: Output): Promise<ExitCode> {
  const ended = new Promise<Burst>((resolve) => {
    app.live.subscribe(({ events }) => {
      for (const event of events) if (event.type === 'burst.changed' && isOver(event.burst)) resolve(event.burst);
    });
  });
  const started = await confirmedCall(app, flags, () => app.handlers['bursts.start'](order));
  if (!started.ok) throw started.error.code === 'invalid' || started.error.code === 'not-found' ? wrongCall(started.error.message) : new CommandEnd(exitCode.surroundings, started.error.message);
  void interrupted().then(() => app.handlers['bursts.stop']({ id: started.value.id }));
  const burst = await ended;
  tell(burst, output);
  if (burst.state === 'failed') throw new CommandEnd(exitCode.surroundings, burst.problem ?? 'The burst could not go on.');
  return burst.figures.failed > 0 ? exitCode.didNotHold : exitCode.done;
}

function isOver({ state }: Burst): boolean {
  return state === 'done' || state === 'stopped' || state === 'failed';
}

function tell(burst: Burst, output: Output): void {
  const { figures, durationMs, state } = burst;
  const { eventsSent, deliveries, acknowledged, failed, notDelivered, statuses, failures, latency, perSecond, log } = figures;
  const { buckets: _buckets, ...percentiles } = latency;
  output.value({ type: 'burst', id: burst.id, state, eventsSent, deliveries, acknowledged, failed, notDelivered, durationMs, perSecond, statuses, failures, latency: percentiles, log });
  if (output.json) return;
  const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : String(Math.round(value))} ms`;
  output.say(`${eventsSent} events, ${deliveries} deliveries in ${(durationMs / 1_000).toFixed(1)} s, ${Math.round(perSecond)} a second: ${acknowledged} acknowledged, ${failed} failed, ${notDelivered} not delivered.`);
  for (const { outcome, count } of [...statuses, ...failures]) output.say(`  ${outcome}: ${count}`);
  output.say(`  p50 ${ms(latency.p50Ms)}, p90 ${ms(latency.p90Ms)}, p99 ${ms(latency.p99Ms)}, slowest ${ms(latency.slowestMs)}`);
  if (log.waits > 0) output.say(`  The log made the burst wait ${log.waits} times, ${(log.waitedMs / 1_000).toFixed(1)} s in all; nothing was skipped.`);
}
