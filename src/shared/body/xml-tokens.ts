/** A stretch of XML or HTML by how it looks. Only text and tags tell where lines break; nothing is resolved, loaded or parsed further. */
export type XmlTokenKind = 'text' | 'mark' | 'name' | 'attribute' | 'value' | 'comment' | 'instruction';

/** What a whole construct is: an opening, a closing or an empty tag, text between tags, or something else in angle brackets. */
export type XmlItemKind = 'open' | 'close' | 'empty' | 'text' | 'other';

export interface XmlToken {
  readonly kind: XmlTokenKind;
  readonly start: number;
  readonly end: number;
}

/** A construct and its tokens, in order and without gaps: together they are all of the text. */
export interface XmlItem {
  readonly kind: XmlItemKind;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly XmlToken[];
}

/**
 * Splits a text by the looks of XML, from `from` on, one construct at a time: entities, DTDs and instructions stay text. Markup that is
 * broken becomes text or runs to the end. The items together are exactly the text. Never throws, does not recurse.
 */
export function* xmlItems(text: string, from = 0): Generator<XmlItem> {
  let at = from;
  while (at < text.length) {
    const item = text.charCodeAt(at) === 0x3c ? markupAt(text, at) : undefined;
    if (item !== undefined) {
      yield item;
      at = item.end;
      continue;
    }
    const next = text.indexOf('<', at + 1);
    const end = next === -1 ? text.length : next;
    yield { kind: 'text', start: at, end, tokens: [{ kind: 'text', start: at, end }] };
    at = end;
  }
}

function markupAt(text: string, at: number): XmlItem | undefined {
  if (text.startsWith('<!--', at)) return whole(text, at, '-->', 'comment');
  if (text.startsWith('<![CDATA[', at)) return whole(text, at, ']]>', 'value');
  if (text.startsWith('<?', at)) return whole(text, at, '?>', 'instruction');
  if (text.startsWith('<!', at)) return doctype(text, at);
  return tagAt(text, at);
}

function whole(text: string, start: number, closing: string, kind: XmlTokenKind): XmlItem {
  const found = text.indexOf(closing, start);
  const end = found === -1 ? text.length : found + closing.length;
  return { kind: 'other', start, end, tokens: [{ kind, start, end }] };
}

/** To the bracket that ends it, past those of an internal subset. */
function doctype(text: string, start: number): XmlItem {
  let depth = 0;
  for (let at = start + 2; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5b) depth += 1;
    else if (code === 0x5d) depth -= 1;
    else if (code === 0x3e && depth <= 0) return { kind: 'other', start, end: at + 1, tokens: [{ kind: 'instruction', start, end: at + 1 }] };
  }
  return { kind: 'other', start, end: text.length, tokens: [{ kind: 'instruction', start, end: text.length }] };
}

const tagName = /<\/?([A-Za-z_:\u0080-\uffff][^\s/>=<]*)/y;
const inTag = /\s+|\/?>|=|"[^"]*"|'[^']*'|[^\s/>="']+|[^]/y;

function tagAt(text: string, start: number): XmlItem | undefined {
  tagName.lastIndex = start;
  const name = tagName.exec(text)?.[1];
  if (name === undefined) return undefined;
  const closing = text.charCodeAt(start + 1) === 0x2f;
  const nameStart = start + (closing ? 2 : 1);
  const tokens: XmlToken[] = [{ kind: 'mark', start, end: nameStart }, { kind: 'name', start: nameStart, end: nameStart + name.length }];
  let afterEquals = false;
  for (let at = nameStart + name.length; at < text.length; ) {
    inTag.lastIndex = at;
    const piece = inTag.exec(text)?.[0] ?? '';
    const end = at + piece.length;
    if (piece === '>' || piece === '/>') {
      tokens.push({ kind: 'mark', start: at, end });
      return { kind: closing ? 'close' : piece === '/>' ? 'empty' : 'open', start, end, tokens };
    }
    const isSpace = piece.trim() === '';
    const kind = isSpace || piece === '=' ? 'mark' : afterEquals || /^["']/.test(piece) ? 'value' : 'attribute';
    if (!isSpace) afterEquals = piece === '=';
    tokens.push({ kind, start: at, end });
    at = end;
  }
  return { kind: 'other', start, end: text.length, tokens };
}
