import { expect, onTestFinished, test } from 'vitest';
import { createCatchServer } from '../../../src/main/core/catch/catch-server';
import { ownCertificate } from '../../../src/main/core/catch/own-certificate';
import { createCatchControl, type CatchControl } from '../../../src/main/core/catch-control';
import { openWorkspace, type WorkspaceStore } from '../../../src/main/core/workspace/open-workspace';
import type { Settings } from '../../../src/shared/model/workspace';
import { freePort, holdPort } from '../../support/free-port';
import { temporaryFolder } from '../../support/temporary-folder';
import { openSecretStore } from '../../../src/main/core/secrets/secret-store';
import { testPorts } from '../../support/test-ports';

interface Opened {
  readonly control: CatchControl;
  readonly workspace: WorkspaceStore;
  /** How many requests were put on record. */
  recorded(): number;
  set(changes: Partial<Settings>): Promise<void>;
}

async function open(): Promise<Opened> {
  const folder = temporaryFolder();
  const ports = testPorts();
  const opened = await openWorkspace({ folder, catchHost: '127.0.0.1', catchPort: await freePort(), validate: () => [], secrets: (await openSecretStore(folder, undefined, ports.logger)).headers, ports });
  if (!opened.ok) throw new Error(opened.problem.message);
  const { store: workspace } = opened;
  let seq = 0;
  const control = createCatchControl({
    workspace,
    certificate: () => ownCertificate(folder, Date.now()),
    createServer: () =>
      createCatchServer(
        {
          record: () => {
            seq += 1;
            return Promise.resolve({ ok: true, id: `cap_${seq}`, seq });
          },
          inspect: () => ({ eventName: null, source: null, checkState: 'not-run' }),
        },
        ports,
      ),
  });
  onTestFinished(async () => {
    await control.close(0);
    await workspace.settled();
  });
  const { catchHost, catchPort } = workspace.current().settings;
  await control.start(catchHost, catchPort);
  return {
    control,
    workspace,
    recorded: () => seq,
    async set(changes) {
      const saved = await workspace.change((now) => ({ ...now, settings: { ...now.settings, ...changes } }));
      if (!saved.ok) throw new Error(saved.message);
      await control.apply(workspace.current().settings);
    },
  };
}

async function post(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/hooks`, { method: 'POST', body: '{}', headers: { Connection: 'close' } });
  return answer.status;
}

function morePort(port: number): Settings['morePorts'][number] {
  return { id: `p${port}`, host: '127.0.0.1', port, secure: false, enabled: true };
}

test('what listens anew while catching is paused turns requests away as well', async () => {
  const { control, workspace, recorded, set } = await open();
  const first = workspace.current().settings.catchPort;
  expect(await control.pause()).toMatchObject({ state: 'paused', mode: 'answer-503' });
  const second = await freePort();
  await set({ morePorts: [morePort(second)] });
  expect([await post(first), await post(second)]).toEqual([503, 503]);
  const moved = await freePort();
  expect(await control.move('127.0.0.1', moved)).toMatchObject({ ok: true, value: { state: 'paused', port: moved } });
  expect(await post(moved)).toBe(503);
  expect(recorded()).toBe(0);
  await control.resume();
  expect([await post(moved), await post(second)]).toEqual([200, 200]);
  expect(recorded()).toBe(2);
});

test('another way of pausing acts at once', async () => {
  const { control, workspace, set } = await open();
  const first = workspace.current().settings.catchPort;
  await control.pause();
  await set({ whilePaused: 'refuse' });
  expect(control.status()).toMatchObject({ state: 'paused', mode: 'refuse' });
  await expect(post(first)).rejects.toThrow();
  await set({ whilePaused: 'answer-503' });
  expect(await post(first)).toBe(503);
});

test('where a paused port cannot move, it stays where it was and stays paused', async () => {
  const { control, workspace } = await open();
  const first = workspace.current().settings.catchPort;
  await control.pause();
  const taken = await holdPort();
  expect(await control.move('127.0.0.1', taken.port)).toMatchObject({ ok: false, error: { code: 'surroundings' } });
  expect(control.status()).toMatchObject({ state: 'paused', port: first });
  expect(await post(first)).toBe(503);
  await taken.free();
});

test('a further port that was taken is had on the next try, and the first one is left alone', async () => {
  const { control, workspace, set } = await open();
  const taken = await holdPort();
  await set({ morePorts: [morePort(taken.port)] });
  expect(control.surroundings().ports).toMatchObject([{ status: { state: 'stopped', problem: { code: 'port-in-use', port: taken.port } } }]);
  await taken.free();
  const before = control.status();
  expect(await control.retry()).toBe(before);
  expect([await post(taken.port), await post(workspace.current().settings.catchPort)]).toEqual([200, 200]);
});
