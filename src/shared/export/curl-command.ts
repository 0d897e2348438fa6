import type { HeaderPair } from '../model/header';
import { posixQuote } from './shell-quote';

/** What a curl command is made from. Header text is latin1; `base64` is the body's exact bytes. */
export interface CurlSource {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  /** The body where it is printable UTF-8, else undefined. */
  readonly bodyText: string | undefined;
  readonly bodyBase64: string;
}

// Curl writes these itself, or they belong to one connection only.
const left = new Set(['host', 'content-length', 'connection', 'keep-alive', 'transfer-encoding', 'expect', 'te', 'trailer', 'upgrade', 'proxy-connection']);

/**
 * A bash command that sends the same method, target, headers and body bytes. Every argument is quoted, so text from outside is never run;
 * a body that is not plain text goes in through base64. Headers that belong to the connection are left out.
 */
export function curlCommand(source: CurlSource): string {
  const parts = ['curl --globoff --path-as-is', `--request ${posixQuote(source.method)}`];
  const names = new Set<string>();
  for (const [name, value] of source.headers) {
    if (left.has(name.toLowerCase())) continue;
    names.add(name.toLowerCase());
    // Curl sends a header without a value only when a semicolon stands for the colon.
    parts.push(`--header ${posixQuote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  // Without these curl would add its own.
  for (const name of ['Accept', 'User-Agent', 'Content-Type']) {
    if (!names.has(name.toLowerCase())) parts.push(`--header ${posixQuote(`${name}:`)}`);
  }
  let before = '';
  if (source.bodyBase64 !== '') {
    if (source.bodyText === undefined || source.bodyText.startsWith('@')) {
      before = `printf %s ${posixQuote(source.bodyBase64)} | base64 --decode | `;
      parts.push('--data-binary @-');
    } else {
      parts.push(`--data-raw ${posixQuote(source.bodyText)}`);
    }
  }
  parts.push(`--url ${posixQuote(source.url)}`);
  return before + parts.join(' \\\n  ');
}
