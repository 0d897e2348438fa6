import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCurl } from '../../../../../src/main/core/import/read-curl';
import { bashCommand } from '../../../../../src/shared/export/bash-command';
import { cmdCommand } from '../../../../../src/shared/export/cmd-command';
import { naughtyStrings } from '../../../../support/corpora';
import { cpuMs } from '../../../../support/cpu-time';

function request(text: string) {
  const read = readCurl(text);
  if (!read.ok) throw new Error(read.message);
  return { ...read.request, body: Buffer.from(read.request.body).toString('latin1') };
}

const latin1 = (codes: readonly number[]): string => String.fromCharCode(...codes);
// oxlint-disable-next-line no-control-regex -- no header value may hold these
const value = fc.oneof(fc.array(fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f)).map(latin1), fc.constantFrom(...naughtyStrings()).map((text) => Buffer.from(text).toString('latin1').replaceAll(/[\0-\x1f\x7f]/g, ''))).map((text) => text.trim());
const made = fc.record({
  method: fc.constantFrom('POST', 'PUT', 'DELETE', 'x-own'),
  target: fc.oneof(fc.array(fc.integer({ min: 0x21, max: 0xff }).filter((code) => code !== 0x7f)).map((codes) => `/${latin1(codes).replace(/^\/+/, '')}`), fc.constant('/hooks?a=%20b')),
  headers: fc.array(fc.tuple(fc.constantFrom('Event-Name', 'x-a', 'X-A', 'Content-Type'), value), { maxLength: 6 }),
  body: fc.oneof(fc.uint8Array({ maxLength: 100 }), fc.constantFrom(...naughtyStrings()).map((text) => new Uint8Array(Buffer.from(text)))),
});

