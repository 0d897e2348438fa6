import { plainText } from './body-text';
import { curlOptions } from './curl-options';
import { bodyFileOf, type ExportedRequest } from './exported-request';
import { commentLines } from './sendable-request';

const promptLength = 8191;
// A body within the line leaves room for what is added to it.
const commandLength = 7000;
const notAscii = /[^\x20-\x7e]/;

/**
 * A line for the Windows command prompt (not for a batch file, where a percent sign means more) that sends this request with curl.exe.
 * An argument is quoted for curl’s C run time first and then for the prompt, which never sees a quote of its own.
 * What a Windows command line cannot carry is left out or taken from a file, and said in remarks.
 * Source: “Parsing C command-line arguments” in Microsoft’s C reference, and `cmd /?`.
 */
export function cmdCommand(request: ExportedRequest): string {
  const { options, notes } = curlOptions({ ...request, headers: request.headers.filter(([, value]) => !notAscii.test(value)) });
  const remarks = ['For the command prompt, not for a batch file.', ...notes];
  for (const [name, value] of request.headers) if (notAscii.test(value)) remarks.push(`Left out, because this prompt cannot carry its bytes: ${name}.`);
  const parts: string[] = [];
  for (const [name, value] of options) {
    if (value === undefined) parts.push(`--${name}`);
    else if (!notAscii.test(value)) parts.push(`--${name} ${cmdQuote(value)}`);
    else {
      remarks.push('Bytes of the path that this prompt cannot carry are written as escapes.');
      parts.push(`--${name} ${cmdQuote(value.replaceAll(/[^\x21-\x7e]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`))}`);
    }
  }
  const { body } = request;
  if (body.length > 0) {
    const text = body.length > commandLength ? undefined : plainText(body);
    const quoted = text === undefined || notAscii.test(text) ? undefined : cmdQuote(text);
    if (quoted !== undefined && parts.join('').length + quoted.length < commandLength) parts.push(`--data-raw ${quoted}`);
    else {
      const bodyFile = bodyFileOf(request, 0) ?? 'request.body';
      remarks.push(`Save the body as ${bodyFile} first.`);
      parts.push(`--data-binary ${cmdQuote(`@${bodyFile}`)}`);
    }
  }
  const command = `curl.exe ${parts.join(' ^\r\n  ')}`;
  if (command.length > promptLength) remarks.push('This is longer than the 8191 characters that the prompt takes. Copy it for PowerShell instead.');
  return [...commentLines('rem', remarks.map(withoutSigns)), command].join('\r\n');
}

/** One argument: for the C run time in double quotes; then each character that means something to the prompt after a caret. */
function cmdQuote(text: string): string {
  const argument = `"${text.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
  let quoted = '';
  let afterPercent = false;
  for (const character of argument) {
    // A caret right behind a percent sign makes the name of a variable that is not there, whatever follows.
    const bare = character === '%' && !afterPercent;
    quoted += bare || (!afterPercent && /[A-Za-z0-9 \-._:/,;=@+~{}[\]?*$#'`\\]/.test(character)) ? character : `^${character}`;
    afterPercent = character === '%';
  }
  return quoted;
}

/** A remark is read by the prompt too. */
function withoutSigns(sentence: string): string {
  return sentence.replaceAll(/[&|<>^%()"!]/g, '');
}
