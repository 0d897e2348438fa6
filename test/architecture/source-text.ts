/** A source text without its comments, and with each string, template and regular expression replaced by its number in `literals`. */
export interface SourceText {
  readonly code: string;
  readonly literals: readonly string[];
}

/** Takes comments and literals out of a source text, so that words in them are not taken for code. Enough for scanning, not a parser. */
export function sourceText(text: string): SourceText {
  const literals: string[] = [];
  let code = '';
  // Depth of braces at which each open ${ began; a closing brace at that depth goes back into the template.
  const templates: number[] = [];
  let depth = 0;
  let at = 0;

  function literal(end: number, before: string, after: string): void {
    code += `${before}${literals.length}${after}`;
    literals.push(text.slice(at, end));
    at = end;
  }

  while (at < text.length) {
    const two = text.slice(at, at + 2);
    const character = text.charAt(at);
    if (two === '//') {
      at = indexOrEnd(text, '\n', at);
    } else if (two === '/*') {
      const end = Math.min(indexOrEnd(text, '*/', at) + 2, text.length);
      code += text.slice(at, end).replace(/[^\n]/g, '');
      at = end;
    } else if (character === "'" || character === '"') {
      literal(endOfQuoted(text, at), '"', '"');
    } else if (character === '`' || (character === '}' && templates.at(-1) === depth)) {
      if (character === '}') {
        templates.pop();
        depth -= 1;
      }
      const { end, opensCode } = endOfTemplate(text, at + 1);
      literal(end, character === '}' ? '' : '`', opensCode ? '' : '`');
      if (opensCode) {
        depth += 1;
        templates.push(depth);
      }
    } else if (character === '/' && startsExpression(code.slice(-20))) {
      literal(endOfExpression(text, at), '/', '/');
    } else {
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
      code += character;
      at += 1;
    }
  }
  return { code, literals };
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from);
  return index < 0 ? text.length : index;
}

function endOfQuoted(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === quote || text.charAt(at) === '\n') return at + 1;
  }
  return text.length;
}

function endOfTemplate(text: string, from: number): { readonly end: number; readonly opensCode: boolean } {
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === '`') return { end: at + 1, opensCode: false };
    else if (text.startsWith('${', at)) return { end: at + 2, opensCode: true };
  }
  return { end: text.length, opensCode: false };
}

function startsExpression(before: string): boolean {
  return /(?:^|[(,=:[!&|?{};+~^%-]|=>|\b(?:return|case|typeof|in|of|await))\s*$/.test(before);
}

function endOfExpression(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '\n') return start + 1;
    else if (character === '/' && !inClass) return at + 1;
  }
  return text.length;
}

/** One import of a file: a static or dynamic import, a re-export or a require. */
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every import of a source text, in order. */
export function importsOf(text: string): readonly Import[] {
  const { code, literals } = sourceText(text);
  const found: Import[] = [];
  const pattern = /\b(?:import|export)\b(\s+type\b)?[^"`/;()]*?\bfrom\s*"(\d+)"|\bimport\s*"(\d+)"|\b(?:import|require)\s*\(\s*["`](\d+)["`]/g;
  for (const match of code.matchAll(pattern)) {
    const literal = literals[Number(match[2] ?? match[3] ?? match[4])];
    if (literal !== undefined) found.push({ specifier: literal.slice(1, -1), typeOnly: match[1] !== undefined });
  }
  return found;
}
