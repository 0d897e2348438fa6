import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Source } from '../../../shared/model/event';
import type { CoreApp } from '../../core/app';
import { CommandEnd, exitCode, type ExitCode } from '../exit-code';
import type { Flags } from '../flags';
import { tableLines, type Output } from '../output';
import { openWriter } from '../surroundings';

const sources: readonly Source[] = ['ui', 'api'];

// Every event of one claim is sent, from either source and in no order that a claim would live through.
const comparing: ReadonlySet<string> = new Set(['repeated', 'claim-life']);

interface DemoRow {
  readonly event: string;
  readonly source: Source;
  readonly sent: string;
  readonly caught: string;
  readonly checks: string;
  readonly held: boolean;
}

/**
 * `hookbench demo`: in a temporary folder, sends every event of the catalogue once by a user and once by an API token to its own catch server,
 * reads each back from the log, and compares the bytes. Exit 0 only if all arrived whole and every check held.
 */
export async function demoCommand(_flags: Flags, output: Output): Promise<ExitCode> {
  const folder = await mkdtemp(join(tmpdir(), 'hookbench-demo-'));
  try {
    const app = await openWriter(folder, output, { port: 0 });
    try {
      const rows: DemoRow[] = [];
      for (const source of sources) {
        const snapshot = await app.handlers['snapshot.get']({});
        if (!snapshot.ok) throw new CommandEnd(exitCode.surroundings, snapshot.error.message);
        for (const entry of snapshot.value.catalog) rows.push(await demonstrate(app, entry.name, source, rows.length));
      }
      return report(rows, output);
    } finally {
      await app.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function demonstrate(app: CoreApp, event: string, source: Source, place: number): Promise<DemoRow> {
  const lost = (sent: string): DemoRow => ({ event, source, sent, caught: 'nothing', checks: 'not run', held: false });
  const { samples, performers } = app.workspace.current();
  const performer = performers.find((candidate) => (candidate.performedBy.kind === 'user') === (source === 'ui'));
  const sample = samples.find((candidate) => candidate.kind === (event.startsWith('contact.') ? 'contact' : 'claim') && fits(event, candidate.text));
  if (performer === undefined || sample === undefined) return lost('no sample fits');
  const reply = await app.handlers['events.send']({ name: event, source, performedBy: performer.performedBy, subjectText: ofItsOwn(sample.text, place) });
  if (!reply.ok) return lost(reply.error.message);
  await app.sender.idle();
  const [summary] = reply.value.deliveries;
  const detail = summary && (await app.log.delivery(summary.id));
  const attempt = detail?.attempts[0];
  if (attempt?.captureId === undefined) return lost(attempt?.outcome?.failure?.message ?? detail?.delivery.state ?? 'not sent');
  const capture = await app.log.capture(attempt.captureId);
  const verdicts = await app.handlers['captures.get']({ id: attempt.captureId });
  if (capture === undefined || !verdicts.ok) return lost(String(attempt.outcome?.answer?.status));
  const whole = capture.state === 'complete' && Buffer.compare(capture.body, attempt.request.body) === 0 && JSON.stringify(capture.headers) === JSON.stringify(attempt.request.headers);
  const wrong = verdicts.value.checks.filter((check) => (check.state === 'fail' || check.state === 'warn') && !comparing.has(check.code));
  const status = attempt.outcome?.answer?.status;
  return {
    event,
    source,
    sent: `${status ?? attempt.outcome?.failure?.code ?? '?'} in ${Math.round(attempt.outcome?.timings.totalMs ?? 0)} ms`,
    caught: whole ? `${capture.bodyBytes} bytes, equal` : 'not equal',
    checks: wrong.length === 0 ? `${verdicts.value.checks.filter((check) => check.state === 'pass').length} pass` : wrong.map((check) => check.title).join('; '),
    held: status === 200 && whole && wrong.length === 0 && capture.eventName === event && capture.source === source,
  };
}

/** The sample as a claim or contact that no event before was about: of one claim these events would be no life that holds together. */
function ofItsOwn(text: string, place: number): string {
  return text.replace(/"id": (\d+)/, (_, id: string) => `"id": ${Number(id) + place}`);
}

/** A closed claim suits claim.closed, one that nobody holds claim.unassigned; the other claim events take an open, assigned one. */
function fits(event: string, text: string): boolean {
  const closed = text.includes('"status": "closed"');
  const unassigned = text.includes('"assigned_to": null');
  if (event === 'claim.closed') return closed;
  if (event === 'claim.unassigned') return !closed && unassigned;
  return !closed && !unassigned;
}

function report(rows: readonly DemoRow[], output: Output): ExitCode {
  const held = rows.filter((row) => row.held).length;
  if (output.json) for (const row of rows) output.value({ type: 'demo', ...row });
  else for (const line of tableLines(['Event', 'Source', 'Sent', 'Caught', 'Checks', ''], rows.map((row) => [row.event, row.source, row.sent, row.caught, row.checks, row.held ? 'held' : 'DID NOT HOLD']))) output.say(line);
  output.say(`${held} of ${rows.length} events arrived whole and passed every check.`);
  return rows.length > 0 && held === rows.length ? exitCode.done : exitCode.didNotHold;
}
