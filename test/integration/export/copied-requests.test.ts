import fc from 'fast-check';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bashCommand } from '../../../src/shared/export/bash-command';
import { cmdCommand } from '../../../src/shared/export/cmd-command';
import type { ExportedRequest } from '../../../src/shared/export/exported-request';
import { fetchScript } from '../../../src/shared/export/fetch-script';
import { powershellCommand } from '../../../src/shared/export/powershell-command';
import { pythonScript } from '../../../src/shared/export/python-script';
import { rawRequest } from '../../../src/shared/export/raw-request';
import type { CaptureDraft } from '../../../src/shared/model/captured-request';
import type { HeaderPair } from '../../../src/shared/model/header';
import { catching, exchange, type Catching } from '../../support/catching';
import { naughtyStrings } from '../../support/corpora';
import { readPowershell } from '../../support/powershell-text';
import { runProgram } from '../../support/run-program';
import { temporaryFolder } from '../../support/temporary-folder';
import { argumentsAtPrompt } from '../../support/windows-command-line';

/** Sends what was copied with the tool that it is for. */
type Runner = (request: ExportedRequest, folder: string) => Promise<unknown>;

const variables = new Map([['PATH', String.raw`C:\Windows`], ['TEMP', 'expanded'], ['A', 'expanded'], ['OS', 'Windows_NT']]);

const runners = {
  bash: (request, folder) => runProgram('bash', ['-c', 'eval "$(cat)"'], bashCommand(request), folder),
  powershell: (request, folder) => {
    const { config, body } = readPowershell(powershellCommand(request));
    if (body !== undefined) writeFileSync(join(folder, 'body.tmp'), body);
    return runProgram('curl', ['--config', '-', ...(body === undefined ? [] : ['--data-binary', `@${join(folder, 'body.tmp')}`])], config, folder);
  },
  cmd: (request, folder) => {
    writeFileSync(join(folder, request.bodyFile ?? ''), request.body);
    const [program, ...rest] = argumentsAtPrompt(cmdCommand(request), variables);
    expect(program).toBe('curl.exe');
    return runProgram('curl', rest, '', folder);
  },
  fetch: (request, folder) => {
    writeFileSync(join(folder, 'copied.mjs'), fetchScript(request));
    return runProgram(process.execPath, [join(folder, 'copied.mjs')], '', folder);
  },
  python: (request, folder) => {
    writeFileSync(join(folder, 'copied.py'), pythonScript(request));
    return runProgram('python3', ['-I', '-S', join(folder, 'copied.py')], '', folder);
  },
  raw: (request) => exchange(Number(request.origin.split(':').at(-1)), rawRequest(request)),
} satisfies Record<string, Runner>;

const tokenCharacters = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const injections = ["'; touch owned.txt; '", '$(touch owned.txt)', '`id`', '" & calc & "', '%PATH%', '%TEMP:~0,3%', '%A:x=y%', '^"&|<>()%OS%!', "\n'@\nRemove-Item x", '${HOME}', '\\"\\\\"', '@/etc/passwd', '-o owned.txt', '!!', '$\'\\x41\'', '#{7*7}', '%^A%', 'a\\', '‘’‚‛“”'];
const latin1Of = (text: string): string => Buffer.from(text).toString('latin1');

const token = fc.string({ unit: fc.constantFrom(...tokenCharacters), minLength: 1, maxLength: 12 });
const free = (bytes: fc.Arbitrary<number>, most: number): fc.Arbitrary<string> => fc.array(bytes, { maxLength: most }).map((codes) => String.fromCharCode(...codes));
const valueText = fc
  .oneof(free(fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f), 30), free(fc.integer({ min: 0x20, max: 0x7e }), 30), fc.constantFrom(...injections, ...naughtyStrings()).map(latin1Of))
  // oxlint-disable-next-line no-control-regex -- no header value may hold these
  .map((text) => text.replaceAll(/[\0-\x08\x0a-\x1f\x7f]/g, '').replaceAll(/^[ \t]+|[ \t]+$/g, ''));
