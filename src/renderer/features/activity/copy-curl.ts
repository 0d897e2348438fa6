import { curlCommand } from '../../../shared/export/curl-command';
import type { HeaderPair } from '../../../shared/model/header';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { decodeBytes } from '../../ui/decode-bytes';
import { showToast } from '../../ui/toast';
import { capturedBody } from './body-source';
import { copy } from './copy';
import type { Selected } from './selection-marks';

interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** Copies a bash command that sends the request of a record again. */
export async function copyAsCurl({ direction, id }: Pick<Selected, 'direction' | 'id'>): Promise<void> {
  const request = direction === 'sent' ? await sentRequest(id) : await capturedRequest(id);
  if (typeof request === 'string') {
    showToast({ title: request, tone: 'fail' });
    return;
  }
  const { body, ...head } = request;
  await copy(curlCommand({ ...head, bodyText: printable(body), bodyBase64: base64(body) }), 'the cURL command, for bash');
}

async function sentRequest(id: string): Promise<CurlRequest | string> {
  const reply = await call('deliveries.get', { id });
  if (!reply.ok) return reply.error.message;
  const request = reply.value.attempts.at(-1)?.request;
  if (request === undefined) return 'Nothing was sent, so there is nothing to copy.';
  return { method: request.method, url: reply.value.delivery.url, headers: request.headers, body: request.body };
}

async function capturedRequest(id: string): Promise<CurlRequest | string> {
  const reply = await call('captures.get', { id });
  if (!reply.ok) return reply.error.message;
  const { capture, bodyKept } = reply.value;
  if (capture.state !== 'complete' || capture.truncated) return 'Not copied: not all of this request is kept.';
  const base = catchOrigin();
  if (base === undefined) return 'Not copied: the catch server has no address now.';
  if (!capture.target.startsWith('/')) return 'Not copied: the target of this request is no path.';
  const body = await capturedBody(id, 'body', bodyKept, '').read(0, bodyKept);
  if (body === undefined) return 'These bytes are no longer in the log.';
  return { method: capture.method, url: base + capture.target, headers: capture.headers, body };
}

/** Where the catch server listens, without a path; undefined while it does not. */
export function catchOrigin(): string | undefined {
  const state = snapshotStore.getState();
  if (!state.loaded || state.catch.state !== 'catching') return undefined;
  const [url] = state.catch.urls;
  return url === undefined ? undefined : new URL(url).origin;
}

/** The body as text where a terminal shows every character of it. */
function printable(body: Uint8Array): string | undefined {
  const { text, invalidBytes } = decodeBytes(body);
  return invalidBytes === 0 && !/[^\P{C}\n\t]/u.test(text) ? text : undefined;
}

function base64(body: Uint8Array): string {
  const pieceBytes = 8192;
  let latin1 = '';
  for (let at = 0; at < body.length; at += pieceBytes) latin1 += String.fromCharCode(...body.subarray(at, at + pieceBytes));
  return btoa(latin1);
}
