import type { HeaderPair } from '../../../shared/model/header';

/** A request from outside the catch server: from a file or a pasted command. Header text and target are latin1. */
export interface ImportedRequest {
  readonly method: string;
  readonly secure: boolean;
  /** Host name or address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly target: string;
  readonly httpVersion: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** When it was made, in epoch milliseconds, where that is known. */
  readonly startedAtMs?: number;
  readonly durationMs?: number;
  readonly answer?: { readonly status: number; readonly headers: readonly HeaderPair[]; readonly body: Uint8Array };
}

/** A request that was read, or why it could not be, in one sentence. */
export type RequestRead = { readonly ok: true; readonly request: ImportedRequest } | { readonly ok: false; readonly message: string };

/** Largest body that is taken in. */
export const importedBodyBytes = 25 * 1024 * 1024;

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// oxlint-disable-next-line no-control-regex -- these are the bytes that no header value may hold
const badValue = /[\0-\x08\x0a-\x1f\x7f]/;

/** A header from text: its value as UTF-8 bytes where it goes beyond latin1. Undefined where no request could carry it. */
export function headerOf(name: string, value: string): HeaderPair | undefined {
  const bytes = /[^\0-\xff]/.test(value) ? Buffer.from(value).toString('latin1') : value;
  return token.test(name) && !badValue.test(bytes) && name.length + bytes.length < 64 * 1024 ? [name, bytes.trim()] : undefined;
}

/** Whether this can be a method. */
export function isMethod(text: string): boolean {
  return token.test(text) && text.length <= 100;
}

/** Where a URL leads, its path and query as they are written; or why that is nowhere, in one sentence. */
export function placeOf(url: string): { readonly ok: true; readonly place: Pick<ImportedRequest, 'secure' | 'host' | 'port' | 'target'> } | { readonly ok: false; readonly message: string } {
  const match = /^(https?):\/\/([^/?#]*)([^#]*)/i.exec(url);
  if (match === null || !URL.canParse(url)) return { ok: false, message: `“${url.slice(0, 100)}” is not an http or https address.` };
  const [, scheme = '', , rest = ''] = match;
  const { hostname, port } = new URL(url);
  const secure = scheme.toLowerCase() === 'https';
  const path = Buffer.from(rest.startsWith('/') ? rest : `/${rest}`).toString('latin1');
  // oxlint-disable-next-line no-control-regex -- no request line may hold these
  const target = path.replaceAll(/[\0-\x20\x7f]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  if (target.length > 60_000) return { ok: false, message: 'Its address is too long.' };
  return { ok: true, place: { secure, host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (secure ? 443 : 80) : Number(port), target } };
}
