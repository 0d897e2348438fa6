import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSecretStore } from '../../../../../src/main/core/secrets/secret-store';
import { validateWorkspace as validate } from '../../../../../src/main/core/validation/workspace-validation';
import { openWorkspace, type WorkspaceOpened, type WorkspaceStore } from '../../../../../src/main/core/workspace/open-workspace';
import { temporaryFolder } from '../../../../support/temporary-folder';
import { testPorts } from '../../../../support/test-ports';

async function open(folder: string): Promise<WorkspaceOpened> {
  const ports = testPorts();
  const { headers: secrets } = await openSecretStore(folder, undefined, ports.logger);
  return openWorkspace({ folder, catchHost: '127.0.0.1', catchPort: 4455, validate, secrets, ports });
}

async function opened(folder: string): Promise<{ store: WorkspaceStore; created: boolean; notices: readonly string[] }> {
  const result = await open(folder);
  if (!result.ok) throw new Error(result.problem.message);
  return result;
}

describe('a workspace', () => {
  test('is made on a first run, with an endpoint that gets all nine events, two performers and samples', async () => {
    const folder = temporaryFolder();
    const { store, created } = await opened(folder);
    expect(created).toBe(true);
    const { endpoints, performers, samples } = store.current();
    expect(endpoints).toHaveLength(1);
    expect(endpoints[0]?.events).toHaveLength(9);
    expect(performers.map((performer) => performer.performedBy.kind)).toEqual(['user', 'token']);
    expect(samples.map((sample) => sample.kind)).toContain('contact');
    expect(JSON.parse(readFileSync(join(folder, 'workspace.json'), 'utf8'))).toEqual(store.current());
  });

  test('keeps a change over a restart, and the version before it as .bak', async () => {
    const folder = temporaryFolder();
    const { store } = await opened(folder);
    await store.change((now) => ({ ...now, name: 'Motor claims' }));
    const again = await opened(folder);
    expect(again.created).toBe(false);
    expect(again.store.current().name).toBe('Motor claims');
    expect(JSON.parse(readFileSync(join(folder, 'workspace.json.bak'), 'utf8')).name).toBe('My workspace');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('of a version without saved filters or rules for comparing gets the usual ones, and is not taken for broken', async () => {
    const folder = temporaryFolder();
    const { store } = await opened(folder);
    await store.change((now) => ({ ...now, name: 'Old' }));
    const path = join(folder, 'workspace.json');
    const { filters: _filters, ...old } = JSON.parse(readFileSync(path, 'utf8'));
    delete old.settings.compare;
    writeFileSync(path, JSON.stringify(old));
    const again = await opened(folder);
    expect(again.notices).toEqual([]);
    expect([again.store.current().name, again.store.current().filters]).toEqual(['Old', []]);
    expect(again.store.current().settings.compare).toMatchObject({ keyOrder: false, ignore: [] });
  });

  test('applies changes asked for at once one after the other', async () => {
    const { store } = await opened(temporaryFolder());
    await Promise.all(Array.from({ length: 20 }, () => store.change((now) => ({ ...now, name: `${now.name}+` }))));
    expect(store.current().name).toBe(`My workspace${'+'.repeat(20)}`);
  });

  const broken: readonly [string, string | Uint8Array][] = [
    ['empty', ''],
    ['zero bytes after a power cut', new Uint8Array(400)],
    ['cut short', '{"version": 1, "name": "Mo'],
    ['null', 'null'],
    ['another shape', '{"version": 1, "endpoints": 5}'],
    ['a byte order mark', '\uFEFF{}'],
    ['an array', '[]'],
  ];
  test.each(broken)('that is broken (%s) is set aside by name, and the last good one used', async (_, content) => {
    const folder = temporaryFolder();
    const { store } = await opened(folder);
    await store.change((now) => ({ ...now, name: 'Good' }));
    await store.change((now) => ({ ...now, name: 'Newer' }));
    writeFileSync(join(folder, 'workspace.json'), content);
    const again = await opened(folder);
    expect(again.store.current().name).toBe('Good');
    const aside = readdirSync(folder).filter((name) => name.startsWith('workspace.json.damaged-'));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(folder, aside[0] ?? ''))).toEqual(Buffer.from(content));
    expect(again.notices.join(' ')).toContain(aside[0]);
  });

  test('that is broken without a good one before it is set aside, never written over', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'workspace.json'), 'not JSON');
    const { created, notices } = await opened(folder);
    expect(created).toBe(true);
    const [aside] = readdirSync(folder).filter((name) => name.startsWith('workspace.json.damaged-'));
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe('not JSON');
    expect(notices).toHaveLength(1);
  });

  test('of a newer version is refused and left alone', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'workspace.json'), '{"version": 99}');
    const result = await open(folder);
    expect(result.ok ? undefined : result.problem.code).toBe('newer-version');
    expect(readFileSync(join(folder, 'workspace.json'), 'utf8')).toBe('{"version": 99}');
  });

  test('with hostile keys does not reach any prototype', async () => {
    const folder = temporaryFolder();
    const { store } = await opened(folder);
    const text = JSON.stringify(store.current()).replace('{', '{"__proto__": {"polluted": true}, ');
    writeFileSync(join(folder, 'workspace.json'), text);
    await opened(folder);
    expect('polluted' in {}).toBe(false);
  });

  test('whose change cannot be saved says so and keeps the old state', async () => {
    const folder = temporaryFolder();
    const { store } = await opened(folder);
    const path = join(folder, 'workspace.json');
    // A folder in the place of the backup makes its rename fail, for root too.
    mkdirSync(join(`${path}.bak`, 'inside'), { recursive: true });
    const saved = await store.change((now) => ({ ...now, name: 'Lost' }));
    expect(saved.ok).toBe(false);
    expect(store.current().name).toBe('My workspace');
    expect(JSON.parse(readFileSync(path, 'utf8')).name).toBe('My workspace');
  });
});
