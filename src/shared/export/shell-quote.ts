/**
 * One argument for a POSIX shell, in single quotes, so that nothing in it is expanded or run. Any text but NUL, which no argument can carry.
 * Source: POSIX.1-2017, Shell Command Language, section 2.2.2.
 */
export function posixQuote(text: string): string {
  if (text.includes('\0')) throw new Error('a shell argument cannot hold NUL');
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
