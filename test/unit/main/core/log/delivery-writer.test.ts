import { expect, test } from 'vitest';
import { failure } from '../../../../../src/shared/model/failure';
import type { AttemptOutcome } from '../../../../../src/shared/model/attempt';
import type { DeliverySummary } from '../../../../../src/shared/model/delivery';
import { activityFlag } from '../../../../../src/main/core/log/activity-flags';
import { packCaptures } from '../../../../../src/main/core/log/capture-pack';
import { deliveryFlags } from '../../../../../src/main/core/log/delivery-activity';
import { deliveriesWithEvents } from '../../../../../src/main/core/log/delivery-rows';
import { openLogStore } from '../../../../../src/main/core/log/log-store';
import { LogWriter } from '../../../../../src/main/core/log/log-writer';
import type { WriteCommand } from '../../../../../src/main/core/log/thread-messages';
import { captureDraft, eventRecord, queuedDelivery } from '../../../../support/log-drafts';
import { seededRandom } from '../../../../support/seeded-random';
import { temporaryFolder } from '../../../../support/temporary-folder';

const request = (text: string) => ({ method: 'POST', target: '/hooks', headers: [['A', 'b']] as const, body: Buffer.from(text) });

function outcomeOf(choice: number): AttemptOutcome {
  const timings = { totalMs: 1 + choice };
  const connection = { localAddress: '127.0.0.1', localPort: 50_000 + choice, remoteAddress: '127.0.0.1', remotePort: 4455, reused: false };
  const startedAtMs = 1_790_000_000_000;
  if (choice === 0) return { startedAtMs, timings, failure: failure('timeout') };
  return { startedAtMs, timings, connection, answer: { httpVersion: '1.1', status: 200 + choice, statusText: 'OK', headers: [], body: Buffer.from('ok'), bodyBytes: 2, truncated: false } };
}

