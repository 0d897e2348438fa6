/**
 * What the Windows command prompt makes of a line, and what a C program then finds as its arguments: an independent reading of the published
 * rules (`cmd /?`, and “Parsing C command-line arguments” in Microsoft’s C reference). Throws where the prompt would do more than run one program.
 */
export function argumentsAtPrompt(text: string, variables: ReadonlyMap<string, string>): readonly string[] {
  const line = text.split('\r\n').filter((each) => !/^rem( |$)/.test(each) || remarkProblem(each)).join('\r\n');
  return cArguments(unescaped(expanded(line, variables)));
}

function remarkProblem(remark: string): boolean {
  if (/[&|<>^%]/.test(remark)) throw new Error(`the prompt reads more than a remark: ${remark}`);
  return false;
}

/** Percent signs come first, before carets and quotes are looked at. A variable that is not there is left as it stands. */
function expanded(line: string, variables: ReadonlyMap<string, string>): string {
  return line.replaceAll(/%([^%:\r\n]*)(:[^%\r\n]*)?%/g, (whole, name: string) => {
    const value = variables.get(name.toUpperCase());
    return value === undefined ? whole : value;
  });
}

function unescaped(line: string): string {
  let read = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"') {
      quoted = !quoted;
      read += character;
    } else if (character === '^' && !quoted) {
      at += line.startsWith('\r\n', at + 1) ? 3 : 1;
      read += line.charAt(at);
    } else if (!quoted && '&|<>()\r\n'.includes(character)) throw new Error(`the prompt acts on ${JSON.stringify(character)} at ${at} of ${line}`);
    else read += character;
  }
  return read;
}

function cArguments(line: string): readonly string[] {
  const found: string[] = [];
  let current = '';
  let began = false;
  let quoted = false;
  for (let at = 0; at < line.length; ) {
    const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    if (backslashes > 0) {
      const beforeQuote = line.charAt(at + backslashes) === '"';
      current += '\\'.repeat(beforeQuote ? Math.floor(backslashes / 2) : backslashes);
      began = true;
      at += backslashes;
      if (beforeQuote && backslashes % 2 === 1) {
        current += '"';
        at += 1;
      }
      continue;
    }
    const character = line.charAt(at);
    if (character === '"') {
      quoted = !quoted;
      began = true;
    } else if (!quoted && (character === ' ' || character === '\t')) {
      if (began) found.push(current);
      current = '';
      began = false;
    } else {
      current += character;
      began = true;
    }
    at += 1;
  }
  if (quoted) throw new Error('a quote is not closed');
  if (began) found.push(current);
  return found;
}
