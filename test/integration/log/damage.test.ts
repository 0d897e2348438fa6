import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Connection } from '../../../src/main/core/log/connection';
import type { Query } from '../../../src/shared/query/query';
import { cpuMs } from '../../support/cpu-time';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { temporaryFolder } from '../../support/temporary-folder';

const everything: Query = { kind: 'all' };
const captureCount = 400;
const pageBytes = 8192;

/** A closed log of 400 captured requests (the third pinned, one of 100 KB) and one delivered event; with `-wal` kept as a crash would leave it where `crashed`. */
async function makeLog(crashed = false): Promise<string> {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  written(await log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1')]));
  const request = { method: 'POST', target: '/hooks', headers: [['A', 'b']] as const, body: Buffer.from('{}') };
  written(await log.startAttempt('dlv_1', 1, 1, request));
  written(await log.finishAttempt('dlv_1', 1, { startedAtMs: 1, timings: { totalMs: 3 } }, 'delivered'));
  const adds = Array.from({ length: captureCount }, (_, index) => log.addCapture(captureDraft({ body: bodyOf(index + 1) })));
  for (const place of await Promise.all(adds)) written(place);
  written(await log.setPinned([4], true));
  if (!crashed) {
    await log.close();
    return folder;
  }
  const copy = temporaryFolder();
  for (const name of ['log.db', 'log.db-wal']) copyFileSync(join(folder, name), join(copy, name));
  await log.close();
  return copy;
}

function bodyOf(seq: number): Buffer {
  return Buffer.alloc(seq === 7 ? 100_000 : 1500, `body ${seq} `);
}

function setAside(folder: string): string | undefined {
  return readdirSync(folder).find((name) => /^log\.db\.damaged-\d{8}-\d{6}$/.test(name));
}

function overwrite(folder: string, offset: number, bytes: Uint8Array): void {
  const file = openSync(join(folder, 'log.db'), 'r+');
  writeSync(file, bytes, 0, bytes.length, offset);
  closeSync(file);
}

const garbage = (length: number): Buffer => Buffer.alloc(length, Buffer.from([0xde, 0xad, 0x00, 0x7f, 0x31]));

/** Opens the log, checks that each record that is there is whole and that counting goes on, and gives the seqs. */
async function seqsAfterOpening(folder: string): Promise<{ readonly seqs: readonly number[]; readonly notice: string; readonly total: number }> {
  const startedMs = cpuMs();
  const log = await openTestLog(folder);
  expect(cpuMs() - startedMs).toBeLessThan(3_000);
  const captures = await log.captures(everything, 0, 10_000);
  for (const capture of captures) expect(Buffer.from(capture.body).equals(bodyOf(capture.seq))).toBe(true);
  const { total } = await log.activityPage(everything, 'all', 0, 10);
  const next = written(await log.addCapture(captureDraft()));
  // The counters are recovered too, so that a seq that was lost is not given again.
  expect([Math.max(0, ...captures.map(({ seq }) => seq)) + 1, captureCount + 1]).toContain(next.seq);
  await log.close();
  return { seqs: captures.map(({ seq }) => seq), notice: log.notices.join(' '), total };
}

const allSeqs = Array.from({ length: captureCount }, (_, index) => index + 1);

describe('a damaged log is set aside, and what reads is recovered', () => {
  test('a destroyed header costs nothing', async () => {
    const folder = await makeLog();
    overwrite(folder, 0, garbage(100));
    const { seqs, notice, total } = await seqsAfterOpening(folder);
    expect(seqs).toEqual(allSeqs);
    expect(total).toBe(captureCount + 1);
    const aside = setAside(folder);
    expect(notice).toBe(`The log was damaged (it was not a SQLite file). It is kept as ${aside}; 401 records were recovered from it.`);
  });

  test('deliveries, pins and ids come back', async () => {
    const folder = await makeLog();
    overwrite(folder, 0, garbage(100));
    const log = await openTestLog(folder);
    const detail = await log.delivery('dlv_1');
    expect(detail).toMatchObject({ delivery: { state: 'delivered' }, event: eventRecord('evt_1'), attempts: [{ number: 1, outcome: { timings: { totalMs: 3 } } }] });
    expect((await log.activityPage(everything, 'all', 0, 5)).rows.map(({ pinned }) => pinned)).toEqual([false, false, false, true, false]);
    expect((await log.capture('cap_7'))?.bodyBytes).toBe(100_000);
    await log.close();
  });

  test('garbage in the middle costs the records of those pages', async () => {
    const folder = await makeLog();
    const pages = statSync(join(folder, 'log.db')).size / pageBytes;
    overwrite(folder, Math.floor(pages / 2) * pageBytes, garbage(3 * pageBytes));
    const { seqs, notice } = await seqsAfterOpening(folder);
    expect(seqs.length).toBeGreaterThan(captureCount - 30);
    expect(seqs.length).toBeLessThan(captureCount);
    expect(notice).toContain('some of it could not be read');
    expect(setAside(folder)).toBeDefined();
  });

  test('a file cut in the middle gives its first part', async () => {
    const folder = await makeLog();
    truncateSync(join(folder, 'log.db'), Math.floor(statSync(join(folder, 'log.db')).size / 2) + 100);
    const { seqs, notice } = await seqsAfterOpening(folder);
    expect(seqs.length).toBeGreaterThan(captureCount / 4);
    expect(notice).toContain('it was cut short');
  });

  test('a file of zero length beside its -wal gives all that the -wal holds', async () => {
    const folder = await makeLog(true);
    truncateSync(join(folder, 'log.db'), 0);
    const { seqs, notice } = await seqsAfterOpening(folder);
    expect(seqs).toEqual(allSeqs);
    expect(notice).toContain('it was empty');
    expect(existsSync(join(folder, `${setAside(folder)}-wal`))).toBe(true);
  });

  test('a file of zero length alone is set aside too', async () => {
    const folder = await makeLog();
    truncateSync(join(folder, 'log.db'), 0);
    const { seqs, notice } = await seqsAfterOpening(folder);
    expect(seqs).toEqual([]);
    expect(notice).toContain('no records could be recovered');
  });

  test('a text file in the place of the log is kept', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'log.db'), 'my shopping list\n'.repeat(50));
    const { seqs } = await seqsAfterOpening(folder);
    expect(seqs).toEqual([]);
    expect(readFileSync(join(folder, setAside(folder) ?? ''), 'utf8')).toContain('shopping');
  });

  test('a database of another program is kept as it was', async () => {
    const folder = temporaryFolder();
    const foreign = new Connection(join(folder, 'log.db'));
    foreign.exec('CREATE TABLE song (title TEXT); INSERT INTO song VALUES (1)');
    foreign.close();
    const { notice } = await seqsAfterOpening(folder);
    expect(notice).toContain('it was a database of another program');
    const kept = new Connection(join(folder, setAside(folder) ?? ''));
    expect(kept.number('SELECT count(*) FROM song')).toBe(1);
    kept.close();
  });

  test('damage that shows only while the program runs is mended then', async () => {
    const folder = await makeLog();
    const log = await openTestLog(folder);
    const pages = statSync(join(folder, 'log.db')).size / pageBytes;
    for (let page = 8; page < pages; page += 1) overwrite(folder, page * pageBytes, garbage(pageBytes));
    const captures = await log.captures(everything, 0, 10_000);
    expect(captures.length).toBeLessThan(captureCount);
    expect(setAside(folder)).toBeDefined();
    expect(written(await log.addCapture(captureDraft())).seq).toBe(captureCount + 1);
    await log.close();
  });

  test('a -wal cut anywhere gives a first part of the history, without a gap', async () => {
    const crashed = await makeLog(true);
    const walBytes = statSync(join(crashed, 'log.db-wal')).size;
    for (let cut = 1; cut <= 8; cut += 1) {
      const folder = temporaryFolder();
      for (const name of ['log.db', 'log.db-wal']) copyFileSync(join(crashed, name), join(folder, name));
      truncateSync(join(folder, 'log.db-wal'), Math.floor((walBytes * cut) / 9));
      const log = await openTestLog(folder);
      expect(log.notices).toEqual([]);
      const seqs = (await log.captures(everything, 0, 10_000)).map(({ seq }) => seq);
      expect(seqs).toEqual(allSeqs.slice(0, seqs.length));
      expect(written(await log.addCapture(captureDraft())).seq).toBe(seqs.length + 1);
      await log.close();
    }
  });

  test('nothing is recovered twice where the program ended before the recovered log took its place', async () => {
    const folder = await makeLog();
    const place = join(folder, 'elsewhere');
    mkdirSync(place);
    copyFileSync(join(folder, 'log.db'), join(place, 'log.db.recovered'));
    const { seqs, notice } = await seqsAfterOpening(place);
    expect(seqs).toEqual(allSeqs);
    expect(notice).toBe('');
  });
});
