import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCurl } from '../../../src/main/core/import/read-curl';
import type { HeaderPair } from '../../../src/shared/model/header';
import { catching } from '../../support/catching';
import { naughtyStrings } from '../../support/corpora';
import { runProgram } from '../../support/run-program';
import { temporaryFolder } from '../../support/temporary-folder';

/** What curl writes by itself where it was not told to. */
const ownOfCurl = /^(?:user-agent|accept|accept-encoding|expect)$/i;

interface Sent {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** A request as it is compared: header values by name, and the boundary of a form, which curl draws by chance, under one name. */
function comparable({ method, target, headers, body }: Sent, told: string): unknown {
  const boundary = /boundary=(\S+)/.exec(headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '')?.[1];
  const plain = (text: string): string => (boundary === undefined ? text : text.replaceAll(boundary, 'BOUNDARY'));
  const bytes = plain(Buffer.from(body).toString('latin1'));
  const shown = headers
    .filter(([name]) => !ownOfCurl.test(name) || new RegExp(`${name}[:;]|${name.toLowerCase() === 'user-agent' ? '-A ' : '$.'}`, 'i').test(told))
    .map(([name, value]) => `${name.toLowerCase()}: ${name.toLowerCase() === 'content-length' ? bytes.length : plain(value)}`);
  // Escapes of a query are small or capital letters by the version of curl.
  return { method, target: target.replaceAll(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase()), headers: shown.sort(), body: bytes };
}

/** Runs each command with bash and curl, and reads it without running it: both have to make the same request. */
async function sameAsCurl(commands: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const catcher = await catching();
  const folder = temporaryFolder();
  let count = 0;
  for await (const made of commands) {
    const command = made.replaceAll('http://HOST', catcher.url).replaceAll('HOST', catcher.url.replace('http://', ''));
    await runProgram('bash', ['-c', 'eval "$(cat)"'], command, folder);
    count += 1;
    const draft = (await catcher.received(count)).at(-1);
    const read = readCurl(command);
    if (!read.ok || draft === undefined) throw new Error(`${command}: ${read.ok ? 'nothing came' : read.message}`);
    expect(comparable(read.request, command), command).toEqual(comparable(draft, command));
  }
}

test('commands as browsers, Postman and Insomnia copy them make the request that curl makes of them', () =>
  sameAsCurl([
    // Chrome
    `curl 'http://HOST/hooks?a=1&b=%20' -H 'Accept: */*' -H 'Accept-Language: de-DE,de;q=0.9' -H 'Cache-Control: no-cache' -b 'sid=1; theme="dark"' -H 'Content-Type: application/json' -H 'Origin: http://a.test' --data-raw $'{"n":"it\\'s \\u00e9\\n\\u0021"}' --compressed --insecure`,
    `curl 'http://HOST/' -X 'DELETE' -H 'user-agent: Mozilla/5.0 (X11)' --compressed`,
    // Firefox
    `curl --path-as-is 'http://HOST/a/../b' --compressed -X POST -H 'User-Agent: Mozilla/5.0' -H 'Accept-Encoding: gzip, deflate, br, zstd' -H 'Referer: http://a.test/x' -H 'Priority: u=0' -H 'TE: trailers' --data-raw 'a=1&b=2'`,
    // Postman
    `curl --location --request PUT 'http://HOST/x?y=z' \\\n--header 'Event-Name: claim.created' \\\n--header 'Authorization: Bearer abc' \\\n--data-raw '{\n    "claim": {"id": 1}\n}'`,
    `curl --location 'http://HOST/form' --form 'name="Priya \\"P\\" Shah"' --form 'note="a;type=b"' --form-string 'raw=@not-a-file;type=x' --form 'json={"a":1};type=application/json'`,
    `curl --location 'http://HOST/' --data-urlencode 'a=b c&d' --data-urlencode 'plain text' --data-urlencode '=100%'`,
    // Insomnia
    `curl --request POST \\\n  --url http://HOST/hooks \\\n  --header 'Content-Type: application/json' \\\n  --header 'User-Agent: insomnia/9.3' \\\n  --cookie 'a=b; c=d' \\\n  --data '{"a":1}'`,
    `curl --request GET --url 'http://HOST/q?x=1' --user me:secret`,
    // By hand
    `curl -d a=1 -d b=2 --data-binary 'c= \n' HOST/`,
    `curl -G -d q=1 --data-urlencode 't=ä ö' 'http://HOST/s?z=0#part'`,
    `curl -u 'only:' -A one -A two -e http://a.test -r 0-9 HOST/`,
    `curl -b a=1 -b b=2 HOST/`,
    `curl -H 'User-Agent: mine' -A other -H 'X-Empty;' -H 'Accept:' -H 'X-Spaces:   padded  ' HOST/`,
    `curl --oauth2-bearer tok -sSfLkgi4 -m 5 HOST/`,
    `curl "http://us%65r:p%40ss@HOST/"`,
    `curl -I HOST/head`,
    `curl -XOPTIONS -- HOST/`,
    `curl -d '' HOST/`,
    `curl -0 HOST/old -H 'Host: other.test' --request-target '*'`,
  ]));

const word = fc.oneof(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), fc.constantFrom('it\'s', '"quoted"', '$(touch owned)', '`id`', '%PATH%', '@file', '-dash', 'a;b', 'ä€😀', ...naughtyStrings()));
const quoted = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
// oxlint-disable-next-line no-control-regex -- no header value may hold these
const value = word.map((text) => text.replaceAll(/[\0-\x1f\x7f]/g, '').trim());
const option = fc.oneof(
  fc.tuple(fc.constantFrom('-d', '--data-binary', '--data'), word.filter((text) => !text.startsWith('@'))),
  fc.tuple(fc.constant('--data-raw'), word),
  fc.tuple(fc.constant('--data-urlencode'), word.filter((text) => !text.includes('@'))),
  fc.tuple(fc.constant('-H'), fc.tuple(fc.constantFrom('X-A', 'x-b', 'Content-Type', 'Cookie', 'Authorization'), value).map(([name, text]) => (text === '' ? `${name};` : `${name}: ${text}`))),
  fc.tuple(fc.constant('-A'), value),
  fc.tuple(fc.constant('-b'), value.map((text) => `k=${text}`)),
  fc.tuple(fc.constant('-u'), value.map((text) => `me:${text}`)),
);
const command = fc.tuple(fc.constantFrom('', '-X PUT', '-s', '--compressed'), fc.array(option, { maxLength: 5 })).map(([first, options]) => `curl ${first} ${options.map(([name, text]) => `${name} ${quoted(text)}`).join(' ')} 'http://HOST/x'`);

test('any mix of options makes the request that curl makes of it', () => sameAsCurl(fc.sample(command, { numRuns: 50, seed: 20261123 })));

test('a form with any fields makes the body that curl makes of it', () => {
  const field = fc.tuple(fc.constantFrom('-F', '--form-string'), fc.constantFrom('a', 'b c', 'it"s'), word).map(([name, key, text]) => `${name} ${quoted(`${key}=${name === '-F' && /^[@<"(]|;/.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : text}`)}`);
  return sameAsCurl(fc.sample(fc.array(field, { minLength: 1, maxLength: 4 }), { numRuns: 20, seed: 20261123 }).map((fields) => `curl ${fields.join(' ')} http://HOST/form`));
});
