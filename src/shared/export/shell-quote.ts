/**
 * One argument for a POSIX shell, in single quotes, so that nothing in it is expanded or run. Any text but NUL, which no argument can carry.
 * Source: POSIX.1-2017, Shell Command Language, section 2.2.2.
 */
export function posixQuote(text: string): string {
  if (text.includes('\0')) throw new Error('a shell argument cannot hold NUL');
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * One argument for bash that is exactly these bytes (latin1), whatever the locale of the terminal: in single quotes where it is printable
 * ASCII, else in `$'…'`. Throws for NUL. Source: Bash manual, section 3.1.2.4.
 */
export function bashBytesQuote(latin1: string): string {
  if (/^[\x20-\x7e]*$/.test(latin1)) return posixQuote(latin1);
  if (latin1.includes('\0')) throw new Error('a shell argument cannot hold NUL');
  return `$'${latin1.replaceAll(/[^\x20-\x7e]|['\\]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}'`;
}
