/** One step into a body: a member by name (its text as UTF-8 bytes, one character a byte), any one member, or any number of them. */
export type RedactionStep = { readonly kind: 'name'; readonly name: string } | { readonly kind: 'any' } | { readonly kind: 'deep' };

/** A path as read. `everyLeaf`: it ends in `**`, and means each value below. Or what is wrong, in one sentence. */
export type RedactionPathRead = { readonly ok: true; readonly steps: readonly RedactionStep[]; readonly everyLeaf: boolean } | { readonly ok: false; readonly message: string };

/**
 * Reads `claim.policy_number`, `*.name` (any one member), `**.email` (at any depth), `claim.contact.**` (each value below) and `["any name"]`.
 * `body.` or `$.` may stand before it. Items of arrays are gone through without a step of their own. Never throws.
 */
export function readRedactionPath(text: string): RedactionPathRead {
  const steps: RedactionStep[] = [];
  let rest = text.trim().replace(/^(?:body|\$)(?=[.[])\.?/, '');
  if (rest === '') return { ok: false, message: 'Name a value of the body, such as claim.contact.email.' };
  while (rest !== '') {
    const quoted = /^\["((?:[^"\\]|\\.)*)"\]/.exec(rest);
    const plain = /^[^.[\]"*\s]+|^\*\*?/.exec(rest);
    const [taken = ''] = quoted ?? plain ?? [];
    const name = quoted === null ? taken : jsonName(quoted[1] ?? '');
    if (taken === '' || name === undefined) return { ok: false, message: `“${rest}” is not a name, * or **.` };
    steps.push(quoted === null && name === '*' ? { kind: 'any' } : quoted === null && name === '**' ? { kind: 'deep' } : { kind: 'name', name: utf8Latin1(name) });
    rest = rest.slice(taken.length);
    if (rest.startsWith('.')) {
      rest = rest.slice(1);
      if (rest === '') return { ok: false, message: 'A name must follow the last point.' };
    } else if (rest !== '' && !rest.startsWith('[')) return { ok: false, message: `“${rest}” must follow a point.` };
  }
  const everyLeaf = steps.at(-1)?.kind === 'deep';
  return { ok: true, steps: everyLeaf ? steps.slice(0, -1) : steps, everyLeaf };
}

/** Text as its UTF-8 bytes, one character a byte. */
export function utf8Latin1(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(/%([0-9A-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function jsonName(inner: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${inner}"`);
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
