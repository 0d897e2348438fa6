import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A JSON body of about this size, as a claim event. */
export function claimBody(sizeBytes: number): string {
  const frame = JSON.stringify({ claim: { id: 4211, status: 'open', note: '' }, event_name: 'claim.created', source: 'ui', performed_by: { user_id: 2642, name: 'John Smith' } });
  return frame.replace('"note":""', `"note":"${'x'.repeat(Math.max(0, sizeBytes - frame.length))}"`);
}

/** A folder for one measurement, with a body of this size in it; removed afterwards. */
export async function withBody<T>(sizeBytes: number, measure: (bodyFile: string, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));
  try {
    const bodyFile = join(folder, 'body.json');
    writeFileSync(bodyFile, claimBody(sizeBytes));
    return await measure(bodyFile, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
