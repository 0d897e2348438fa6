import type { RequestPreview } from '../../../shared/contract/contract';
import { bashCommand } from '../../../shared/export/bash-command';
import { call } from '../../host/client';
import { showToast } from '../../ui/toast';
import { shownEndpointId } from './compose-check';
import { composeStore, type ComposeState } from './compose-state';

/** Why the request that is shown cannot be copied as a command; undefined where it can. */
export function curlProblem({ preview }: Pick<ComposeState, 'preview'>): string | undefined {
  if (preview === undefined) return 'There is no request yet';
  if (!preview.ok) return preview.error.message;
  return bodyOf(preview.value).length < preview.value.bodyBytes ? 'Its body is larger than 256 KB' : undefined;
}

/** Puts a bash command on the clipboard that sends the request that is shown. */
export async function copyPreviewAsCurl(): Promise<void> {
  const { preview, judged } = composeStore.getState();
  const endpointId = shownEndpointId();
  const url = judged?.reply.ok === true ? judged.reply.value.recipients.find((recipient) => recipient.endpointId === endpointId)?.url : undefined;
  if (preview?.ok !== true || url === undefined || !URL.canParse(url)) return;
  const { method, target, headers } = preview.value;
  const text = bashCommand({ method, origin: new URL(url).origin, target, httpVersion: '1.1', headers, body: bodyOf(preview.value), bodyFile: 'body.json' });
  const reply = await call('desktop.copy', { text });
  if (reply.ok) showToast({ tone: 'ok', title: 'cURL command copied', ...(preview.value.signatureIsExample ? { detail: 'Its signature holds a time, so a receiver takes it for a few minutes only.' } : {}) });
  else showToast({ tone: 'fail', title: 'Not copied', detail: reply.error.message });
}

function bodyOf({ bodyText }: RequestPreview): Uint8Array {
  return new TextEncoder().encode(bodyText);
}
