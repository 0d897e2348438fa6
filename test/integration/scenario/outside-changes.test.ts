import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LiveEvent } from '../../../src/shared/contract/live-events';
import { openCore, value } from '../../support/open-core';
import { temporaryFolder } from '../../support/temporary-folder';

const text = 'name: One claim\nsteps:\n  - do: create claim\n';

test('what another program does to the files of scenarios is told, and nothing of it is written over unasked', async () => {
  const folder = temporaryFolder();
  const app = await openCore({ folder });
  let told = 0;
  let hear: () => void = () => undefined;
  app.live.subscribe(({ events }: { readonly events: readonly LiveEvent[] }) => {
    if (!events.some(({ type }) => type === 'scenarios.changed')) return;
    told += 1;
    hear();
  });
  const next = (): Promise<void> => {
    const before = told;
    return new Promise((resolve) => {
      hear = () => {
        if (told > before) resolve();
      };
    });
  };
  await value(app, 'scenarios.list', {});
  const saved = next();
  const entry = await value(app, 'scenarios.save', { name: 'One claim', text });
  await saved;

  const outside = `${text}  - note: written elsewhere\n`;
  const changed = next();
  writeFileSync(join(folder, 'scenarios', entry.fileName), outside);
  await changed;
  expect((await value(app, 'scenarios.read', { id: entry.id })).text).toBe(outside);

  const refused = await app.dispatch({})('scenarios.save', { id: entry.id, text: `${text}# mine\n`, over: entry.savedAtMs });
  expect(refused).toMatchObject({ ok: false, error: { code: 'conflict', message: 'one-claim.yaml was changed outside of Hookbench.' } });
  const now = await value(app, 'scenarios.read', { id: entry.id });
  expect(now.text).toBe(outside);
  const mine = await value(app, 'scenarios.save', { id: entry.id, text: `${text}# mine\n`, over: now.entry.savedAtMs });
  expect((await value(app, 'scenarios.read', { id: mine.id })).text).toBe(`${text}# mine\n`);

  const gone = next();
  rmSync(join(folder, 'scenarios', entry.fileName));
  await gone;
  expect((await value(app, 'scenarios.list', {})).some(({ id }) => id === entry.id)).toBe(false);
});
