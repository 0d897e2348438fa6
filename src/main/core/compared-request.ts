import type { RequestSide } from '../../shared/compare/compare-requests';
import { decodedBytesLimit } from '../../shared/contract/viewing-contract';
import { contentCodings } from './bodies/content-codings';
import { decodeContent } from './bodies/decode-content';
import { utf8Text } from './export/body-text';
import type { Reader } from './reader';

/** A request to compare, or in one sentence why there is none. */
export type ComparedRequest = { readonly ok: true; readonly side: RequestSide } | { readonly ok: false; readonly message: string };

/** A captured request, or what the last attempt of a delivery sent, by their ids. `shown` is the id as it may stand in a sentence. */
export async function comparedRequest(reader: Reader, id: string, shown: string): Promise<ComparedRequest> {
  const capture = await reader.log.capture(id);
  if (capture !== undefined) {
    const { method, target, httpVersion, headers, body, truncated, state } = capture;
    return { ok: true, side: { method, target, httpVersion, headers, body: await bodySide(body, headers, !truncated && state === 'complete') } };
  }
  const delivery = await reader.log.delivery(id);
  if (delivery === undefined) return { ok: false, message: `There is no captured request and no delivery “${shown}” in this log.` };
  const request = delivery.attempts.at(-1)?.request;
  if (request === undefined) return { ok: false, message: `Nothing was sent for the delivery ${shown}, so there is nothing to compare.` };
  const { method, target, headers, body } = request;
  return { ok: true, side: { method, target, httpVersion: '1.1', headers, body: await bodySide(body, headers, true) } };
}

/** The body with what it says, its content coding undone where that can be done. */
async function bodySide(bytes: Uint8Array, headers: RequestSide['headers'], whole: boolean): Promise<RequestSide['body']> {
  const read = contentCodings(headers);
  const decoded = read.ok && read.codings.length > 0 ? await decodeContent(bytes, read.codings, decodedBytesLimit) : undefined;
  const isPlain = decoded !== undefined && decoded.problem === undefined && !decoded.limitReached;
  return { bytes, text: utf8Text(isPlain ? decoded.bytes : bytes), whole };
}
