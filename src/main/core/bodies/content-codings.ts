import { headerValues, type HeaderPair } from '../../../shared/model/header';

/** Codings that can be undone, each in the one spelling that is used here. */
export type ContentCoding = 'gzip' | 'deflate' | 'br';

/** What the Content-Encoding headers say, in the order in which it was applied; `unknown` names the first coding that cannot be undone. */
export type ReadCodings = { readonly ok: true; readonly codings: readonly ContentCoding[] } | { readonly ok: false; readonly unknown: string };

const known: ReadonlyMap<string, ContentCoding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
]);

/** Reads the Content-Encoding headers (RFC 9110 section 8.4): names without case, several in one line or in several. `identity` is no coding. */
export function contentCodings(headers: readonly HeaderPair[]): ReadCodings {
  const codings: ContentCoding[] = [];
  for (const value of headerValues(headers, 'content-encoding')) {
    for (const part of value.split(',')) {
      const name = part.trim().toLowerCase();
      if (name === '' || name === 'identity') continue;
      const coding = known.get(name);
      if (coding === undefined) return { ok: false, unknown: name };
      codings.push(coding);
    }
  }
  return { ok: true, codings };
}
