import { call } from '../../host/client';
import { decodeBytes } from '../../ui/decode-bytes';
import { counted } from '../../ui/format';
import { showToast } from '../../ui/toast';
import type { BodySource } from './body-source';

/** Copies a text as it is and says so. Text that the clipboard would change is refused. */
export async function copy(text: string, name: string): Promise<void> {
  // Bytes that are not UTF-8 stand as halves of characters, which a clipboard turns into question marks.
  if (/\p{Surrogate}/u.test(text)) {
    showToast({ title: `Not copied: ${name} has bytes or halves of characters that text cannot hold.`, tone: 'fail' });
    return;
  }
  const reply = await call('desktop.copy', { text });
  if (reply.ok) showToast({ title: `Copied ${name}` });
  else showToast({ title: reply.error.message, tone: 'fail' });
}

/** Copies all of a body. A clipboard holds text only, so a body that is not UTF-8 is refused with what can be done instead. */
export async function copyBody(source: BodySource): Promise<void> {
  await copyBytes(source, 'the exact body', 'Save the body to a file.');
}

/** Copies a body as it is shown decoded. */
export async function copyDecoded(source: BodySource): Promise<void> {
  await copyBytes(source, 'the decoded body', 'Look at it as Hex.');
}

/** Copies first lines and headers (one character a byte) with the body after them. */
export async function copyMessage(head: string, source: BodySource): Promise<void> {
  const bytes = await source.read(0, source.keptBytes);
  const headBytes = Uint8Array.from(head, (character) => character.charCodeAt(0) & 0xff);
  if (bytes === undefined) gone();
  else await copyText(decodeBytes(headBytes), decodeBytes(bytes), 'the whole message', 'Copy its parts.');
}

/** Writes the bytes of a body to a file that the user names. */
export async function saveBody({ save }: BodySource): Promise<void> {
  if (save === undefined) return;
  const reply = await save();
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
  else if (reply.value.saved) showToast({ title: 'Saved the exact bytes' });
}

type Decoded = ReturnType<typeof decodeBytes>;

async function copyBytes(source: BodySource, name: string, instead: string): Promise<void> {
  const bytes = await source.read(0, source.keptBytes);
  if (bytes === undefined) gone();
  else await copyText(undefined, decodeBytes(bytes), name, instead);
}

async function copyText(head: Decoded | undefined, body: Decoded, name: string, instead: string): Promise<void> {
  const invalidBytes = (head?.invalidBytes ?? 0) + body.invalidBytes;
  if (invalidBytes === 0) await copy((head?.text ?? '') + body.text, name);
  else showToast({ title: `Not copied: ${counted(invalidBytes, 'byte is', 'bytes are')} not UTF-8, so text cannot hold them. ${instead}`, tone: 'fail' });
}

function gone(): void {
  showToast({ title: 'These bytes are no longer in the log.', tone: 'fail' });
}