const target = fc
  .oneof(fc.constantFrom('/', '/hooks/claims', '/a?b=c&d=%20e', '/a/../b', '/a b', "/it's?x=[1]{2}", '/#x', '*', ...injections.map(latin1Of)), free(fc.integer({ min: 0x21, max: 0xff }), 20))
  // oxlint-disable-next-line no-control-regex -- no target may hold these
  .map((text) => (text === '*' ? text : `/${text.replaceAll(/[\0-\x20\x7f]/g, '').replace(/^\/+/, '')}`));
const body = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => new Uint8Array(Buffer.from(text))), fc.constantFrom(...injections, ...naughtyStrings(), '@file', '{"a":\n1}').map((text) => new Uint8Array(Buffer.from(text))), fc.constant(new Uint8Array()));
const ownHeader = token.filter((name) => !/^(?:host|connection|content-length|transfer-encoding|expect|upgrade|keep-alive|te|trailer|cookie|date|proxy-connection)$/i.test(name));
const request = fc.record({
  method: fc.oneof(fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'OPTIONS'), token.filter((name) => !/^(?:head|connect|trace|track)$/i.test(name))),
  target,
  headers: fc.array(fc.tuple(fc.oneof(ownHeader, fc.constantFrom('Content-Type', 'event-name', 'USER-AGENT', 'Accept', 'Authorization', 'x-twice')), valueText), { maxLength: 8 }),
  body,
});
type Drawn = typeof request extends fc.Arbitrary<infer T> ? T : never;

function addressed(catcher: Catching, { headers, ...drawn }: Drawn): ExportedRequest {
  const length: readonly HeaderPair[] = drawn.body.length > 0 ? [['content-length', String(drawn.body.length)]] : [];
  return { ...drawn, origin: catcher.url, httpVersion: '1.1', headers: [['Host', `127.0.0.1:${catcher.port}`], ...headers, ...length], bodyFile: 'request.body' };
}

const sameBytes = (draft: CaptureDraft | undefined, sent: ExportedRequest): void => {
  expect({ method: draft?.method, target: draft?.target, body: Buffer.from(draft?.body ?? []).toString('base64') }).toEqual({ method: sent.method, target: sent.target, body: Buffer.from(sent.body).toString('base64') });
};

/** Runs one command after another, and looks at what arrived each time. */
async function holds(runner: Runner, numRuns: number, look: (draft: CaptureDraft | undefined, sent: ExportedRequest, before: ExportedRequest) => void, admit: (drawn: Drawn) => boolean = () => true): Promise<void> {
  const catcher = await catching();
  const folder = temporaryFolder();
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(request.filter(admit), async (drawn) => {
      const made = addressed(catcher, drawn);
      await runner(made, folder);
      sent += 1;
      const drafts = await catcher.received(sent);
      look(drafts.at(-1), made, made);
    }),
    { numRuns, seed: 20261123 },
  );
  expect(readdirSync(folder)).not.toContain('owned.txt');
}

