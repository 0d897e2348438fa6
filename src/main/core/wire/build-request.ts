import type { WireRequest } from '../../../shared/model/attempt';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EventDraft, SubjectKind } from '../../../shared/model/event';
import type { HeaderPair } from '../../../shared/model/header';
import { buildBody } from './build-body';
import { readDestination } from './destination';
import type { Destination } from './destination';
import { requestHeaders } from './request-headers';
import { signatureHeaders } from './signing/sign-request';
import type { SigningOrder } from './signing/sign-request';
import type { WireProblem } from './wire-problem';

/** An event and one endpoint of it. `version` is the program's, for User-Agent. */
export interface RequestInput {
  readonly draft: EventDraft;
  readonly subjectKind: SubjectKind;
  readonly endpoint: Pick<Endpoint, 'url' | 'headers'>;
  readonly version: string;
  /** How it is signed; not at all where it is absent. */
  readonly signing?: SigningOrder;
}

/** The exact request and where it goes, or why there is none. */
export type RequestBuilt = { readonly ok: true; readonly request: WireRequest; readonly url: Destination } | { readonly ok: false; readonly problem: WireProblem };

/**
 * The exact request for an event and an endpoint: what the preview shows and what leaves.
 * Headers stand in this order: Host, Content-Type, Event-Name, User-Agent, the endpoint's own, the signature's, Content-Length. An endpoint's User-Agent replaces ours.
 */
export function buildRequest(input: RequestInput): RequestBuilt {
  const built = buildBody(input.draft, input.subjectKind);
  if (!built.ok) return built;
  return addressBody(built.body, input.draft.name, input.endpoint, input.version, input.signing);
}

/** The request that carries a body built before: the same body goes to every endpoint of an event. */
export function addressBody(body: Uint8Array, eventName: string, endpoint: Pick<Endpoint, 'url' | 'headers'>, version: string, signing?: SigningOrder): RequestBuilt {
  const read = readDestination(endpoint.url);
  if (!read.ok) return read;
  const own = requestHeaders(eventName, endpoint.headers, read.destination, version);
  if (!own.ok) return own;
  const headers: HeaderPair[] = [...own.headers, ...(signing === undefined ? [] : signatureHeaders(signing, body)), ['Content-Length', String(body.byteLength)]];
  return { ok: true, request: { method: 'POST', target: read.destination.target, headers, body }, url: read.destination };
}
