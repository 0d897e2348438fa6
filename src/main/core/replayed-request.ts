import type { Delivery } from '../../shared/model/delivery';
import type { Log } from './log/log';
import type { RequestBuilt } from './wire/build-request';
import { readDestination } from './wire/destination';
import { buildReplay } from './wire/replay-request';

/** The request of a replay: made from the captured request, or where that has been dropped, as the attempt before sent it. */
export async function replayedRequest(log: Pick<Log, 'capture' | 'delivery'>, delivery: Delivery): Promise<RequestBuilt> {
  const capture = delivery.origin?.kind === 'replay' ? await log.capture(delivery.origin.captureId) : undefined;
  if (capture !== undefined) return buildReplay(capture, delivery.url);
  const before = (await log.delivery(delivery.id))?.attempts.at(-1)?.request;
  const read = readDestination(delivery.url);
  if (!read.ok) return read;
  if (before === undefined) return { ok: false, problem: { code: 'not-repeatable', message: 'The captured request is no longer in the log.' } };
  return { ok: true, request: before, url: read.destination };
}