describe('a request that was copied and run arrives as the same bytes', () => {
  test.each([
    ['bash and curl', runners.bash, 150],
    ['PowerShell, read by its published rules, and curl', runners.powershell, 150],
    ['Python', runners.python, 25],
    ['raw HTTP over a socket', runners.raw, 100],
  ] as const)('%s', async (_name, runner, numRuns) => {
    await holds(runner, numRuns, (draft, sent) => {
      sameBytes(draft, sent);
      expect(draft?.headers).toEqual(sent.headers);
    });
  });

  test('the command prompt, read by its published rules, and curl: all that is ASCII', async () => {
    const ascii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
    await holds(
      runners.cmd,
      150,
      (draft, sent) => {
        sameBytes(draft, sent);
        expect(draft?.headers).toEqual(sent.headers.filter(([, value]) => ascii(value)));
      },
      (drawn) => ascii(drawn.target),
    );
  });

  test('fetch: method, path, body, and each header that it does not write itself', async () => {
    const joined = (headers: readonly HeaderPair[], name: string): string => headers.filter(([each]) => each.toLowerCase() === name.toLowerCase()).map(([, value]) => value).join(', ');
    await holds(
      runners.fetch,
      25,
      (draft, sent) => {
        sameBytes(draft, sent);
        for (const [name] of sent.headers) expect([name, joined(draft?.headers ?? [], name)]).toEqual([name, joined(sent.headers, name)]);
      },
      (drawn) => /^\/[A-Za-z0-9/?=&]*$/.test(drawn.target) && !(drawn.method === 'GET' && drawn.body.length > 0) && !/^(?:delete|get|options|post|put|patch)$/.test(drawn.method),
    );
  });

  // oxlint-disable-next-line no-control-regex -- no header value may hold these
  const every: readonly HeaderPair[] = naughtyStrings().map((text, index) => [`X-${index}`, latin1Of(text).replaceAll(/[\0-\x1f\x7f]/g, '').trim()]);

  test.each([
    ['bash', runners.bash],
    ['PowerShell', runners.powershell],
    ['Python', runners.python],
  ] as const)('every naughty string, as a header and in the body: %s', async (_name, runner) => {
    const catcher = await catching();
    const folder = temporaryFolder();
    for (let at = 0, count = 1; at < every.length; at += 60, count += 1) {
      const text = naughtyStrings().slice(at, at + 60).join('\n');
      const made = addressed(catcher, { method: 'POST', target: '/', headers: every.slice(at, at + 60).map(([name, value]) => [name, value]), body: new Uint8Array(Buffer.from(text)) });
      await runner(made, folder);
      const draft = (await catcher.received(count)).at(-1);
      sameBytes(draft, made);
      expect(draft?.headers).toEqual(made.headers);
    }
    expect(readdirSync(folder)).not.toContain('owned.txt');
  });

  const odd = (catcher: Catching, changes: Partial<ExportedRequest>): ExportedRequest => ({ ...addressed(catcher, { method: 'POST', target: '/', headers: [], body: new Uint8Array([0, 1, 255]) }), ...changes });

  test.each(Object.entries(runners).filter(([name]) => name !== 'raw'))('a body over 1 MB comes from its file: %s', async (_name, runner) => {
    const catcher = await catching();
    const folder = temporaryFolder();
    const large = new Uint8Array(1024 * 1024 + 5).map((_, index) => index % 251);
    writeFileSync(join(folder, "it's a body.bin"), large);
    const made = odd(catcher, { headers: [['Host', 'example.test']], body: large, bodyFile: "it's a body.bin" });
    await runner(made, folder);
    const draft = await catcher.only();
    expect(draft.bodyBytes).toBe(large.length);
    sameBytes(draft, made);
  });

  test.each([
    ['bash', runners.bash],
    ['PowerShell', runners.powershell],
    ['Python', runners.python],
  ] as const)('a length that was wrong, a chunked body and Expect give way to the length: %s', async (_name, runner) => {
    const catcher = await catching();
    await runner(odd(catcher, { headers: [['host', 'a'], ['Content-Length', '7'], ['Expect', '100-continue'], ['Transfer-Encoding', 'chunked'], ['X-Last', '']] }), temporaryFolder());
    const draft = await catcher.only();
    expect(draft.headers.slice(1)).toEqual([['Content-Length', '3'], ['X-Last', '']]);
    expect([...draft.body]).toEqual([0, 1, 255]);
  });

  test.each([
    ['bash', runners.bash],
    ['Python', runners.python],
  ] as const)('HTTP/1.0, and HEAD without a body: %s', async (_name, runner) => {
    const catcher = await catching();
    await runner(odd(catcher, { httpVersion: '1.0' }), temporaryFolder());
    await runner(odd(catcher, { method: 'HEAD', headers: [['Host', 'a']], body: new Uint8Array() }), temporaryFolder());
    const drafts = await catcher.received(2);
    expect(drafts.map(({ method, httpVersion }) => [method, httpVersion])).toEqual([['POST', '1.0'], ['HEAD', '1.1']]);
  });

  test('raw HTTP keeps a chunked body chunked', async () => {
    const catcher = await catching();
    const headers: readonly HeaderPair[] = [['Host', 'a'], ['Transfer-Encoding', 'chunked'], ['Connection', 'close']];
    await runners.raw(odd(catcher, { headers }));
    const draft = await catcher.only();
    expect(draft.headers).toEqual(headers);
    expect([...draft.body]).toEqual([0, 1, 255]);
  });
});
