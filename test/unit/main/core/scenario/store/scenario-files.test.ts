import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createScenarioFiles } from '../../../../../../src/main/core/scenario/store/scenario-files';
import { scenarioLimits } from '../../../../../../src/shared/model/scenario';
import { temporaryFolder } from '../../../../../support/temporary-folder';

test('a text over the limit replaces nothing, counted in bytes', async () => {
  const folder = temporaryFolder();
  const files = createScenarioFiles(join(folder, 'shipped'), join(folder, 'own'));
  const saved = await files.save(undefined, 'One claim', 'name: One claim\n');
  if (!saved.ok) throw new Error(saved.message);
  const tooLong = 'ü'.repeat(scenarioLimits.textBytes / 2 + 1);
  expect(await files.save(saved.value.id, 'One claim', tooLong)).toMatchObject({ ok: false, code: 'invalid' });
  expect(await files.save(undefined, 'Another', tooLong)).toMatchObject({ ok: false, code: 'invalid' });
  expect((await files.list()).map(({ fileName, text }) => [fileName, text])).toEqual([['one-claim.yaml', 'name: One claim\n']]);
});
