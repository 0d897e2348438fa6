import type { WireRequest } from '../../../../shared/model/attempt';
import type { FaultChoice } from '../../../../shared/model/fault';
import type { HeaderPair } from '../../../../shared/model/header';
import { bodyFields, writeFields } from '../build-body';
import type { RequestInput } from '../build-request';
import { plainDelivery } from '../delivery-plan';
import type { DeliveryPlan } from '../delivery-plan';
import { readDestination } from '../destination';
import type { Destination } from '../destination';
import { checkHeaders, requestHeaders } from '../request-headers';
import type { SendingManner } from '../sending-manner';
import { signatureHeaders } from '../signing/sign-request';
import type { SigningOrder } from '../signing/sign-request';
import type { WireProblem } from '../wire-problem';
import type { CodedRequest, EventParts, FaultEffect } from './fault';
import { faultOf } from './fault-table';

/** An event, one endpoint, how that is signed (if it is), and the faults to put on top. */
export interface FaultyInput extends RequestInput {
  readonly faults: readonly FaultChoice[];
  readonly signing?: SigningOrder;
}

/** The exact request with its faults, how its bytes leave, and how many times and when. */
export interface FaultyRequest {
  readonly request: WireRequest;
  readonly url: Destination;
  readonly manner: SendingManner;
  readonly plan: DeliveryPlan;
}

/** A request with faults, or why there can be none. */
export type FaultyBuilt = ({ readonly ok: true } & FaultyRequest) | { readonly ok: false; readonly problem: WireProblem };

/**
 * Builds a valid request and puts the chosen faults on top, each at its stage: event, body, headers, signature, coding, manner.
 * Faults can be combined; within a stage they act in the order in which they were chosen. Without any, the bytes are those of `buildRequest`.
 */
export function buildFaultyRequest(input: FaultyInput): FaultyBuilt {
  const effects = new Effects(input.faults);
  const fields = bodyFields(input.draft, input.subjectKind);
  if (!fields.ok) return fields;
  const read = readDestination(input.endpoint.url);
  if (!read.ok) return read;

  const parts: EventParts = { subjectKind: input.subjectKind, eventName: input.draft.name, fields: fields.fields };
  const event = effects.at('event').reduce((from, { change }) => change(from), parts);
  const body = effects.at('body').reduce((from, { change }) => change(from), writeFields(event.fields));
  const own = requestHeaders(event.eventName, input.endpoint.headers, read.destination, input.version);
  if (!own.ok) return own;
  const headers = effects.at('headers').reduce((from, { change }) => change(from, event), own.headers);
  const signed = signature(input.signing, effects.at('signature'), body);
  if (!signed.ok) return signed;

  const plain: CodedRequest = { headers: [...headers, ...signed.headers], body, chunked: false };
  const coded = effects.at('coding').reduce((from, { change }) => change(from), plain);
  const manner = effects.at('manner').reduce<SendingManner>((from, { change }) => change(from, coded.body.byteLength), {});
  const whole = checkHeaders([
    ...coded.headers,
    ...(manner.awaitContinueMs === undefined ? [] : [['Expect', '100-continue'] as const]),
    ...(coded.chunked ? [] : [['Content-Length', String(coded.body.byteLength)] as const]),
  ]);
  if (!whole.ok) return whole;
  const plan = effects.at('plan').reduce((from, { change }) => change(from), plainDelivery);
  return { ok: true, request: { method: 'POST', target: read.destination.target, headers: whole.headers, body: coded.body }, url: read.destination, manner, plan };
}

class Effects {
  private readonly effects: readonly FaultEffect[];

  constructor(choices: readonly FaultChoice[]) {
    this.effects = choices.map(({ name, value }) => {
      const fault = faultOf(name);
      if (fault === undefined) throw new Error(`There is no fault ${name}.`);
      return fault.effect(value);
    });
  }

  at<S extends FaultEffect['stage']>(stage: S): readonly Extract<FaultEffect, { stage: S }>[] {
    return this.effects.filter((effect): effect is Extract<FaultEffect, { stage: S }> => effect.stage === stage);
  }
}

type Signed = { readonly ok: true; readonly headers: readonly HeaderPair[] } | { readonly ok: false; readonly problem: WireProblem };

function signature(order: SigningOrder | undefined, effects: readonly Extract<FaultEffect, { stage: 'signature' }>[], body: Uint8Array): Signed {
  if (order === undefined) return effects.length === 0 ? { ok: true, headers: [] } : refused('The endpoint is not signed, so its signature cannot be at fault. Choose a signing scheme for it first.');
  let current: SigningOrder = order;
  for (const { change } of effects) {
    const effect = change(current);
    if (effect.kind === 'impossible') return refused(effect.message);
    if (effect.kind === 'unsigned') return { ok: true, headers: [] };
    current = effect.order;
  }
  return { ok: true, headers: signatureHeaders(current, body) };
}

function refused(message: string): Signed {
  return { ok: false, problem: { code: 'impossible-fault', message } };
}
