import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateSecret } from '../../../../../src/main/core/secrets/generate-secret';
import { openSecretStore, secretsFileName } from '../../../../../src/main/core/secrets/secret-store';
import { signerOf } from '../../../../../src/main/core/wire/signing/signers';
import { temporaryFolder } from '../../../../support/temporary-folder';
import { testPorts } from '../../../../support/test-ports';
import { turningBox as box } from '../../../../support/turning-box';

test('without a keychain secrets are in a file of the owner alone, with a mark, and last', async () => {
  const folder = temporaryFolder();
  const store = await openSecretStore(folder, undefined, testPorts().logger);
  expect(store.keptIn).toBe('file');
  expect(await store.set('ep_1', ['correct horse', 'battery staple'])).toEqual({ ok: true });
  expect(statSync(join(folder, secretsFileName)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(join(folder, secretsFileName), 'utf8'))).toMatchObject({ note: expect.stringContaining('do not share'), entries: [{ keptIn: 'file' }] });

  const later = await openSecretStore(folder, undefined, testPorts().logger);
  expect(later.of('ep_1')).toEqual(['correct horse', 'battery staple']);
  await later.set('ep_1', []);
  expect(later.of('ep_1')).toEqual([]);
  expect(readFileSync(join(folder, secretsFileName), 'utf8')).not.toContain('horse');
});

test('with a keychain the file holds sealed bytes, which only it opens', async () => {
  const folder = temporaryFolder();
  const store = await openSecretStore(folder, box, testPorts().logger);
  await store.set('ep_1', ['correct horse']);
  expect(store.keptIn).toBe('keychain');
  expect(readFileSync(join(folder, secretsFileName), 'utf8')).not.toContain('horse');
  expect((await openSecretStore(folder, box, testPorts().logger)).of('ep_1')).toEqual(['correct horse']);

  const ports = testPorts();
  const elsewhere = await openSecretStore(folder, undefined, ports.logger);
  expect(elsewhere.of('ep_1')).toEqual([]);
  expect(ports.logged).toEqual([expect.stringContaining('sealed for a keychain')]);
  await elsewhere.set('ep_2', ['other']);
  expect((await openSecretStore(folder, box, testPorts().logger)).of('ep_1')).toEqual(['correct horse']);
});

test.each(['{', '[]', '{"version":1,"entries":[{"endpointId":5}]}'])('a file that cannot be read is set aside: %s', async (text) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, secretsFileName), text);
  const ports = testPorts();
  expect((await openSecretStore(folder, undefined, ports.logger)).of('ep_1')).toEqual([]);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^secrets\.json\.broken-/)]);
  expect(ports.logged).toHaveLength(1);
});

test('secrets set at once are all kept', async () => {
  const folder = temporaryFolder();
  const store = await openSecretStore(folder, undefined, testPorts().logger);
  await Promise.all(['a', 'b', 'c', 'd'].map((id) => store.set(id, [`secret of ${id}`])));
  const later = await openSecretStore(folder, undefined, testPorts().logger);
  expect(['a', 'b', 'c', 'd'].map((id) => later.of(id))).toEqual([['secret of a'], ['secret of b'], ['secret of c'], ['secret of d']]);
});

test('generated secrets fit their scheme and never repeat', () => {
  for (const kind of ['standard-webhooks', 'github', 'stripe', 'shopify'] as const) {
    const secret = generateSecret(kind);
    expect(signerOf({ kind }).secretProblem(secret)).toBeUndefined();
    expect(generateSecret(kind)).not.toBe(secret);
  }
});

test('secrets of endpoints that are gone are dropped on demand, others stay', async () => {
  const folder = temporaryFolder();
  const store = await openSecretStore(folder, undefined, testPorts().logger);
  await store.set('ep_gone', ['whsec_gone']);
  await store.set('ep_here', ['whsec_here']);
  const later = await openSecretStore(folder, undefined, testPorts().logger);
  await later.retainEndpoints(['ep_here']);
  expect([later.of('ep_gone'), later.of('ep_here')]).toEqual([[], ['whsec_here']]);
  expect(readFileSync(join(folder, secretsFileName), 'utf8')).not.toContain('whsec_gone');
});

test('a value of a header has one reference as long as it is kept, and none once it was dropped', async () => {
  const folder = temporaryFolder();
  const { headers } = await openSecretStore(folder, box, testPorts().logger);
  const [first, again] = [await headers.keep(['Bearer one', 'Bearer two', 'Bearer one']), await headers.keep(['Bearer one'])];
  if (!first.ok || !again.ok) throw new Error('not kept');
  const [one = '', two = ''] = [first.references.get('Bearer one'), first.references.get('Bearer two')];
  expect(again.references).toEqual(new Map([['Bearer one', one]]));
  expect(readFileSync(join(folder, secretsFileName), 'utf8')).not.toContain('Bearer');

  const later = await openSecretStore(folder, box, testPorts().logger);
  expect([one, two, 'sec_none'].map((reference) => later.headers.value(reference))).toEqual(['Bearer one', 'Bearer two', undefined]);
  await later.headers.retain(new Set([two]));
  expect([one, two].map((reference) => later.headers.value(reference))).toEqual([undefined, 'Bearer two']);
  const anew = await later.headers.keep(['Bearer one']);
  expect(anew.ok && anew.references.get('Bearer one')).not.toBe(one);
  expect(JSON.parse(readFileSync(join(folder, secretsFileName), 'utf8')).headers).toHaveLength(2);
});

test('what was kept in the file is sealed once there is a keychain', async () => {
  const folder = temporaryFolder();
  const before = await openSecretStore(folder, undefined, testPorts().logger);
  await before.set('ep_1', ['correct horse']);
  const kept = await before.headers.keep(['Bearer horse']);
  const reference = kept.ok ? (kept.references.get('Bearer horse') ?? '') : '';
  expect(readFileSync(join(folder, secretsFileName), 'utf8')).toContain('horse');
  const store = await openSecretStore(folder, box, testPorts().logger);
  expect(readFileSync(join(folder, secretsFileName), 'utf8')).not.toContain('horse');
  expect([store.of('ep_1'), store.headers.value(reference)]).toEqual([['correct horse'], 'Bearer horse']);
});
