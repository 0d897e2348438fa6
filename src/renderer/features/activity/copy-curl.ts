import { bashCommand } from '../../../shared/export/bash-command';
import type { ExportedRequest } from '../../../shared/export/exported-request';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { showToast } from '../../ui/toast';
import { capturedBody } from './body-source';
import { copy } from './copy';
import type { Selected } from './selection-marks';

/** Copies a bash command that sends the request of a record again. */
export async function copyAsCurl({ direction, id }: Pick<Selected, 'direction' | 'id'>): Promise<void> {
  const request = direction === 'sent' ? await sentRequest(id) : await capturedRequest(id);
  if (typeof request === 'string') {
    showToast({ title: request, tone: 'fail' });
    return;
  }
  await copy(bashCommand(request), 'the cURL command, for bash');
}

async function sentRequest(id: string): Promise<ExportedRequest | string> {
  const reply = await call('deliveries.get', { id });
  if (!reply.ok) return reply.error.message;
  const request = reply.value.attempts.at(-1)?.request;
  if (request === undefined) return 'Nothing was sent, so there is nothing to copy.';
  return { ...request, origin: new URL(reply.value.delivery.url).origin, httpVersion: '1.1', bodyFile: `${id}.body` };
}

async function capturedRequest(id: string): Promise<ExportedRequest | string> {
  const reply = await call('captures.get', { id });
  if (!reply.ok) return reply.error.message;
  const { capture, bodyKept } = reply.value;
  if (capture.state !== 'complete' || capture.truncated) return 'Not copied: not all of this request is kept.';
  const origin = catchOrigin();
  if (origin === undefined) return 'Not copied: the catch server has no address now.';
  const body = await capturedBody(id, 'body', bodyKept, '').read(0, bodyKept);
  if (body === undefined) return 'These bytes are no longer in the log.';
  const { method, target, httpVersion, headers } = capture;
  return { method, target, httpVersion, headers, origin, body, bodyFile: `${id}.body` };
}

/** Where the catch server listens, without a path; undefined while it does not. */
export function catchOrigin(): string | undefined {
  const state = snapshotStore.getState();
  if (!state.loaded || state.catch.state !== 'catching') return undefined;
  const [url] = state.catch.urls;
  return url === undefined ? undefined : new URL(url).origin;
}
