import { call } from '../../host/client';
import { decodeBytes } from '../../ui/decode-bytes';
import { counted } from '../../ui/format';
import { showToast } from '../../ui/toast';
import type { BodySource } from './body-source';

/** Copies a text as it is and says so. */
export async function copy(text: string, name: string): Promise<void> {
  const reply = await call('desktop.copy', { text });
  if (reply.ok) showToast({ title: `Copied ${name}` });
  else showToast({ title: reply.error.message, tone: 'fail' });
}

/** Copies all of a body. A clipboard holds text only, so a body that is not UTF-8 is refused with what can be done instead. */
export async function copyBody(source: BodySource): Promise<void> {
  const bytes = await source.read(0, source.keptBytes);
  if (bytes === undefined) {
    showToast({ title: 'These bytes are no longer in the log.', tone: 'fail' });
    return;
  }
  const { text, invalidBytes } = decodeBytes(bytes);
  if (invalidBytes === 0) await copy(text, 'the exact body');
  else showToast({ title: `Not copied: ${counted(invalidBytes, 'byte is', 'bytes are')} not UTF-8, so text cannot hold them. Save the body to a file.`, tone: 'fail' });
}

/** Writes a captured body to a file that the user names. */
export async function saveBody(source: BodySource): Promise<void> {
  if (source.saved === undefined) return;
  const reply = await call('desktop.saveBytes', source.saved);
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
  else if (reply.value.saved) showToast({ title: 'Saved the exact bytes' });
}