describe('a pasted command', () => {
  test('that we copied for bash gives the same request back, whatever is in it', () => {
    fc.assert(
      fc.property(made, ({ headers, ...rest }) => {
        const all = [['Host', '127.0.0.1:4455'], ...headers, ...(rest.body.length > 0 ? [['Content-Length', String(rest.body.length)]] : [])].map(([name = '', content = '']) => [name, content] as const);
        const read = request(bashCommand({ ...rest, headers: all, origin: 'http://127.0.0.1:4455', httpVersion: '1.1', bodyFile: undefined }));
        expect(read).toMatchObject({ method: rest.method, target: rest.target, host: '127.0.0.1', port: 4455, secure: false, headers: all, body: Buffer.from(rest.body).toString('latin1') });
      }),
      { numRuns: 300 },
    );
  });

  test('that we copied for the command prompt gives the same request back, as far as that can carry it', () => {
    const ascii = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(ascii, ascii, (content, body) => {
        const headers = [['Host', 'a'], ['X-A', content.trim()], ...(body === '' ? [] : [['Content-Length', String(body.length)]])].map(([name = '', each = '']) => [name, each] as const);
        const read = request(cmdCommand({ method: 'POST', origin: 'http://127.0.0.1:1', target: '/a', httpVersion: '1.1', headers, body: new Uint8Array(Buffer.from(body)), bodyFile: undefined }));
        expect(read).toMatchObject({ headers, body });
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["curl 'http://a.test/x' -H 'A: 1' --data-raw $'{\"n\":\"\\u00e9\\'\\n\"}'", { method: 'POST', target: '/x', body: Buffer.from('{"n":"é\'\n"}').toString('latin1'), headers: [['Host', 'a.test'], ['A', '1'], ['Content-Type', 'application/x-www-form-urlencoded'], ['Content-Length', '12']] }],
    ['curl -sSLXPUT -d a=1 -d "b=\\"2\\"" https://a.test:8443/?q=1#x', { method: 'PUT', target: '/?q=1', secure: true, port: 8443, body: 'a=1&b="2"' }],
    ['curl -u me:secret a.test', { method: 'GET', target: '/', headers: [['Host', 'a.test'], ['Authorization', 'Basic bWU6c2VjcmV0']] }],
    ['curl -G -d q=1 --data-urlencode "t=a b" http://a.test/s', { method: 'GET', target: '/s?q=1&t=a+b', body: '' }],
    ['# a remark\n\ncurl \\\n  -I http://[::1]:4455/', { method: 'HEAD', host: '::1', port: 4455 }],
    ['curl --json {} http://a.test', { body: '{}', headers: [['Host', 'a.test'], ['Content-Type', 'application/json'], ['Accept', 'application/json'], ['Content-Length', '2']] }],
    ['curl "http://a.test/" ^\n  -H "A: 1" ^\n  --data-raw ^"^{^\\^"a^\\^":1^}^"', { body: '{"a":1}', headers: [['Host', 'a.test'], ['A', '1'], ['Content-Type', 'application/x-www-form-urlencoded'], ['Content-Length', '7']] }],
    ['curl.exe "http://a.test/" --data-raw "{""a"":""b""}"', { body: '{"a":"b"}' }],
    ["$ curl http://a.test -d $'\\ud83d\\ude00'", { body: Buffer.from('😀').toString('latin1') }],
    ["curl --url-query 'a=b c' --url-query +raw=1 'http://a.test/p?x#y'", { method: 'GET', target: '/p?x&a=b+c&raw=1' }],
    // Signs of the other shells mean nothing in quotes.
    ["curl 'http://a.test/' --request-target '/^\"'\n", { target: '/^"' }],
    ["curl http://a.test -d '{\"pattern\":\"^\"}'", { body: '{"pattern":"^"}' }],
    ['curl http://a.test -d "{\\"pattern\\":\\"^\\"}"', { body: '{"pattern":"^"}' }],
    ["curl http://a.test -d $'it\\'s ^\"'", { body: 'it\'s ^"' }],
    ["# it's ^\" of old\ncurl http://a.test -d 'to me@'\n", { body: 'to me@' }],
    ["curl http://a.test -d '```\nInvoke-WebRequest ^\n```\n'", { body: '```\nInvoke-WebRequest ^\n```\n' }],
    ["rem it's\ncurl ^\"http://a.test/it's^\" ^\n  -H ^\"A: it's^\"", { target: "/it's", headers: [['Host', 'a.test'], ['A', "it's"]] }],
    ["curl http://a.test -H ':authority: a.test' -H 'A: 1'", { headers: [['Host', 'a.test'], ['A', '1']] }],
  ])('%s', (text, expected) => {
    expect(request(text)).toMatchObject(expected);
  });

  test.each([
    ['curl -d @/etc/passwd http://a.test', /file “\/etc\/passwd”/],
    ['curl --data-binary @body http://a.test', /file “body”/],
    ['curl -H @headers http://a.test', /file “headers”/],
    ['curl -T x http://a.test', /file “x”/],
    ['curl -b jar http://a.test', /file “jar”/],
    ['curl -K config http://a.test', /-K/],
    ['curl -F a=@/etc/passwd http://a.test', /file “\/etc\/passwd”/],
    ['curl -F "a=</etc/passwd;type=text/plain" http://a.test', /file “\/etc\/passwd”/],
    ['curl -F a http://a.test', /-F/],
    ['curl -F "a=b;headers=@x" http://a.test', /-F/],
    ['curl -F a=b -d c http://a.test', /only one of them/],
    ['curl http://a.test --next http://b.test', /more than one request/],
    ['curl.exe http://a.test & calc', /more than one command/],
    ['curl "http://a.test/$(id)"', /nothing of a pasted command is run/],
    ['curl http://a.test/`id`', /nothing of a pasted command is run/],
    ['curl $HOST', /nothing of a pasted command is run/],
    ['curl http://a.test > out', /nothing of a pasted command is run/],
    ['curl http://a.test; rm -rf /', /more than one command/],
    ['cat body | curl -d @- http://a.test', /cannot be known without running/],
    ["curl 'http://a.test", /not closed/],
    ['curl', /no address/],
    ['curl file:///etc/passwd', /not an http or https address/],
    ['curl http://a.test http://b.test', /more than one address/],
    ['curl --frobnicate http://a.test', /--frobnicate is not known/],
    ['wget http://a.test', /must begin with curl/],
    ["Invoke-WebRequest -Uri 'http://a.test'", /PowerShell/],
    ["& {\n@'\nurl = \"http://a.test\"\n'@ | curl.exe --config -\n}", /PowerShell/],
    ["curl 'http://a.test' `\n  -d 1", /PowerShell/],
  ])('%s is refused in words', (text, sentence) => {
    const read = readCurl(text);
    expect(read.ok ? '' : read.message).toMatch(sentence);
  });

  test('of a megabyte is read at once, whatever it is made of', () => {
    const count = 1_000_000;
    const commands = [`-d "${'a'.repeat(count)}"`, `-d ${'a'.repeat(count)}`, `-d $'${'a'.repeat(count)}'`, ' '.repeat(count), `-F 'a=${'b;'.repeat(count / 2)}'`].map((rest) => `curl http://a.test ${rest}`);
    const startedMs = cpuMs();
    for (const command of [...commands, `${'\n'.repeat(count)}curl http://a.test`, `curl.exe http://a.test -d "${'a'.repeat(count)}"`]) expect(readCurl(command).ok, command.slice(0, 60)).toBe(true);
    expect(cpuMs() - startedMs).toBeLessThan(10_000);
  });

  test('never faults, whatever is pasted', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string().map((text) => `curl ${text}`), fc.constantFrom(...naughtyStrings()).map((text) => `curl -d ${text}`)), (text) => void readCurl(text)), { numRuns: 500 });
  });
});
