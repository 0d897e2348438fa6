import type { Trace, TraceBlock, TraceDelivery } from '../../shared/contract/desk-contract';
import type { Change } from '../../shared/model/change';
import type { DeliverySummary } from '../../shared/model/delivery';
import type { Log } from './log/log';

/** What came of changes, newest first, at most `limit` of them: their deliveries, and what our catch server captured of each, read from the log. */
export async function traceOf(log: Pick<Log, 'deliveriesOfEvent' | 'capture'>, changes: readonly Change[], limit: number): Promise<Trace> {
  const newest = changes.slice(-limit).reverse();
  return { blocks: await Promise.all(newest.map((change) => blockOf(log, change))), changes: changes.length };
}

async function blockOf(log: Pick<Log, 'deliveriesOfEvent' | 'capture'>, change: Change): Promise<TraceBlock> {
  if (change.kind === 'undo') return { change, deliveries: [] };
  const deliveries = await log.deliveriesOfEvent(change.eventId);
  return { change, deliveries: await Promise.all(deliveries.map((delivery) => lineOf(log, delivery))) };
}

async function lineOf(log: Pick<Log, 'capture'>, delivery: DeliverySummary): Promise<TraceDelivery> {
  const captured = delivery.captureId === undefined ? undefined : await log.capture(delivery.captureId);
  if (captured === undefined) return { delivery };
  const { id, seq, position, answer } = captured;
  return { delivery, captured: { captureId: id, seq, position, status: answer.status, ...(answer.rule === undefined ? {} : { rule: answer.rule }) } };
}
