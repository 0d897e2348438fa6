import { join } from 'node:path';
import { exportFormats } from '../../../src/shared/model/export-order';
import type { Figure } from '../figure';
import { startHost } from '../processes';
import { searchLog } from '../search/search-log';

const records = 100_000;
/** The program takes memory for its work once; what it takes while the other nine tenths are written is what grows with the log. */
const mostGrowthMb = 40;

/** Every format of an export of 100,000 records: how many a second, and how far memory rises from the first tenth of them to the last. */
export async function exportFigures(outFolder: string): Promise<readonly Figure[]> {
  const folder = await searchLog(records);
  const label = `export of ${records.toLocaleString('en')} records`;
  const figures: Figure[] = [];
  for (const format of exportFormats) {
    const host = await startHost(join(outFolder, 'export-host.js'), [folder, format]);
    await host.end();
    const { ms, firstTenthMb, wholeMb } = host.ready as { ms: number; firstTenthMb: number; wholeMb: number };
    figures.push(
      { name: `${label}, ${format}: written a second`, value: records / (ms / 1000), unit: '/s', yardstick: undefined },
      {
        name: `${label}, ${format}: memory at most`,
        value: wholeMb,
        unit: 'MB',
        yardstick: { name: 'over its first tenth', value: firstTenthMb, unit: 'MB' },
        aim: { text: `+${mostGrowthMb} MB`, met: wholeMb - firstTenthMb <= mostGrowthMb },
      },
    );
  }
  return figures;
}
