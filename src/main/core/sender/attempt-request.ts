import type { WireRequest } from '../../../shared/model/attempt';
import type { Delivery } from '../../../shared/model/delivery';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EventDraft, SubjectKind } from '../../../shared/model/event';
import { addressBody, buildRequest } from '../wire/build-request';
import type { DeliveryPlan } from '../wire/delivery-plan';
import type { Destination } from '../wire/destination';
import { buildFaultyRequest } from '../wire/faults/build-faulty-request';
import type { SendingManner } from '../wire/sending-manner';
import { lostSecretProblem } from '../wire/lost-secret';
import { signingOrder } from '../wire/signing/signing-order';
import type { WireProblem } from '../wire/wire-problem';

/** What an attempt's request is made of. */
export interface AttemptInput {
  readonly draft: EventDraft;
  readonly subjectKind: SubjectKind;
  readonly delivery: Pick<Delivery, 'id' | 'url' | 'faults'>;
  /** The endpoint as it is now: its headers and its signing count, its URL does not. */
  readonly endpoint: Endpoint;
  readonly secrets: readonly string[];
  readonly version: string;
  /** When the attempt leaves, in epoch milliseconds. */
  readonly atMs: number;
  /** The body, where it was built before. */
  readonly body?: Uint8Array | undefined;
}

/** A request ready to leave and, where faults ask for it, how its bytes leave and how often and when; or why there is none. */
export type AttemptBuilt =
  | { readonly ok: true; readonly request: WireRequest; readonly url: Destination; readonly manner?: SendingManner; readonly plan?: DeliveryPlan }
  | { readonly ok: false; readonly problem: WireProblem };

/** The request of one attempt: to the URL on record, with the delivery's faults, signed for this moment. */
export function attemptRequest(input: AttemptInput): AttemptBuilt {
  const { draft, subjectKind, delivery, endpoint, version } = input;
  const lost = lostSecretProblem(endpoint);
  if (lost !== undefined) return { ok: false, problem: lost };
  const signing = signingOrder(endpoint.signing, input.secrets, delivery.id, input.atMs);
  if (!signing.ok) return signing;
  const address = { url: delivery.url, headers: endpoint.headers };
  const order = signing.order === undefined ? {} : { signing: signing.order };
  const faults = delivery.faults ?? [];
  if (faults.length > 0) return buildFaultyRequest({ draft, subjectKind, endpoint: address, version, faults, ...order });
  if (input.body !== undefined) return addressBody(input.body, draft.name, address, version, signing.order);
  return buildRequest({ draft, subjectKind, endpoint: address, version, ...order });
}
