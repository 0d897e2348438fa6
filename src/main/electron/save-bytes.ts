import { open, rename, rm } from 'node:fs/promises';
import type { Reply } from '../../shared/contract/reply';
import { ok, refuse } from '../../shared/contract/reply';
import { folderProblem } from './copy-data';

/** Reads bytes [from, to) of what is saved; fewer come back only at its end. */
export type ReadBytes = (from: number, to: number) => Promise<Reply<Uint8Array>> | Reply<Uint8Array>;

const pieceBytes = 4 * 1024 * 1024;

/** Writes exactly the bytes that `read` gives to a file, which is there whole or not at all. */
export async function saveBytes(path: string, read: ReadBytes): Promise<Reply<{ saved: boolean }>> {
  const unfinished = `${path}.unfinished`;
  try {
    const file = await open(unfinished, 'w');
    let refused: Reply<{ saved: boolean }> | undefined;
    try {
      for (let from = 0; ; ) {
        const piece = await read(from, from + pieceBytes);
        if (!piece.ok) {
          refused = piece;
          break;
        }
        await file.writeFile(piece.value);
        from += piece.value.byteLength;
        if (piece.value.byteLength < pieceBytes) break;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (refused !== undefined) {
      await rm(unfinished, { force: true });
      return refused;
    }
    await rename(unfinished, path);
    return ok({ saved: true });
  } catch (error) {
    await rm(unfinished, { force: true });
    return refuse('surroundings', `${path} could not be saved: ${folderProblem(error)}.`);
  }
}

/** A name for the file that names nothing else: no folders, no control characters, not hidden, not endless. */
export function safeFileName(suggested: string): string {
  const lastPart = suggested.split(/[/\\]/).at(-1) ?? '';
  const name = [...lastPart.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_')].slice(0, 120).join('').replace(/^[.\s]+|[.\s]+$/g, '');
  return name === '' ? 'body' : name;
}
