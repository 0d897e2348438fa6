import { base64Text, plainText } from './body-text';
import { curlOptions } from './curl-options';
import { bodyFileOf, type ExportedRequest } from './exported-request';
import { commentLines } from './sendable-request';
import { bashBytesQuote, posixQuote } from './shell-quote';

// One argument of a program holds at most 128 kB on Linux; what the shell itself prints has no such limit.
const argumentBytes = 64 * 1024;

/**
 * A bash command that sends exactly this request with curl. Every argument is quoted, so text from outside is never run. A body that is not
 * plain text goes in through base64, a large one from its file. What curl cannot keep is said in comments.
 */
export function bashCommand(request: ExportedRequest): string {
  const { options, notes } = curlOptions(request);
  const { body } = request;
  const bodyFile = bodyFileOf(request);
  const parts = options.map(([name, value]) => (value === undefined ? `--${name}` : `--${name} ${bashBytesQuote(value)}`));
  const comments = [...notes];
  let before = '';
  if (bodyFile !== undefined) {
    comments.push(`Save the body as ${bodyFile} first.`);
    parts.push(`--data-binary ${posixQuote(`@${bodyFile}`)}`);
  } else if (body.length > 0) {
    const text = plainText(body);
    if (text === undefined) before = `printf %s ${posixQuote(base64Text(body))} | base64 --decode | `;
    else if (body.length > argumentBytes) before = `printf %s ${posixQuote(text)} | `;
    parts.push(before !== '' ? '--data-binary @-' : `--data-raw ${posixQuote(text ?? '')}`);
  }
  return [...commentLines('#', comments), `${before}curl ${parts.join(' \\\n  ')}`].join('\n');
}

