import type { HeaderPair } from '../../../shared/model/header';
import { headerOf, importedBodyBytes, isMethod, placeOf, type RequestRead } from './imported-request';
import { bashWords, promptWords } from './shell-words';

// Options without a value that change nothing of the request as it is read here.
const silent = new Set(['--globoff', '--path-as-is', '--http1.1', '--http2', '--compressed', '--insecure', '--silent', '--show-error', '--verbose', '--location', '--include', '--fail', '--no-buffer', '--http2-prior-knowledge', '--location-trusted', '--disable']);
// Options with a value of which the same is true.
const silentWithValue = new Set(['--max-time', '--connect-timeout', '--output', '--retry', '--write-out', '--cacert', '--proxy', '--resolve']);
const longNames: ReadonlyMap<string, string> = new Map([
  ['X', '--request'], ['H', '--header'], ['d', '--data'], ['u', '--user'], ['A', '--user-agent'], ['e', '--referer'], ['b', '--cookie'], ['I', '--head'], ['G', '--get'], ['F', '--form'], ['T', '--upload-file'], ['K', '--config'],
  ['k', '--insecure'], ['s', '--silent'], ['S', '--show-error'], ['v', '--verbose'], ['L', '--location'], ['i', '--include'], ['f', '--fail'], ['N', '--no-buffer'], ['g', '--globoff'], ['q', '--disable'],
  ['m', '--max-time'], ['o', '--output'], ['w', '--write-out'], ['x', '--proxy'], ['0', '--http1.0'],
]);
const withValue = new Set(['--request', '--header', '--data', '--data-ascii', '--data-raw', '--data-binary', '--data-urlencode', '--json', '--url', '--user', '--user-agent', '--referer', '--cookie', '--form', '--form-string', '--upload-file', '--config', '--request-target', ...silentWithValue]);

/**
 * Reads a curl command as bash or the Windows command prompt takes it, without running anything of it. What would read a file or run
 * something is refused, in one sentence. Headers that curl adds by itself (User-Agent, Accept) are not made up.
 */
