import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CaptureDraft } from '../../../src/shared/model/captured-request';
import type { HeaderPair } from '../../../src/shared/model/header';
import { catching, rawClient, type Catching } from '../../support/catching';
import { githubPayloads, naughtyStrings } from '../../support/corpora';
import { temporaryFolder } from '../../support/temporary-folder';

interface Sent {
  readonly body: Buffer;
  /** A header's value, one character a byte, where the body can be one. */
  readonly headerValue: string | undefined;
}

const payloads = githubPayloads().map((body): Sent => ({ body, headerValue: undefined }));
const strings = naughtyStrings().map((text): Sent => {
  const bytes = Buffer.from(text, 'utf8');
  return { body: bytes, headerValue: asHeaderValue(bytes.toString('latin1')) };
});
const corpus: readonly Sent[] = [...payloads, ...strings];

/** White space around a header's value is not part of it (RFC 9110 section 5.5); control characters are no header at all. */
function asHeaderValue(text: string): string | undefined {
  const value = text.replace(/^[ \t]+|[ \t]+$/g, '');
  return [...value].every((character) => character === '\t' || (character >= ' ' && character !== '\u007f')) ? value : undefined;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Compares every record with what was sent: state, bytes, and the headers that `pick` takes from it, in order. */
async function expectAll(caught: Catching, headersOf: (sent: Sent, index: number) => readonly HeaderPair[], pick: (draft: CaptureDraft) => readonly HeaderPair[]): Promise<void> {
  const drafts = await caught.received(corpus.length);
  expect(drafts).toHaveLength(corpus.length);
  const byIndex = new Map(drafts.map((draft) => [Number(draft.target.slice('/case/'.length)), draft]));
  for (const [index, sent] of corpus.entries()) {
    const draft = byIndex.get(index);
    const what = `case ${index}: ${sent.body.subarray(0, 60).toString('latin1')}`;
    expect(draft?.state, what).toBe('complete');
    if (draft === undefined) continue;
    expect(draft.bodySha256, what).toBe(sha256(sent.body));
    expect(sha256(draft.body), what).toBe(draft.bodySha256);
    expect(draft.bodyBytes, what).toBe(sent.body.length);
    expect(pick(draft), what).toEqual(headersOf(sent, index));
  }
}

function ours(draft: CaptureDraft): readonly HeaderPair[] {
  return draft.headers.filter(([name]) => /^x-(index|string)$/i.test(name));
}

function ownHeaders({ headerValue }: Sent, index: number): readonly HeaderPair[] {
  return [['X-Index', String(index)], ...(headerValue === undefined ? [] : [['X-String', headerValue] as const])];
}

test('the corpora are what they were', () => {
  expect(payloads.length).toBeGreaterThan(300);
  expect(strings.length).toBeGreaterThan(480);
  expect(strings.filter(({ headerValue }) => headerValue !== undefined).length).toBeGreaterThan(450);
});

test('a raw socket, all requests on one connection', async () => {
  const caught = await catching();
  const client = await rawClient(caught.port);
  const headersOf = (sent: Sent, index: number): readonly HeaderPair[] => [
    ['hOsT', 'hookbench.test'],
    ...ownHeaders(sent, index),
    ['X-Index', 'again'],
    ['Content-Length', String(sent.body.length)],
  ];
  for (const [index, sent] of corpus.entries()) {
    const head = [`POST /case/${index} HTTP/1.1`, ...headersOf(sent, index).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
    await client.write(Buffer.concat([Buffer.from(head, 'latin1'), sent.body]));
  }
  await expectAll(caught, headersOf, (draft) => draft.headers);
});

test('Node’s fetch', async () => {
  const caught = await catching();
  const waiting = [...corpus.entries()];
  async function sendSome(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, sent] = next;
      const answer = await fetch(`${caught.url}/case/${index}`, { method: 'POST', headers: ownHeaders(sent, index).map(([name, value]): [string, string] => [name, value]), body: new Uint8Array(sent.body) });
      await answer.arrayBuffer();
    }
  }
  await Promise.all(Array.from({ length: 4 }, sendSome));
  // Whether fetch keeps the case of names differs between versions of Node.
  const lowered = (pairs: readonly HeaderPair[]): readonly HeaderPair[] => pairs.map(([name, value]) => [name.toLowerCase(), value]);
  await expectAll(caught, (sent, index) => lowered(ownHeaders(sent, index)), (draft) => lowered(ours(draft)));
});

test.runIf(isInstalled('curl'))('curl, in one process', async () => {
  const caught = await catching();
  const folder = temporaryFolder();
  const blocks = await Promise.all(
    corpus.map(async (sent, index) => {
      const file = join(folder, `${index}.body`);
      await writeFile(file, sent.body);
      const headers = ownHeaders(sent, index).map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`));
      return [`url = "${caught.url}/case/${index}"`, `data-binary = "@${file}"`, ...headers.map((header) => `header = ${curlQuoted(header)}`), 'silent', 'output = "/dev/null"'].join('\n');
    }),
  );
  const config = join(folder, 'curl.config');
  await writeFile(config, Buffer.from(blocks.join('\nnext\n'), 'latin1'));
  await run('curl', ['--disable', '--config', config]);
  await expectAll(caught, ownHeaders, ours);
  for (const { headers } of caught.drafts) {
    expect(headers.map(([name]) => name).filter((name) => name !== 'X-String')).toEqual(['Host', 'User-Agent', 'Accept', 'X-Index', 'Content-Length', 'Content-Type']);
  }
});

test.runIf(isInstalled('wget'))('wget, a process a request', async () => {
  const caught = await catching();
  const folder = temporaryFolder();
  const waiting = [...corpus.entries()];
  async function sendSome(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, sent] = next;
      const file = join(folder, `${index}.body`);
      await writeFile(file, sent.body);
      await run('wget', ['--no-config', '--quiet', '--no-proxy', `--header=X-Index: ${index}`, `--post-file=${file}`, '--output-document=/dev/null', `${caught.url}/case/${index}`]);
    }
  }
  await Promise.all(Array.from({ length: 4 }, sendSome));
  await expectAll(caught, (_sent, index) => [['X-Index', String(index)]], ours);
});

/** A value of curl's configuration file in quotes. */
function curlQuoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\t', '\\t')}"`;
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString('latin1')));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code, `${program} ${args.at(-1) ?? ''} ${complaints}`).toBe(0);
}
