import { expect } from 'vitest';
import { join } from 'node:path';
import { Connection } from '../../src/main/core/log/connection';
import { cpuMs } from './cpu-time';
import { openTestLog, written } from './open-test-log';
import { captureDraft } from './log-drafts';
import { startLogChild } from './start-log-child';

/**
 * One program adds captured requests and is killed after `acknowledged` of them; then every one that it acknowledged must be in the log,
 * with no gap and no repeat. Returns the last seq, which the next round goes on from.
 */
export async function crashRound(folder: string, lastSeq: number, acknowledged: number): Promise<number> {
  const child = startLogChild(folder);
  let count = 0;
  await child.line((line) => line.startsWith('ok ') && (count += 1) >= acknowledged);
  await child.kill();
  // The last line may be cut off by the kill.
  const told = child.lines.filter((line) => /^ok \d+$/.test(line)).map((line) => Number(line.slice(3)));
  const startedMs = cpuMs();
  const log = await openTestLog(folder);
  expect(cpuMs() - startedMs).toBeLessThan(2_000);
  expect(log.notices).toEqual([]);
  const seqs: number[] = [];
  for (let after = lastSeq; ; ) {
    const page = await log.captures({ kind: 'all' }, after, 1000);
    if (page.length === 0) break;
    seqs.push(...page.map(({ seq }) => seq));
    after = seqs.at(-1) ?? after;
  }
  expect(seqs).toEqual(seqs.map((_, index) => lastSeq + 1 + index));
  const stored = new Set(seqs);
  expect(told.filter((seq) => !stored.has(seq))).toEqual([]);
  const next = written(await log.addCapture(captureDraft()));
  expect(next.seq).toBe((seqs.at(-1) ?? lastSeq) + 1);
  await log.close();
  const connection = new Connection(join(folder, 'log.db'), { readOnly: true });
  expect(connection.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  connection.close();
  return next.seq;
}
