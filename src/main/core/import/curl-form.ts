import { createHash } from 'node:crypto';

/** One field of a form (`-F`), its bytes as latin1. */
export interface FormPart {
  readonly name: string;
  readonly value: string;
  readonly type: string | undefined;
  readonly fileName: string | undefined;
}

/** A field that was read; `file`: the file that it would read, undefined where it is no field. */
export type FormPartRead = { readonly ok: true; readonly part: FormPart } | { readonly ok: false; readonly file: string | undefined };

/**
 * Reads the value of `-F name=content;type=…;filename=…`; `isPlain` as with `--form-string`, where nothing in the content means anything.
 * Source: curl’s manual page, `--form`.
 */
export function readFormPart(value: string, isPlain: boolean): FormPartRead {
  const equals = value.indexOf('=');
  if (equals <= 0) return { ok: false, file: undefined };
  const name = value.slice(0, equals);
  const written = value.slice(equals + 1);
  if (isPlain) return { ok: true, part: { name, value: written, type: undefined, fileName: undefined } };
  if (/^[@<]/.test(written)) return { ok: false, file: written.slice(1).split(';')[0] ?? '' };
  const content = written.replace(/^[ \t\n\v\f\r]+/, '');
  const quoted = /^"((?:[^"\\]|\\[^])*)"/.exec(content);
  const plainEnd = /;(?=\s*(?:type|filename|headers|encoder)=)/.exec(content)?.index ?? content.length;
  const end = quoted === null ? plainEnd : quoted[0].length;
  const text = quoted === null ? content.slice(0, end) : unquoted(quoted[1] ?? '');
  let [type, fileName]: (string | undefined)[] = [];
  for (const [, key, marked, plain = ''] of content.slice(end).matchAll(/;\s*(type|filename|headers|encoder)=(?:"((?:[^"\\]|\\[^])*)"|([^;]*))/g)) {
    const found = marked === undefined ? plain.trim() : unquoted(marked);
    if (key === 'type') type = found;
    else if (key === 'filename') fileName = found;
    else return { ok: false, file: undefined };
  }
  return /[\r\n]/.test(type ?? '') ? { ok: false, file: undefined } : { ok: true, part: { name, value: text, type, fileName } };
}

/** The body of a form with these fields (RFC 7578), as latin1, and its type. The same fields give the same bytes: curl draws its boundary by chance. */
export function formBody(parts: readonly FormPart[]): { readonly bytes: string; readonly contentType: string } {
  // Made of what it stands between, so that it stands in none of it.
  const boundary = `------------------------${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 22)}`;
  const pieces = parts.map(({ name, value, type, fileName }) => {
    const file = fileName === undefined ? '' : `; filename="${marked(fileName)}"`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${marked(name)}"${file}\r\n${type === undefined || type === '' ? '' : `Content-Type: ${type}\r\n`}\r\n${value}\r\n`;
  });
  return { bytes: `${pieces.join('')}--${boundary}--\r\n`, contentType: `multipart/form-data; boundary=${boundary}` };
}

function unquoted(text: string): string {
  return text.replaceAll(/\\(["\\])/g, '$1');
}

/** A name in quotes, as curl and browsers write it. */
function marked(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
