/**
 * The shell that a pasted command is written for, by its signs outside of quotes: what bash quotes may hold the signs of the others. The
 * Windows command prompt goes on after a caret at the end of a line and hides quotes behind carets; PowerShell goes on after a backtick.
 */
export function shellOf(text: string): 'bash' | 'prompt' | 'powershell' {
  const outside = outsideQuotes(text);
  if (/@'\r?\n|`\r?\n|Invoke-(?:WebRequest|RestMethod)/.test(outside)) return 'powershell';
  return /\^\r?\n|\^"/.test(outside) || /^(?:rem .*\r?\n\s*)*curl\.exe\s/i.test(text.trimStart()) ? 'prompt' : 'bash';
}

/** What stands outside of quotes and remarks as bash sees them; of each quote its opening sign and an end of line right behind that. From a quote that is not closed all is left. */
function outsideQuotes(text: string): string {
  const sign = /\\[^]|\$?'|"|(?<=^|\s)#.*|^rem .*/gim;
  let outside = '';
  let at = 0;
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    const [opening] = found;
    const inside = found.index + opening.length;
    let end = inside;
    if (/^(?:\$?'|")$/.test(opening)) {
      const close = closeOf(text, inside, opening);
      if (close === -1) break;
      outside += text.slice(at, inside) + (/^\r?\n/.exec(text.slice(inside, inside + 2))?.[0] ?? '');
      end = close + 1;
    } else outside += text.slice(at, found.index);
    at = end;
    sign.lastIndex = end;
  }
  return outside + text.slice(at);
}

/** Where the quote that was opened right before is closed; -1 where it is not. */
function closeOf(text: string, from: number, opening: string): number {
  if (opening === "'") return text.indexOf("'", from);
  const sign = opening === '"' ? /["\\]/g : /['\\]/g;
  sign.lastIndex = from;
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    if (found[0] !== '\\') return found.index;
    sign.lastIndex = found.index + 2;
  }
  return -1;
}
