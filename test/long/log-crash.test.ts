import { expect, test } from 'vitest';
import { crashRound } from '../support/log-crash-round';
import { seededRandom } from '../support/seeded-random';
import { temporaryFolder } from '../support/temporary-folder';

test('fifty kills at any moment lose nothing that was acknowledged', async () => {
  const folder = temporaryFolder();
  const random = seededRandom(20261123);
  let lastSeq = 0;
  for (let round = 0; round < 50; round += 1) lastSeq = await crashRound(folder, lastSeq, 1 + Math.floor(random() * 3000));
  expect(lastSeq).toBeGreaterThan(5000);
});
