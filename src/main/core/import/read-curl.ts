import type { HeaderPair } from '../../../shared/model/header';
import { headerOf, importedBodyBytes, isMethod, placeOf, type RequestRead } from './imported-request';
import { curlOptionsOf } from './curl-command-options';
import { formBody, readFormPart, type FormPart } from './curl-form';
import { shellOf } from './shell-of';
import { bashWords, promptWords } from './shell-words';
import { shownBytes } from './shown-bytes';

/**
 * Reads a curl command as bash or the Windows command prompt takes it, without running anything of it. What would read a file or run
 * something is refused, in one sentence. Headers that curl adds by itself (User-Agent, Accept) are not made up.
 */
export function readCurl(text: string): RequestRead {
  const shell = shellOf(text);
  if (shell === 'powershell') return refused('Commands for PowerShell are not read. Copy it as cURL for bash or for cmd.');
  // As it stands in documentation, behind the sign of a prompt.
  const words = shell === 'prompt' ? promptWords(text) : bashWords(text.replace(/^\s*\$\s+(?=curl)/, ''));
  if (!words.ok) return refused(words.message);
  const [command = [], ...others] = words.commands.toReversed();
  const [program, ...parts] = command;
  if (program === undefined || !/^(?:.*[/\\])?curl(?:\.exe)?$/i.test(program)) return refused('This is not a curl command: it must begin with curl.');
  const piped = pipedBytes(others.toReversed());
  if (piped === 'unknown') return refused('What is piped into curl cannot be known without running it. Put the body into the command.');
  return readParts(parts, piped);
}

/** What our own commands pipe into curl: text, or bytes by base64. */
function pipedBytes(commands: readonly (readonly string[])[]): string | undefined | 'unknown' {
  const [print, decode, ...more] = commands;
  if (print === undefined) return undefined;
  const [program, format, text] = print;
  if (program !== 'printf' || format !== '%s' || text === undefined || print.length !== 3 || more.length > 0) return 'unknown';
  if (decode === undefined) return text;
  return decode[0] === 'base64' && /^(?:-d|-D|--decode)$/.test(decode[1] ?? '') && decode.length === 2 ? Buffer.from(text, 'base64').toString('latin1') : 'unknown';
}

