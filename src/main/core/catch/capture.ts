import type { CaptureDraft } from '../../../shared/model/captured-request';
import type { HeaderPair } from '../../../shared/model/header';
import type { CollectedBody } from './body-collector';
import type { CatchParts } from './catch-port';
import { noAnswer } from './fixed-answers';
import type { HeadReader } from './head-reader';
import { captureProblem, problemState } from './problems';
import type { ProblemCode } from './problems';

/** Where a connection comes from and where it arrived. */
export interface ConnectionPlace {
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly secure: boolean;
}

/** All that is known of one request when it ends. */
export interface CaptureFacts {
  readonly head: HeadReader;
  readonly body: CollectedBody;
  readonly trailers: readonly HeaderPair[];
  readonly raw: Buffer;
  readonly problem: ProblemCode | undefined;
  readonly receivedAtMs: number;
  readonly durationMs: number;
  readonly requestNumber: number;
}

/** A record whose answer is still to be chosen. */
export type OpenDraft = { -readonly [K in keyof CaptureDraft]: CaptureDraft[K] };

/** Makes the record of one request, whole or not. Its answer is `noAnswer` until one is chosen. */
export function captureDraft(facts: CaptureFacts, place: ConnectionPlace, inspect: CatchParts['inspect']): OpenDraft {
  const { head, body, problem } = facts;
  const found = inspect(head.headers, body.bytes, body.truncated || problem !== undefined, { target: head.target, receivedAtMs: facts.receivedAtMs, bodySha256: body.sha256 });
  const draft: OpenDraft = {
    receivedAtMs: facts.receivedAtMs,
    state: problem === undefined ? 'complete' : problemState(problem),
    method: head.method,
    target: head.target,
    httpVersion: head.httpVersion,
    headers: head.headers,
    trailers: facts.trailers,
    body: body.bytes,
    bodyBytes: body.totalBytes,
    bodySha256: body.sha256,
    truncated: body.truncated,
    raw: facts.raw,
    eventName: found.eventName,
    source: found.source,
    remoteAddress: place.remoteAddress,
    remotePort: place.remotePort,
    localAddress: place.localAddress,
    localPort: place.localPort,
    secure: place.secure,
    requestNumber: facts.requestNumber,
    durationMs: facts.durationMs,
    answer: noAnswer,
    checkState: found.checkState,
    ...(found.checkMarks === undefined ? {} : { checkMarks: found.checkMarks }),
    fromWebPage: head.fromWebPage,
  };
  if (problem !== undefined) draft.problem = captureProblem(problem);
  return draft;
}
