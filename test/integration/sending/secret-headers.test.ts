import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import type { HeaderPair } from '../../../src/shared/model/header';
import { catchUrl, openCore, value } from '../../support/open-core';
import { temporaryFolder } from '../../support/temporary-folder';
import { turningBox } from '../../support/turning-box';

const token = 'Bearer 6f3a-very-secret';
const cookie = 'session=crumbs-of-it';
const headers: readonly HeaderPair[] = [['X-Team', 'motor'], ['authorization', token], ['X-After', 'b'], ['Cookie', cookie], ['X-Api-Key', token]];
const lostWords = 'The value of the header authorization cannot be read here: it is sealed by a keychain that is not within reach, or its file is gone. Enter it again under Endpoints, or remove the header.';

/** The files of the folder in which a secret stands readable. */
function filesWithSecrets(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && [token, cookie].some((secret) => readFileSync(join(entry.parentPath, entry.name)).includes(secret)))
    .map(({ name }) => name);
}

function jsonOf(folder: string, name: string): { version: number; endpoints: { headers: unknown[] }[]; headers: unknown[] } {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

async function first(app: CoreApp) {
  const [endpoint] = (await value(app, 'snapshot.get', {})).workspace.endpoints;
  if (endpoint === undefined) throw new Error('no endpoint');
  return endpoint;
}

async function send(app: CoreApp): ReturnType<ReturnType<CoreApp['dispatch']>> {
  const { samples } = app.workspace.current();
  return app.dispatch({})('events.send', { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: samples[0]?.text ?? '{}' });
}

/** What the last attempt of what is sent now carries, from the team's header on. */
async function sentHeaders(app: CoreApp): Promise<readonly HeaderPair[]> {
  const sent = await send(app);
  if (!sent.ok) throw new Error(sent.error.message);
  await app.sender.idle();
  const { rows } = await app.log.activityPage({ kind: 'all' }, 'sent', 0, 1);
  const detail = rows[0]?.direction === 'sent' ? await app.log.delivery(rows[0].id) : undefined;
  const all = detail?.attempts[0]?.request.headers ?? [];
  const from = all.findIndex(([name]) => name === 'X-Team');
  return all.slice(from, from + headers.length);
}

test('a workspace of the first format loses its secrets to the keychain, in the file before too, and sends them as before', async () => {
  const folder = temporaryFolder();
  const before = await openCore({ folder, secretBox: turningBox });
  await value(before, 'endpoints.update', { id: (await first(before)).id, changes: { headers: [['X-Team', 'motor']] } });
  await before.close();
  for (const [name, list] of [['workspace.json', headers], ['workspace.json.bak', [['Cookie', cookie]]]] as const) {
    const old = jsonOf(folder, 'workspace.json');
    old.version = 1;
    for (const endpoint of old.endpoints) endpoint.headers = [...list];
    writeFileSync(join(folder, `${name}.old`), JSON.stringify(old));
  }
  for (const name of ['workspace.json', 'workspace.json.bak']) {
    writeFileSync(join(folder, name), readFileSync(join(folder, `${name}.old`)));
    rmSync(join(folder, `${name}.old`));
  }

  const app = await openCore({ folder, secretBox: turningBox });
  expect(app.workspace.current().endpoints[0]?.headers).toEqual(headers);
  expect(filesWithSecrets(folder)).toEqual([]);
  const file = jsonOf(folder, 'workspace.json');
  const reference = { secret: expect.stringMatching(/^sec_/) };
  expect([file.version, file.endpoints[0]?.headers]).toEqual([2, [['X-Team', 'motor'], ['authorization', reference], ['X-After', 'b'], ['Cookie', reference], ['X-Api-Key', reference]]]);
  expect(jsonOf(folder, 'workspace.json.bak')).toEqual(file);
  expect(await sentHeaders(app)).toEqual(headers);
  expect((await value(app, 'sharing.export', {})).text).not.toContain(token);
  await app.close();
  // What was really sent is on record, and nowhere else.
  expect(filesWithSecrets(folder).filter((name) => !name.startsWith('log.db'))).toEqual([]);

  const again = await openCore({ folder, secretBox: turningBox });
  expect(await sentHeaders(again)).toEqual(headers);
});

test('where the keychain is out of reach nothing is sent, plainly, what is changed keeps the secrets, and a value that is entered again counts', async () => {
  const folder = temporaryFolder();
  const window = await openCore({ folder, secretBox: turningBox });
  const { id } = await first(window);
  await value(window, 'endpoints.update', { id, changes: { headers } });
  await window.close();
  const sealed = jsonOf(folder, 'workspace.json').endpoints[0]?.headers;

  const elsewhere = await openCore({ folder });
  expect(await send(elsewhere)).toEqual({ ok: false, error: { code: 'conflict', message: `Local catch server: ${lostWords}` } });
  const url = `${catchUrl(elsewhere)}/elsewhere`;
  await value(elsewhere, 'endpoints.update', { id, changes: { name: 'Renamed', url } });
  const copy = await value(elsewhere, 'endpoints.duplicate', { id });
  await value(elsewhere, 'endpoints.restore', await value(elsewhere, 'endpoints.delete', { id: copy.id }));
  expect(jsonOf(folder, 'workspace.json').endpoints.map((endpoint) => endpoint.headers)).toEqual([sealed, sealed]);
  expect((await value(elsewhere, 'sharing.export', {})).withheld.filter(({ endpointName }) => endpointName === 'Renamed').map(({ headerName }) => headerName)).toEqual(['authorization', 'Cookie', 'X-Api-Key']);
  await value(elsewhere, 'endpoints.delete', { id: copy.id });
  await elsewhere.close();

  const back = await openCore({ folder, secretBox: turningBox });
  expect(back.workspace.current().endpoints.map((endpoint) => endpoint.headers)).toEqual([headers]);
  await back.close();
  rmSync(join(folder, 'secrets.json'));

  const reset = await openCore({ folder, secretBox: turningBox });
  const lost = (await first(reset)).headers;
  expect(lost.map(([, text]) => text)).toEqual(['motor', '', 'b', '', '']);
  expect((await send(reset)).ok).toBe(false);
  await value(reset, 'endpoints.update', { id, changes: { headers: lost.map(([name, text]) => [name, name === 'authorization' ? token : text]) } });
  expect((await first(reset)).lostSecrets?.map(({ headerName }) => headerName)).toEqual(['Cookie', 'X-Api-Key']);
  await value(reset, 'endpoints.update', { id, changes: { url: `${catchUrl(reset)}/hooks`, headers: [['X-Team', 'motor'], ['authorization', token]] } });
  expect((await first(reset)).lostSecrets).toBeUndefined();
  expect((await sentHeaders(reset)).slice(0, 2)).toEqual([['X-Team', 'motor'], ['authorization', token]]);
});

test('an endpoint that is changed, doubled, deleted and brought back keeps its secrets, and they are dropped once nothing refers to them', async () => {
  const folder = temporaryFolder();
  const app = await openCore({ folder, secretBox: turningBox });
  const { id } = await first(app);
  await value(app, 'endpoints.update', { id, changes: { headers } });
  await value(app, 'endpoints.duplicate', { id });
  expect(jsonOf(folder, 'secrets.json').headers).toHaveLength(2);
  const removed = await value(app, 'endpoints.delete', { id });
  await value(app, 'workspace.rename', { name: 'In between' });
  await value(app, 'endpoints.restore', removed);
  expect(await first(app)).toMatchObject({ id, headers });
  for (const { id: each } of app.workspace.current().endpoints) await value(app, 'endpoints.delete', { id: each });
  expect(jsonOf(folder, 'secrets.json').headers).toHaveLength(2);
  await value(app, 'workspace.rename', { name: 'Without' });
  expect(jsonOf(folder, 'secrets.json').headers).toEqual([]);
  expect(filesWithSecrets(folder)).toEqual([]);
});

test('the last good version of a workspace has its secrets too', async () => {
  const folder = temporaryFolder();
  const app = await openCore({ folder, secretBox: turningBox });
  await value(app, 'endpoints.update', { id: (await first(app)).id, changes: { headers } });
  await value(app, 'endpoints.update', { id: (await first(app)).id, changes: { headers: [] } });
  await app.close();
  writeFileSync(join(folder, 'workspace.json'), 'broken');
  const again = await openCore({ folder, secretBox: turningBox });
  expect((await first(again)).headers).toEqual(headers);
  await value(again, 'workspace.rename', { name: 'Mended' });
  expect(filesWithSecrets(folder)).toEqual([]);
});

test('a change whose secrets cannot be kept is refused as a whole', async () => {
  const folder = temporaryFolder();
  const app = await openCore({ folder, secretBox: turningBox });
  const { id } = await first(app);
  // A folder in the place of the file makes its rename fail, for root too.
  mkdirSync(join(folder, 'secrets.json', 'inside'), { recursive: true });
  const reply = await app.dispatch({})('endpoints.update', { id, changes: { headers } });
  expect(reply.ok ? '' : reply.error.message).toMatch(/^The change was not saved: The secret could not be kept: /);
  expect((await first(app)).headers).toEqual([]);
  expect(filesWithSecrets(folder)).toEqual([]);
});

test('a whole workspace file can be imported elsewhere: its secret headers come without values', async () => {
  const folder = temporaryFolder();
  const theirs = await openCore({ folder, secretBox: turningBox });
  await value(theirs, 'endpoints.add', { name: 'Theirs', url: 'https://hooks.example.com/in', headers });
  const text = readFileSync(join(folder, 'workspace.json'), 'utf8');
  const ours = await openCore({ secretBox: turningBox });
  await value(ours, 'sharing.import', { text, parts: ['endpoints'] });
  const imported = ours.workspace.current().endpoints.find(({ name }) => name === 'Theirs');
  expect(imported?.headers).toEqual([['X-Team', 'motor'], ['authorization', ''], ['X-After', 'b'], ['Cookie', ''], ['X-Api-Key', '']]);
  expect(imported).not.toHaveProperty('lostSecrets');
});
