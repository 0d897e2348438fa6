import { imageFacts, type ImageFacts } from '../../../../shared/body/image-facts';
import { parameterOf, readMediaType } from '../../../../shared/body/media-type';
import type { HeaderPair } from '../../../../shared/model/header';
import { headerValue } from '../../../../shared/model/header';

/** What a body is, as its first bytes and its Content-Type tell it. `maybe-json` is JSON where it can be parsed as such. */
export type BodyKind =
  | { readonly kind: 'image'; readonly facts: ImageFacts }
  | { readonly kind: 'multipart'; readonly boundary: string }
  | { readonly kind: 'form' }
  | { readonly kind: 'xml'; readonly html: boolean }
  | { readonly kind: 'json' }
  | { readonly kind: 'maybe-json' }
  | { readonly kind: 'text' };

/** A picture is told by its bytes alone, whatever was declared; the rest by what was declared, and without that by how the text begins. */
export function bodyKind(headers: readonly HeaderPair[], bytes: Uint8Array, text: string): BodyKind {
  const facts = imageFacts(bytes);
  if (facts !== undefined) return { kind: 'image', facts };
  const type = readMediaType(headerValue(headers, 'content-type'));
  const { essence } = type;
  const boundary = parameterOf(type, 'boundary');
  if (essence.startsWith('multipart/') && boundary !== undefined && boundary !== '') return { kind: 'multipart', boundary };
  if (essence === 'application/x-www-form-urlencoded') return { kind: 'form' };
  if (essence === 'text/html') return { kind: 'xml', html: true };
  if (/[/+]xml$/.test(essence)) return { kind: 'xml', html: false };
  if (/[/+]json$/.test(essence)) return { kind: 'json' };
  const start = text.slice(0, 200).trimStart();
  if (/^<\?xml\s|^<!doctype\s/i.test(start)) return { kind: 'xml', html: /^<!doctype\s+html/i.test(start) };
  return /^[[{"0-9tfn-]/.test(start) ? { kind: 'maybe-json' } : { kind: 'text' };
}
