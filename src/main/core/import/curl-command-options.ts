import { shownBytes } from './shown-bytes';

// Options without a value that change nothing of the request as it is read here.
const silent = new Set(
  'globoff path-as-is http1.1 http2 http2-prior-knowledge http3 http3-only compressed compressed-ssh insecure silent show-error verbose location location-trusted include fail fail-with-body fail-early no-buffer disable progress-bar no-progress-meter no-keepalive tcp-nodelay tcp-fastopen tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 ssl-no-revoke ssl-reqd ipv4 ipv6 raw tr-encoding remote-name remote-header-name remove-on-error create-dirs styled-output no-styled-output post301 post302 post303 basic no-alpn no-npn no-sessionid retry-connrefused retry-all-errors false-start suppress-connect-headers parallel junk-session-cookies'
    .split(' ')
    .map((name) => `--${name}`),
);
// Options with a value of which the same is true.
const silentWithValue = new Set(
  'max-time connect-timeout output output-dir retry retry-delay retry-max-time write-out cacert capath cert cert-type key key-type pass proxy proxy-user noproxy resolve connect-to interface max-redirs limit-rate keepalive-time dump-header cookie-jar stderr trace trace-ascii ciphers tls13-ciphers tls-max dns-servers expect100-timeout speed-limit speed-time rate'
    .split(' ')
    .map((name) => `--${name}`),
);
const longNames: ReadonlyMap<string, string> = new Map([
  ['X', '--request'], ['H', '--header'], ['d', '--data'], ['u', '--user'], ['A', '--user-agent'], ['e', '--referer'], ['b', '--cookie'], ['I', '--head'], ['G', '--get'], ['F', '--form'], ['T', '--upload-file'], ['K', '--config'],
  ['k', '--insecure'], ['s', '--silent'], ['S', '--show-error'], ['v', '--verbose'], ['L', '--location'], ['i', '--include'], ['f', '--fail'], ['N', '--no-buffer'], ['g', '--globoff'], ['q', '--disable'],
  ['m', '--max-time'], ['o', '--output'], ['w', '--write-out'], ['x', '--proxy'], ['0', '--http1.0'], ['r', '--range'], ['4', '--ipv4'], ['6', '--ipv6'], ['#', '--progress-bar'], ['O', '--remote-name'], ['J', '--remote-header-name'],
  ['D', '--dump-header'], ['c', '--cookie-jar'], ['E', '--cert'], ['j', '--junk-session-cookies'], ['U', '--proxy-user'], ['1', '--tlsv1'], ['y', '--speed-time'], ['Y', '--speed-limit'], ['Z', '--parallel'],
]);
const flags = new Set(['--head', '--get', '--http1.0']);
const withValue = new Set([
  '--request', '--header', '--data', '--data-ascii', '--data-raw', '--data-binary', '--data-urlencode', '--json', '--url', '--url-query', '--user', '--user-agent', '--referer', '--cookie', '--range', '--oauth2-bearer', '--form', '--form-string', '--upload-file', '--config', '--request-target', ...silentWithValue,
]);
const another: ReadonlySet<string> = new Set(['--next', '-:']);

/** The options of a curl command by their long names, each with its value; or in one sentence what is not known. Addresses are `--url`. */
export function curlOptionsOf(parts: readonly string[]): readonly (readonly [name: string, value: string])[] | string {
  const options: [string, string][] = [];
  let onlyAddresses = false;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    if (onlyAddresses || !part.startsWith('-') || part === '-') {
      options.push(['--url', part]);
      continue;
    }
    if (another.has(part)) return 'It makes more than one request. Paste one.';
    if (part === '--') {
      onlyAddresses = true;
      continue;
    }
    if (part.startsWith('--')) {
      if (withValue.has(part)) {
        const value = parts[(at += 1)];
        if (value === undefined) return `${part} stands without a value.`;
        options.push([part, value]);
      } else if (silent.has(part) || flags.has(part)) options.push([part, '']);
      else return `The option ${shownBytes(part)} is not known here.`;
      continue;
    }
    for (let letter = 1; letter < part.length; letter += 1) {
      const name = longNames.get(part.charAt(letter));
      if (name === undefined) return `The option -${shownBytes(part.charAt(letter))} is not known here.`;
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
