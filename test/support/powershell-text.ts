/** What a copied PowerShell command does: the text that goes into curl, its further arguments, and the file that they name. */
export interface PowershellRun {
  readonly config: Uint8Array;
  readonly body: Uint8Array | undefined;
}

/**
 * Reads a script by PowerShell’s published rules (about_Quoting_Rules: nothing is expanded in a single-quoted here-string, which ends at the first
 * line that begins with '@; about_Comments), and knows the few statements that the generator writes. Throws at any other.
 */
export function readPowershell(script: string): PowershellRun {
  const rest = script.split('\n');
  const next = (): string => rest.shift() ?? '';
  while (rest[0]?.startsWith('#') === true) next();
  expectLine(next(), /^& \{$/);
  expectLine(next(), /^\$OutputEncoding = \[Text\.Encoding\]::GetEncoding\(28591\)$/);
  let body: Uint8Array | undefined;
  if (rest[0] === '$body = New-TemporaryFile') {
    next();
    body = Buffer.from(expectLine(next(), /^\[IO\.File\]::WriteAllBytes\(\$body\.FullName, \[Convert\]::FromBase64String\('([A-Za-z0-9+/=]*)'\)\)$/)[1] ?? '', 'base64');
  }
  let config: Uint8Array;
  let pipe = next();
  if (pipe === "@'") {
    const lines: string[] = [];
    for (pipe = next(); !pipe.startsWith("'@"); pipe = next()) {
      if (rest.length === 0) throw new Error('the here-string has no end');
      lines.push(pipe);
    }
    config = Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
    pipe = pipe.slice(2);
  } else {
    const [, base64 = '', after = ''] = expectLine(pipe, /^\[Text\.Encoding\]::GetEncoding\(28591\)\.GetString\(\[Convert\]::FromBase64String\('([A-Za-z0-9+/=]*)'\)\)(.*)$/);
    config = Buffer.from(`${Buffer.from(base64, 'base64').toString('latin1')}\r\n`, 'latin1');
    pipe = after;
  }
  expectLine(pipe, body === undefined ? /^ \| curl\.exe --config -$/ : /^ \| curl\.exe --config - --data-binary "@\$\(\$body\.FullName\)"$/);
  if (body !== undefined) expectLine(next(), /^Remove-Item -LiteralPath \$body\.FullName$/);
  expectLine(next(), /^\}$/);
  if (rest.length > 0) throw new Error(`more stands behind the block: ${rest.join('\n')}`);
  return { config, body };
}

function expectLine(line: string, pattern: RegExp): RegExpExecArray {
  const match = pattern.exec(line);
  if (match === null) throw new Error(`PowerShell would run ${JSON.stringify(line)}`);
  return match;
}
