import { base64Text, plainText } from './body-text';
import { curlOptions } from './curl-options';
import { bodyFileOf, type ExportedRequest } from './exported-request';
import { commentLines } from './sendable-request';

// Curl reads lines of at most 100 kB from a configuration.
const lineBytes = 32 * 1024;

/**
 * A PowerShell command that sends exactly this request with curl.exe, alike in Windows PowerShell 5.1 and PowerShell 7: the two pass quotes in
 * arguments differently, so the options go in through a pipe, as curl’s configuration in a here-string in which nothing is expanded.
 * Source: about_Quoting_Rules, about_Preference_Variables (`$OutputEncoding`), and curl’s manual page (`--config`).
 */
export function powershellCommand(request: ExportedRequest): string {
  const { options, notes } = curlOptions(request);
  const { body } = request;
  const bodyFile = bodyFileOf(request);
  const comments = ['For Windows PowerShell 5.1 and PowerShell 7.', ...notes];
  const lines = options.map(([name, value]) => (value === undefined ? name : `${name} = ${configQuote(value)}`));
  const before: string[] = [];
  const after: string[] = [];
  let more = '';
  if (bodyFile !== undefined) {
    comments.push(`Save the body as ${bodyFile} first.`);
    lines.push(`data-binary = ${configQuote(`@${bodyFile}`)}`);
  } else if (body.length > 0) {
    const text = body.length > lineBytes ? undefined : plainText(body);
    if (text !== undefined && /^[\n\x20-\x7e]*$/.test(text)) lines.push(`data-raw = ${configQuote(text)}`);
    else {
      before.push('$body = New-TemporaryFile', `[IO.File]::WriteAllBytes($body.FullName, [Convert]::FromBase64String('${base64Text(body)}'))`);
      more = ' --data-binary "@$($body.FullName)"';
      after.push('Remove-Item -LiteralPath $body.FullName');
    }
  }
  const config = lines.join('\n');
  const source = /^[\n\x20-\x7e]*$/.test(config) ? `@'\n${config}\n'@` : `[Text.Encoding]::GetEncoding(28591).GetString([Convert]::FromBase64String('${base64Text(latin1Bytes(config))}'))`;
  return [...commentLines('#', comments), '& {', '$OutputEncoding = [Text.Encoding]::GetEncoding(28591)', ...before, `${source} | curl.exe --config -${more}`, ...after, '}'].join('\n');
}

/** A value in curl’s configuration: double quotes, with backslashes before what ends or escapes. */
function configQuote(latin1: string): string {
  return `"${latin1.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`).replaceAll('\r', String.raw`\r`).replaceAll('\t', String.raw`\t`)}"`;
}

function latin1Bytes(latin1: string): Uint8Array {
  return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
}