export function readCurl(text: string): RequestRead {
  if (/@'\r?\n|`\r?\n|Invoke-(?:WebRequest|RestMethod)/.test(text)) return refused('Commands for PowerShell are not read. Copy it as cURL for bash or for cmd.');
  const isPrompt = /\^\r?\n|\^"/.test(text) || /^\s*(?:rem .*\r?\n)*\s*curl\.exe\s/i.test(text);
  const words = isPrompt ? promptWords(text) : bashWords(text);
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

function readParts(parts: readonly string[], piped: string | undefined): RequestRead {
  const options = optionsOf(parts);
  if (typeof options === 'string') return refused(options);
  const headers: HeaderPair[] = [];
  const removed = new Set<string>();
  const data: string[] = [];
  let method: string | undefined;
  let url: string | undefined;
  let target: string | undefined;
  let httpVersion = '1.1';
  let [isHead, isGet, isJson] = [false, false, false];
  const add = (name: string, value: string): void => {
    const header = headerOf(name, value);
    if (header !== undefined) headers.push(header);
  };
  for (const [name, value] of options) {
    switch (name) {
      case '--request':
        if (!isMethod(value)) return refused('Its method is not one.');
        method = value;
        break;
      case '--header': {
        if (value.startsWith('@')) return refused(fileSentence(value));
        const [, header = '', mark = '', content = ''] = /^([^:;]*)([:;]?)([^]*)$/.exec(value) ?? [];
        if (mark === ':' && content.trim() === '') removed.add(header.toLowerCase());
        else if (headerOf(header.trim(), content) === undefined || mark === '') return refused('One of its headers cannot be sent.');
        else add(header.trim(), mark === ';' ? '' : content);
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
        const [, key, content] = /^([^=@]*)=([^]*)$/.exec(value) ?? [];
        if (content === undefined && value.includes('@')) return refused(fileSentence(value.slice(value.indexOf('@'))));
        const encoded = escaped(content ?? value);
        data.push(key === undefined || key === '' ? encoded : `${key}=${encoded}`);
        break;
      }
      case '--url':
        if (url !== undefined) return refused('It has more than one address.');
        url = value;
        break;
      case '--user':
        add('Authorization', `Basic ${Buffer.from(value, 'latin1').toString('base64')}`);
        break;
      case '--user-agent':
        add('User-Agent', value);
        break;
      case '--referer':
        add('Referer', value);
        break;
      case '--cookie':
        if (!value.includes('=')) return refused(fileSentence(`@${value}`));
        add('Cookie', value);
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
      case '--form':
      case '--form-string':
        return refused('Forms of several parts (-F) are not read.');
      case '--upload-file':
        return refused(fileSentence(`@${value}`));
      case '--config':
        return refused('Options from a file (-K) are not read. Put them into the command.');
      default:
    }
  }
  if (url === undefined) return refused('It names no address.');
  const written = Buffer.from(url, 'latin1').toString();
  const query = isGet && data.length > 0 ? `${written.includes('?') ? '&' : '?'}${data.join('&')}` : '';
  const found = placeOf((/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `http://${written}`) + query);
  if (!found.ok) return refused(found.message);
  if (target !== undefined && !/^[\x21-\x7e\x80-\xff]+$/.test(target)) return refused('Its target cannot be sent.');
  const body = isGet ? '' : data.join(isJson ? '' : '&');
  if (body.length > importedBodyBytes) return refused('Its body is over 25 MB.');
  const has = (name: string): boolean => removed.has(name) || headers.some(([each]) => each.toLowerCase() === name);
  const { host, port, secure } = found.place;
  const usual = port === (secure ? 443 : 80);
  if (!has('host')) headers.unshift(['Host', `${host.includes(':') ? `[${host}]` : host}${usual ? '' : `:${port}`}`]);
  if (data.length > 0 && !isGet && !has('content-type')) headers.push(['Content-Type', isJson ? 'application/json' : 'application/x-www-form-urlencoded']);
  if (isJson && !has('accept')) headers.push(['Accept', 'application/json']);
  if (data.length > 0 && !isGet && !has('content-length') && !has('transfer-encoding')) headers.push(['Content-Length', String(body.length)]);
  const usualMethod = isHead ? 'HEAD' : data.length > 0 && !isGet ? 'POST' : 'GET';
  return { ok: true, request: { method: method ?? usualMethod, ...found.place, ...(target === undefined ? {} : { target }), httpVersion, headers, body: new Uint8Array(Buffer.from(body, 'latin1')) } };
}

/** Options by their long names, each with its value; or what is not known. */
function optionsOf(parts: readonly string[]): readonly (readonly [name: string, value: string])[] | string {
  const options: [string, string][] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    if (!part.startsWith('-') || part === '-') {
      options.push(['--url', part]);
      continue;
    }
    if (part.startsWith('--')) {
      if (withValue.has(part)) {
        const value = parts[(at += 1)];
        if (value === undefined) return `${part} stands without a value.`;
        options.push([part, value]);
      } else if (silent.has(part) || part === '--head' || part === '--get' || part === '--http1.0') options.push([part, '']);
      else return `The option ${shown(part)} is not known here.`;
      continue;
    }
    for (let letter = 1; letter < part.length; letter += 1) {
      const name = longNames.get(part.charAt(letter));
      if (name === undefined) return `The option -${shown(part.charAt(letter))} is not known here.`;
      if (!withValue.has(name)) {
        options.push([name, '']);
        continue;
      }
      const value = letter + 1 < part.length ? part.slice(letter + 1) : parts[(at += 1)];
      if (value === undefined) return `-${part.charAt(letter)} stands without a value.`;
      options.push([name, value]);
      break;
    }
  }
  return options;
}

function fileSentence(value: string): string {
  return `It reads the file “${shown(value.slice(1))}”, and a pasted command reads no files. Put its content into the command.`;
}

function shown(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString().slice(0, 100);
}

function escaped(bytes: string): string {
  return bytes.replaceAll(/[^A-Za-z0-9\-._~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function refused(message: string): RequestRead {
  return { ok: false, message };
}
