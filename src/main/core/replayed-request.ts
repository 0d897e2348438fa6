import type { Delivery } from '../../shared/model/delivery';
import type { Endpoint } from '../../shared/model/endpoint';
import type { Log } from './log/log';
import type { RequestBuilt } from './wire/build-request';
import { readDestination } from './wire/destination';
import { buildReplay } from './wire/replay-request';
import { resigned } from './wire/signing/resign';
import type { SigningOrder } from './wire/signing/sign-request';
import { signingOrder } from './wire/signing/signing-order';
import type { WireProblem } from './wire/wire-problem';

/** What the request of a replay is made from, besides the log. */
export interface ReplaySurroundings {
  /** The endpoint as it is now; undefined where it was deleted. */
  endpoint(id: string): Endpoint | undefined;
  /** The secrets that sign for an endpoint, the current one first. */
  secretsOf(endpointId: string): readonly string[];
  nowMs(): number;
}

export type ReplaySigning = { readonly ok: true; readonly order?: SigningOrder } | { readonly ok: false; readonly problem: WireProblem };

/** How a replay is signed anew with an endpoint's secret, or why it cannot be. Without an endpoint it is not signed at all. */
export function replaySigning(endpointId: string | undefined, deliveryId: string, around: ReplaySurroundings): ReplaySigning {
  if (endpointId === undefined) return { ok: true };
  const endpoint = around.endpoint(endpointId);
  if (endpoint === undefined) return { ok: false, problem: { code: 'unsigned', message: 'The endpoint that is to sign was deleted.' } };
  if (endpoint.signing.kind === 'none') return { ok: false, problem: { code: 'unsigned', message: `${endpoint.name} does not sign its requests, so there is nothing to sign with.` } };
  return signingOrder(endpoint.signing, around.secretsOf(endpointId), deliveryId, around.nowMs());
}

/** The request of a replay: made from the captured request, or where that has been dropped, as the attempt before sent it; signed anew for this moment where that was asked for. */
export async function replayedRequest(log: Pick<Log, 'capture' | 'delivery'>, delivery: Delivery, around: ReplaySurroundings): Promise<RequestBuilt> {
  const origin = delivery.origin?.kind === 'replay' ? delivery.origin : undefined;
  const signing = replaySigning(origin?.signedFor, delivery.id, around);
  if (!signing.ok) return signing;
  const capture = origin === undefined ? undefined : await log.capture(origin.captureId);
  if (capture !== undefined) return buildReplay(capture, delivery.url, signing.order);
  const before = (await log.delivery(delivery.id))?.attempts.at(-1)?.request;
  const read = readDestination(delivery.url);
  if (!read.ok) return read;
  if (before === undefined) return { ok: false, problem: { code: 'not-repeatable', message: 'The captured request is no longer in the log.' } };
  return { ok: true, request: signing.order === undefined ? before : { ...before, headers: resigned(before.headers, signing.order, before.body) }, url: read.destination };
}
