import type { CaptureState } from '../model/captured-request';
import { checkKinds } from '../model/check-kind';
import type { DeliveryState } from '../model/delivery';

/** Every field of the query language. `header` and `body` are followed by a name or a path. */
export type QueryField = 'event' | 'source' | 'direction' | 'state' | 'status' | 'method' | 'path' | 'endpoint' | 'id' | 'attempts' | 'duration' | 'size' | 'check' | 'header' | 'body' | 'after' | 'before';

/** Words that are conditions by themselves. */
export type QueryMark = 'pinned' | 'unread' | 'noted';

/** One field as completion and documentation show it. */
export interface FieldInfo {
  readonly name: QueryField;
  /** How it begins in a query: `event:`, `header[`, `body.`. */
  readonly start: string;
  /** What it holds, in a few words without a full stop. */
  readonly explanation: string;
  /** A whole condition. */
  readonly example: string;
}

/** The fields in the order in which completion lists them. */
export const queryFields: readonly FieldInfo[] = [
  { name: 'event', start: 'event:', explanation: 'name of the event', example: 'event:claim.*' },
  { name: 'source', start: 'source:', explanation: 'where the change was made, ui or api', example: 'source:ui' },
  { name: 'direction', start: 'direction:', explanation: 'in for received, out for sent', example: 'direction:in' },
  { name: 'status', start: 'status:', explanation: 'status of any answer, or how an attempt failed', example: 'status:>=400' },
  { name: 'state', start: 'state:', explanation: 'where a delivery or a captured request stands', example: 'state:malformed' },
  { name: 'endpoint', start: 'endpoint:', explanation: 'name or id of the endpoint', example: 'endpoint:"Slack bridge"' },
  { name: 'path', start: 'path:', explanation: 'path of the URL', example: 'path:/hooks/*' },
  { name: 'method', start: 'method:', explanation: 'method of the request', example: 'method:POST' },
  { name: 'header', start: 'header[', explanation: 'value of a header', example: 'header[x-request-id]:abc' },
  { name: 'body', start: 'body.', explanation: 'value in the JSON body, by its path', example: 'body.claim.id:4211' },
  { name: 'check', start: 'check:', explanation: 'verdict of the checks', example: 'check:failed' },
  { name: 'after', start: 'after:', explanation: 'not older than this, or since a date', example: 'after:10m' },
  { name: 'before', start: 'before:', explanation: 'older than this, or before a date', example: 'before:2026-11-01' },
  { name: 'size', start: 'size:', explanation: 'size of the body', example: 'size:>10kb' },
  { name: 'duration', start: 'duration:', explanation: 'how long it took', example: 'duration:>1s' },
  { name: 'attempts', start: 'attempts:', explanation: 'number of attempts of a delivery', example: 'attempts:>1' },
  { name: 'id', start: 'id:', explanation: 'id of a record or of its event', example: 'id:req_17' },
];

/** The marks with what they say, in the order in which completion lists them. */
export const queryMarks: readonly { readonly mark: QueryMark; readonly explanation: string }[] = [
  { mark: 'pinned', explanation: 'pinned records' },
  { mark: 'unread', explanation: 'records that were not looked at yet' },
  { mark: 'noted', explanation: 'records with a note' },
];

/** The states with what they say. */
export const queryStates: readonly { readonly state: CaptureState | DeliveryState; readonly explanation: string }[] = [
  { state: 'delivered', explanation: 'the receiver answered with a 2xx' },
  { state: 'waiting', explanation: 'waits for its next attempt' },
  { state: 'failed', explanation: 'no attempt was accepted, and none is to come' },
  { state: 'queued', explanation: 'its first attempt has not begun' },
  { state: 'sending', explanation: 'an attempt is on its way' },
  { state: 'not-delivered', explanation: 'was never tried' },
  { state: 'cancelled', explanation: 'was stopped before it was delivered' },
  { state: 'unknown', explanation: 'was on its way when the program ended' },
  { state: 'complete', explanation: 'all of the request was received' },
  { state: 'incomplete', explanation: 'the sender left before the request was complete' },
  { state: 'malformed', explanation: 'what was received is not valid HTTP' },
];

/** The ways to write a direction, the usual two first. */
export const queryDirections: readonly { readonly text: string; readonly value: 'sent' | 'received'; readonly explanation: string }[] = [
  { text: 'in', value: 'received', explanation: 'received by the catch server' },
  { text: 'out', value: 'sent', explanation: 'sent to an endpoint' },
  { text: 'received', value: 'received', explanation: 'received by the catch server' },
  { text: 'sent', value: 'sent', explanation: 'sent to an endpoint' },
];

/** The verdicts that `check:` takes: the gravest of a record. */
export const queryVerdicts: readonly { readonly text: string; readonly explanation: string }[] = [
  { text: 'failed', explanation: 'at least one check failed' },
  { text: 'warned', explanation: 'a check warned, and none failed' },
  { text: 'passed', explanation: 'every check that was run passed' },
  { text: 'not-run', explanation: 'no check applied' },
];

/** The kinds of checks that `check:` takes too: those of them that failed or warned. */
export const queryCheckKinds: readonly { readonly text: string; readonly explanation: string }[] = checkKinds.map(({ id, name }) => ({ text: id, explanation: `failed or warned: ${name}` }));