function readParts(words: readonly string[], piped: string | undefined): RequestRead {
  const options = curlOptionsOf(words);
  if (typeof options === 'string') return refused(options);
  const headers: HeaderPair[] = [];
  const removed = new Set<string>();
  const data: string[] = [];
  let method: string | undefined;
  let url: string | undefined;
  let target: string | undefined;
  let httpVersion = '1.1';
  let [isHead, isGet, isJson] = [false, false, false];
  // What curl makes of an option of its own: the last one counts, and a header given as one goes before it.
  const made = new Map<string, string>();
  const cookies: string[] = [];
  const queries: string[] = [];
  const parts: FormPart[] = [];
  for (const [name, value] of options) {
    switch (name) {
      case '--request':
        if (!isMethod(value)) return refused('Its method is not one.');
        method = value;
        break;
      case '--header': {
        if (value.startsWith('@')) return refused(fileSentence(value));
        const [, header = '', mark = '', content = ''] = /^([^:;]*)([:;]?)([^]*)$/.exec(value) ?? [];
        // Browsers copy the fields of HTTP/2, such as ":authority", as headers.
        if (header === '' && /^:[a-z]+:/.test(value)) break;
        const line = headerOf(header.trim(), mark === ';' ? '' : content);
        if (mark === ':' && content.trim() === '') removed.add(header.toLowerCase());
        else if (line === undefined || mark === '') return refused('One of its headers cannot be sent.');
        else headers.push(line);
        break;
      }
      case '--data':
      case '--data-ascii':
      case '--data-binary':
      case '--json':
        if (value === '@-' && piped !== undefined) data.push(piped);
        else if (value.startsWith('@')) return refused(fileSentence(value));
        else data.push(value);
        if (name === '--json') isJson = true;
        break;
      case '--data-raw':
        data.push(value);
        break;
      case '--data-urlencode': {
        const encoded = urlEncoded(value);
        if (encoded === undefined) return refused(fileSentence(value.slice(value.indexOf('@'))));
        data.push(encoded);
        break;
      }
      case '--url':
        if (url !== undefined) return refused('It has more than one address.');
        url = value;
        break;
      case '--user':
        made.set('Authorization', basic(value.includes(':') ? value : `${value}:`));
        break;
      case '--user-agent':
        made.set('User-Agent', value);
        break;
      case '--referer':
        made.set('Referer', value);
        break;
      case '--cookie':
        if (!value.includes('=')) return refused(fileSentence(`@${value}`));
        cookies.push(value);
        break;
      case '--request-target':
        target = value;
        break;
      case '--head':
        isHead = true;
        break;
      case '--get':
        isGet = true;
        break;
      case '--http1.0':
        httpVersion = '1.0';
        break;
      case '--range':
        made.set('Range', `bytes=${value}`);
        break;
      case '--oauth2-bearer':
        made.set('Authorization', `Bearer ${value}`);
        break;
      case '--url-query': {
        const encoded = value.startsWith('+') ? value.slice(1) : urlEncoded(value);
        if (encoded === undefined) return refused(fileSentence(value.slice(value.indexOf('@'))));
        queries.push(encoded);
        break;
      }
      case '--form':
      case '--form-string': {
        const part = readFormPart(value, name === '--form-string');
        if (!part.ok) return refused(part.file === undefined ? 'One of its form fields (-F) cannot be read.' : fileSentence(`@${part.file}`));
        parts.push(part.part);
        break;
      }
      case '--upload-file':
        return refused(fileSentence(`@${value}`));
      case '--config':
        return refused('Options from a file (-K) are not read. Put them into the command.');
      default:
    }
  }
  if (url === undefined) return refused('It names no address.');
  const written = Buffer.from(url, 'latin1').toString();
  if (isGet) queries.push(...data);
  const [address = '', ...fragment] = (/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `http://${written}`).split('#');
  const query = queries.length > 0 ? `${address.includes('?') ? '&' : '?'}${queries.join('&')}` : '';
  const found = placeOf([address + query, ...fragment].join('#'));
  if (!found.ok) return refused(found.message);
  if (target !== undefined && !/^[\x21-\x7e\x80-\xff]+$/.test(target)) return refused('Its target cannot be sent.');
  if (parts.length > 0 && data.length > 0) return refused('It has a form (-F) and other data (-d); curl takes only one of them.');
  const form = parts.length === 0 ? undefined : formBody(parts);
  const hasBody = form !== undefined || (data.length > 0 && !isGet);
  const body = form?.bytes ?? (isGet ? '' : data.join(isJson ? '' : '&'));
  if (body.length > importedBodyBytes) return refused('Its body is over 25 MB.');
  const has = (name: string): boolean => removed.has(name) || headers.some(([each]) => each.toLowerCase() === name);
  const { host, port, secure } = found.place;
  const usual = port === (secure ? 443 : 80);
  const login = /^[^/]*\/\/([^/?#]*)@/.exec(address)?.[1];
  if (login !== undefined && !made.has('Authorization')) made.set('Authorization', basic(loginOf(login)));
  if (cookies.length > 0) made.set('Cookie', cookies.join(';'));
  for (const [name, value] of made) {
    const header = value === '' || has(name.toLowerCase()) ? undefined : headerOf(name, value);
    if (header !== undefined) headers.push(header);
  }
  if (!has('host')) headers.unshift(['Host', `${host.includes(':') ? `[${host}]` : host}${usual ? '' : `:${port}`}`]);
  if (hasBody && !has('content-type')) headers.push(['Content-Type', form?.contentType ?? (isJson ? 'application/json' : 'application/x-www-form-urlencoded')]);
  if (isJson && !has('accept')) headers.push(['Accept', 'application/json']);
  if (hasBody && !has('content-length') && !has('transfer-encoding')) headers.push(['Content-Length', String(body.length)]);
  const usualMethod = isHead ? 'HEAD' : hasBody ? 'POST' : 'GET';
  return { ok: true, request: { method: method ?? usualMethod, ...found.place, ...(target === undefined ? {} : { target }), httpVersion, headers, body: new Uint8Array(Buffer.from(body, 'latin1')) } };
}

function fileSentence(value: string): string {
  return `It reads the file “${shownBytes(value.slice(1))}”, and a pasted command reads no files. Put its content into the command.`;
}

/** The value of --data-urlencode and --url-query; undefined where it names a file. */
function urlEncoded(value: string): string | undefined {
  const [, key, content] = /^([^=@]*)=([^]*)$/.exec(value) ?? [];
  if (content === undefined && value.includes('@')) return undefined;
  const encoded = escaped(content ?? value);
  return key === undefined || key === '' ? encoded : `${key}=${encoded}`;
}

function basic(login: string): string {
  return `Basic ${Buffer.from(login, 'latin1').toString('base64')}`;
}

/** Name and password of an address, their escapes undone; bytes as latin1. */
function loginOf(written: string): string {
  const plain = Buffer.from(written).toString('latin1').replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return plain.includes(':') ? plain : `${plain}:`;
}

/** As curl escapes: a space becomes a plus. */
function escaped(bytes: string): string {
  return bytes.replaceAll(/[^A-Za-z0-9\-._~]/g, (character) => character === ' ' ? '+' : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function refused(message: string): RequestRead {
  return { ok: false, message };
}
