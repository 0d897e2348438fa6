import type { FaultInfo, FaultValue } from '../../../../shared/model/fault';
import type { HeaderPair } from '../../../../shared/model/header';
import type { SubjectKind } from '../../../../shared/model/event';
import type { BodyFields } from '../build-body';
import type { DeliveryPlan } from '../delivery-plan';
import type { SendingManner } from '../sending-manner';
import type { SigningOrder } from '../signing/sign-request';

/** The event as it is about to be written. */
export interface EventParts {
  readonly subjectKind: SubjectKind;
  readonly eventName: string;
  readonly fields: BodyFields;
}

/** Headers and body as they leave. The headers tell nothing of the body's length. */
export interface CodedRequest {
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** True where the body tells its own end, so that there is no Content-Length. */
  readonly chunked: boolean;
}

/** The signature to be made, or none; or why the fault cannot be, in one line. */
export type SignatureEffect = { readonly kind: 'sign'; readonly order: SigningOrder } | { readonly kind: 'unsigned' } | { readonly kind: 'impossible'; readonly message: string };

/** What a fault changes, at the one stage of the request's making where it acts. Stages come in the order in which they stand here. */
export type FaultEffect =
  | { readonly stage: 'event'; readonly change: (event: EventParts) => EventParts }
  | { readonly stage: 'body'; readonly change: (body: Uint8Array) => Uint8Array }
  | { readonly stage: 'headers'; readonly change: (headers: readonly HeaderPair[], event: EventParts) => readonly HeaderPair[] }
  | { readonly stage: 'signature'; readonly change: (order: SigningOrder) => SignatureEffect }
  | { readonly stage: 'coding'; readonly change: (request: CodedRequest) => CodedRequest }
  | { readonly stage: 'manner'; readonly change: (manner: SendingManner, bodyBytes: number) => SendingManner }
  | { readonly stage: 'plan'; readonly change: (plan: DeliveryPlan) => DeliveryPlan };

/** One entry of the fault table: what people read of it, and what it does. */
export interface Fault {
  readonly info: FaultInfo;
  /** The effect with a value that `readFaultValue` made by this entry's spec. */
  readonly effect: (value: FaultValue) => FaultEffect;
}

/** The number of a value whose spec asks for one. */
export function countOf(value: FaultValue): number {
  if (value.kind !== 'count') throw new Error(`A count was expected, not ${value.kind}.`);
  return value.count;
}

/** The milliseconds of a value whose spec asks for a time. */
export function msOf(value: FaultValue): number {
  if (value.kind !== 'time') throw new Error(`A time was expected, not ${value.kind}.`);
  return value.ms;
}

/** The text of a value whose spec asks for one. */
export function textOf(value: FaultValue): string {
  if (value.kind !== 'text') throw new Error(`A text was expected, not ${value.kind}.`);
  return value.text;
}