test.each([1, 2, 3, 4])('what a write gives is what stands on record, whatever came before and whatever failed (%i)', (seed) => {
  const opened = openLogStore(temporaryFolder());
  if (!opened.ok) throw new Error(opened.problem.message);
  const { connection } = opened.store;
  connection.exec('PRAGMA synchronous = OFF');
  const writer = new LogWriter({ open: () => opened.store, lost: () => undefined, check: () => undefined }, { maxRecords: 60, maxBytes: 2 ** 40 });
  const random = seededRandom(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const known: string[] = [];
  const attempts = new Map<string, number>();
  const pinned = new Set<number>();
  let positions: ReadonlySet<number> = new Set();
  let made = 0;

  const command = (): WriteCommand => {
    const id = known[known.length - 1 - pick(Math.min(8, known.length))] ?? '';
    const number = attempts.get(id) ?? 0;
    switch (pick(9)) {
      case 0:
      case 1: {
        made += 1;
        known.push(`dlv_${made}`);
        const event = eventRecord(`evt_${pick(8) === 0 ? 1 : made}`);
        const changes = pick(3) === 0 ? { state: 'waiting' as const, reason: 'paused' as const, origin: { kind: 'burst' as const, burstId: 'brs_1' } } : { attemptLimit: 1 + pick(3), deliverAnyway: true as const };
        return { kind: 'add-event', event, deliveries: [queuedDelivery(`dlv_${made}`, event.id, changes)] };
      }
      case 2: {
        made += 1;
        known.push(`dlv_${made}`);
        const eventId = `evt_${1 + pick(made)}`;
        return { kind: 'add-deliveries', eventId, deliveries: [queuedDelivery(`dlv_${made}`, eventId, { faults: [{ name: 'wrong-method', value: { kind: 'none' } }] })] };
      }
      case 3:
      case 4:
        attempts.set(id, number + 1);
        return { kind: 'start-attempt', deliveryId: id, number: number + 1, startedAtMs: 1_790_000_000_000, request: request(`{"a":${pick(2)}}`) };
      case 5:
      case 6:
      case 7: {
        const waits = pick(3) === 0;
        return { kind: 'finish-attempt', deliveryId: id, number, outcome: outcomeOf(pick(4)), state: waits ? 'waiting' : 'delivered', next: waits ? { atMs: 5, reason: 'schedule' } : undefined };
      }
      default:
        return pick(2) === 0 ? { kind: 'move-delivery', deliveryId: id, move: { state: 'cancelled' } } : { kind: 'set-pinned', positions: [...positions].filter(() => pick(6) === 0), pinned: pick(3) > 0 };
    }
  };

  let failed = 0;
  for (let batch = 0; batch < 120; batch += 1) {
    const commands = Array.from({ length: 1 + pick(4) }, command);
    const pack = pick(3) === 0 ? packCaptures([captureDraft({ remotePort: 50_000 + pick(4), receivedAtMs: 1_790_000_000_000 })]) : undefined;
    const outcome = writer.write(pack, commands);
    commands.forEach((one, index) => {
      if (one.kind === 'set-pinned' && outcome.commands[index]?.ok === true) for (const position of one.positions) pinned[one.pinned ? 'add' : 'delete'](position);
    });
    failed += outcome.commands.filter(({ ok }) => !ok).length;
    const onRecord = new Map(deliveriesWithEvents(connection).map((row) => [row.summary.id, row]));
    const given = new Map<string, DeliverySummary>();
    for (const written of outcome.commands) if (written.ok) for (const summary of written.value) given.set(summary.id, summary);
    for (const summary of given.values()) {
      expect(summary).toEqual(onRecord.get(summary.id)?.summary);
    }
    for (const { summary, sizeBytes } of onRecord.values()) {
      const row = connection.prepare('SELECT flags, state, status, duration_ms, size_bytes FROM activity WHERE position = ?').get(summary.position);
      expect(row).toMatchObject({ state: summary.state, status: summary.status ?? null, duration_ms: summary.durationMs ?? null, size_bytes: sizeBytes });
      expect(row?.['flags']).toBe(deliveryFlags(summary.state) | (pinned.has(summary.position) ? activityFlag.pinned : 0));
    }
    if (pick(6) === 0) writer.dropExcess();
    positions = new Set(deliveriesWithEvents(connection).map((row) => row.summary.position));
  }
  expect(failed).toBeGreaterThan(0);
  expect(connection.number('SELECT count(*) FROM attempt WHERE outcome IS NOT NULL')).toBeGreaterThan(0);
  expect(connection.prepare('SELECT count(*) AS bodies FROM wire_body GROUP BY event_key, bytes HAVING count(*) > 1').all()).toEqual([]);
  writer.close();
});

function openWriter(maxRecords: number) {
  const opened = openLogStore(temporaryFolder());
  if (!opened.ok) throw new Error(opened.problem.message);
  const writer = new LogWriter({ open: () => opened.store, lost: () => undefined, check: () => undefined }, { maxRecords, maxBytes: 2 ** 40 });
  const run = (...commands: readonly WriteCommand[]) => writer.write(undefined, commands).commands;
  return { writer, run, connection: opened.store.connection };
}

const added: WriteCommand = { kind: 'add-event', event: eventRecord('evt_1'), deliveries: [queuedDelivery('dlv_1', 'evt_1')] };
const started = (number: number): WriteCommand => ({ kind: 'start-attempt', deliveryId: 'dlv_1', number, startedAtMs: 1_790_000_000_000, request: request('{}') });
const finished = (number: number, choice: number, state: 'waiting' | 'delivered'): WriteCommand => ({ kind: 'finish-attempt', deliveryId: 'dlv_1', number, outcome: outcomeOf(choice), state, next: undefined });

test('an attempt whose start found no room on the disk was never started', () => {
  const { writer, run, connection } = openWriter(100);
  run(added);
  connection.exec(`PRAGMA max_page_count = ${connection.number('PRAGMA page_count')}`);
  const large: WriteCommand = { kind: 'add-event', event: { ...eventRecord('evt_2'), subjectText: 'x'.repeat(1_000_000) }, deliveries: [] };
  expect(run(started(1), large)).toMatchObject([{ ok: false, problem: { code: 'disk-full' } }, { ok: false }]);
  connection.exec('PRAGMA max_page_count = 100000');
  expect(run(finished(1, 1, 'delivered'))).toMatchObject([{ ok: false, problem: { message: 'Attempt 1 of delivery dlv_1 was never started.' } }]);
  expect(run(started(1))).toMatchObject([{ ok: true, value: [{ state: 'sending', attemptCount: 1 }] }]);
  writer.close();
});

test('a captured request that was dropped while its delivery was on its way is not named any more', () => {
  const { writer, run } = openWriter(2);
  run(added, started(1));
  writer.write(packCaptures([captureDraft({ remotePort: 50_001, receivedAtMs: 1_790_000_000_000 })]), []);
  expect(run(finished(1, 1, 'waiting'))).toMatchObject([{ ok: true, value: [{ captureId: 'cap_1' }] }]);
  expect(run(started(2))).toMatchObject([{ ok: true, value: [{ captureId: 'cap_1' }] }]);
  writer.write(packCaptures([captureDraft({ remotePort: 60_000 })]), []);
  expect(writer.dropExcess()).toBeDefined();
  const [ended] = run(finished(2, 0, 'delivered'));
  expect(ended).toMatchObject({ ok: true, value: [{ state: 'delivered' }] });
  expect(ended?.ok === true && ended.value[0]).not.toHaveProperty('captureId');
  writer.close();
});

test('a delivery that is pinned while it is on its way stays pinned, and one that is let go does not', () => {
  const { writer, run, connection } = openWriter(100);
  const isPinned = (): boolean => (connection.number('SELECT flags FROM activity WHERE position = 1') & activityFlag.pinned) !== 0;
  run(added, started(1));
  run({ kind: 'set-pinned', positions: [1], pinned: true });
  run(finished(1, 0, 'waiting'));
  expect(isPinned()).toBe(true);
  run(started(2));
  run({ kind: 'set-pinned', positions: [1], pinned: false });
  run(finished(2, 0, 'delivered'));
  expect(isPinned()).toBe(false);
  writer.close();
});
