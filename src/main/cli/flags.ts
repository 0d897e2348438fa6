import { parseArgs, type ParseArgsConfig } from 'node:util';
import { wrongCall } from './exit-code';

type FlagKinds = NonNullable<ParseArgsConfig['options']>;
type FlagValues = ReadonlyMap<string, string | boolean | readonly string[]>;

/** The words and flags of one command, read strictly: an unknown flag or a missing value is a wrong call. */
export interface Flags {
  readonly words: readonly string[];
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  has(name: string): boolean;
  /** A whole number within bounds. */
  number(name: string, least: number, most: number): number | undefined;
}

const everywhere: FlagKinds = { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };

/** Reads what stands behind the command's name. `kinds` are the command's own flags. */
export function readFlags(args: readonly string[], kinds: FlagKinds): Flags {
  let values: FlagValues;
  let words: readonly string[];
  try {
    const parsed = parseArgs({ args: [...args], options: { ...everywhere, ...kinds }, allowPositionals: true, strict: true });
    values = new Map(Object.entries(parsed.values) as [string, string | boolean | string[]][]);
    words = parsed.positionals;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw wrongCall(oneLine(error));
  }
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    words,
    text,
    texts(name) {
      const value = values.get(name);
      return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
    },
    has: (name) => values.get(name) === true,
    number(name, least, most) {
      const written = text(name);
      if (written === undefined) return undefined;
      const number = Number(written);
      if (!/^\d+$/.test(written) || number < least || number > most) throw wrongCall(`--${name} is a whole number from ${least} to ${most}, not “${printable(written)}”.`);
      return number;
    },
  };
}

// Node says it in up to three lines, some of which are advice for another program.
function oneLine({ message }: TypeError): string {
  const unfinished = /^Option '(-[^' ]+)[^']*' argument (?:is ambiguous|missing)/.exec(message)?.[1];
  if (unfinished !== undefined) return `${unfinished} needs a value behind it; one that begins with “-” is written ${unfinished}=VALUE.`;
  const unknown = /^Unknown option '([^']+)'/.exec(message)?.[1];
  if (unknown !== undefined) return `There is no option ${printable(unknown)} here. --help lists those that there are.`;
  return printable(message.split(/\n|\. /)[0] ?? message);
}

/** Text from outside made safe for a terminal: control, bidi and zero-width characters become their code points. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the very characters that must not reach a terminal
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, (character) => `<${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`);
}
