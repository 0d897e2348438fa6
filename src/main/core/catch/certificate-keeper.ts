import type { Clock } from '../ports';
import type { Certificate } from './catch-port';
import { ownCertificate } from './own-certificate';

/** Gives the certificate of a folder, made on first need. One after the other: two that ask at once must get the same. */
export function certificateOf(folder: string, clock: Clock): () => Promise<Certificate> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const mine = last.then(() => ownCertificate(folder, clock.nowMs()));
    last = mine.catch(() => undefined);
    return mine;
  };
}
