/** The words of a command as bytes, one character a byte, pipe by pipe; or why it is not read, in one sentence. */
export type WordsRead = { readonly ok: true; readonly commands: readonly (readonly string[])[] } | { readonly ok: false; readonly message: string };

const ansiEscapes: ReadonlyMap<string, string> = new Map([['n', '\n'], ['t', '\t'], ['r', '\r'], ['a', '\x07'], ['b', '\b'], ['e', '\x1b'], ['E', '\x1b'], ['f', '\f'], ['v', '\v']]);

/**
 * The words of one bash command line and of what it is piped into. Nothing is run or expanded: substitutions, variables and redirections are
 * refused. Source: Bash manual, sections 3.1.2 and 3.2.
 */
export function bashWords(text: string): WordsRead {
  const commands: string[][] = [[]];
  let word: string | undefined;
  const add = (more: string): void => {
    word = (word ?? '') + more;
  };
  const end = (): void => {
    if (word !== undefined) commands.at(-1)?.push(word);
    word = undefined;
  };
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\' && /^\r?\n/.test(text.slice(at + 1, at + 3))) at = text.indexOf('\n', at) + 1;
    else if (character === '\\') {
      const next = String.fromCodePoint(text.codePointAt(at + 1) ?? 0x5c);
      add(bytesOf(next));
      at += 1 + next.length;
    } else if (character === "'") {
      const close = text.indexOf("'", at + 1);
      if (close === -1) return unclosed;
      add(bytesOf(text.slice(at + 1, close)));
      at = close + 1;
    } else if (text.startsWith("$'", at)) {
      const read = ansiQuoted(text, at + 2);
      if (read === undefined) return unclosed;
      add(read.bytes);
      at = read.end;
    } else if (character === '"') {
      const read = doubleQuoted(text, at + 1);
      if (typeof read === 'string') return { ok: false, message: read };
      add(read.bytes);
      at = read.end;
    } else if (character === '#' && word === undefined) at = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    else if (character === '$' && /[A-Za-z_{(0-9@*?]/.test(text.charAt(at + 1))) return expands;
    else if (character === '`' || character === '(' || character === '<' || character === '>') return expands;
    else if (character === '|' && text.charAt(at + 1) !== '|') {
      end();
      commands.push([]);
      at += 1;
    } else if (character === '\n' || character === ';' || character === '&' || character === '|') {
      end();
      // Blank lines and remarks may stand before the command.
      if (commands.some((each) => each.length > 0)) return text.slice(at).replaceAll(/[\s;&]|#.*/g, '') === '' ? { ok: true, commands } : severalCommands;
      at += 1;
    } else if (/\s/.test(character)) {
      end();
      at += runAt(text, at, /[^\S\n]+/y).length;
    } else {
      const whole = runAt(text, at, /[^\s\\'"$`()<>|;&#]+/y) || character;
      add(bytesOf(whole));
      at += whole.length;
    }
  }
  end();
  return { ok: true, commands };
}

const severalCommands = { ok: false, message: 'There is more than one command. Paste one.' } as const;
const unclosed = { ok: false, message: 'A quote is not closed. Paste the whole command.' } as const;
const expands = { ok: false, message: 'It has variables, substitutions or redirections, and nothing of a pasted command is run. Put their values in their place.' } as const;

interface Quoted {
  readonly bytes: string;
  readonly end: number;
}

function doubleQuoted(text: string, from: number): Quoted | string {
  let bytes = '';
  for (let at = from; at < text.length; ) {
    const character = text.charAt(at);
    if (character === '"') return { bytes, end: at + 1 };
    if (character === '\\' && '"\\$`\n'.includes(text.charAt(at + 1))) {
      if (text.charAt(at + 1) !== '\n') bytes += text.charAt(at + 1);
      at += 2;
    } else if (character === '`' || (character === '$' && /[A-Za-z_{(0-9@*?]/.test(text.charAt(at + 1)))) return expands.message;
    else {
      const whole = runAt(text, at, /[^"\\`$]+/y) || character;
      bytes += bytesOf(whole);
      at += whole.length;
    }
  }
  return unclosed.message;
}

function ansiQuoted(text: string, from: number): Quoted | undefined {
  let bytes = '';
  for (let at = from; at < text.length; ) {
    const character = text.charAt(at);
    if (character === "'") return { bytes, end: at + 1 };
    if (character !== '\\') {
      const whole = runAt(text, at, /[^'\\]+/y);
      bytes += bytesOf(whole);
      at += whole.length;
      continue;
    }
    // Browsers write characters beyond U+FFFF as two halves.
    const [pair = '', high = '', low = ''] = /^\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/.exec(text.slice(at, at + 12)) ?? [];
    if (pair !== '') {
      bytes += bytesOf(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)));
      at += pair.length;
      continue;
    }
    const [escape = '\\', hex, short, long, octal] = /^\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|[^])/.exec(text.slice(at, at + 11)) ?? [];
    if (hex !== undefined) bytes += String.fromCharCode(Number.parseInt(hex, 16));
    else if (octal !== undefined) bytes += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    else if (short !== undefined || long !== undefined) bytes += bytesOf(String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(short ?? long ?? '0', 16))));
    else bytes += ansiEscapes.get(escape.charAt(1)) ?? bytesOf(escape.slice(1));
    at += escape.length;
  }
  return undefined;
}

/** The words of a line for the Windows command prompt, by its rules and then those of C programs. */
export function promptWords(text: string): WordsRead {
  const lines = text.replaceAll('\r\n', '\n').split('\n').filter((line) => !/^(?:rem\b|@?echo\b)/i.test(line));
  let line = '';
  let quoted = false;
  const source = lines.join('\n').trim();
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '"') quoted = !quoted;
    if (character === '^' && !quoted) {
      at += 1;
      // A caret takes the meaning from the end of a line; a second end of line then stands for itself.
      if (source.charAt(at) !== '\n') line += source.charAt(at);
      else if (source.charAt(at + 1) === '\n') {
        line += '\n';
        at += 1;
      }
    } else if (!quoted && '&|<>\n'.includes(character)) return character === '\n' || character === '&' ? severalCommands : expands;
    else {
      const run = runAt(source, at, quoted ? /[^"]+/y : /[^"^&|<>\n]+/y) || character;
      line += run;
      at += run.length - 1;
    }
  }
  const words: string[] = [];
  let word: string | undefined;
  let inside = false;
  for (let at = 0; at < line.length; ) {
    const [slashes = ''] = /^\\*/.exec(line.slice(at)) ?? [];
    const quote = line.charAt(at + slashes.length) === '"';
    if (slashes !== '') {
      word = (word ?? '') + '\\'.repeat(quote ? Math.floor(slashes.length / 2) : slashes.length);
      at += slashes.length;
      if (quote && slashes.length % 2 === 1) {
        word += '"';
        at += 1;
      }
      continue;
    }
    const character = runAt(line, at, inside ? /[^\\"]+/y : /[^\\" \t]+/y) || line.charAt(at);
    if (inside && character === '"' && line.charAt(at + 1) === '"') {
      // Within quotes two of them are one.
      word = `${word ?? ''}"`;
      at += 1;
    } else if (character === '"') {
      inside = !inside;
      word ??= '';
    } else if (!inside && (character === ' ' || character === '\t')) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + bytesOf(character);
    at += character.length;
  }
  if (inside) return unclosed;
  if (word !== undefined) words.push(word);
  return { ok: true, commands: [words] };
}

/** The characters from here that mean nothing of their own. Taken together, since a body may be of many megabytes. */
function runAt(text: string, at: number, plain: RegExp): string {
  plain.lastIndex = at;
  return plain.exec(text)?.[0] ?? '';
}

function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}
