import type { CapturedRequest } from '../../../shared/model/captured-request';
import type { CoreApp } from '../../core/app';
import { captureJson } from '../../../shared/export/capture-json';
import { CommandEnd, exitCode, type ExitCode } from '../exit-code';
import { printable, type Flags } from '../flags';
import type { Output } from '../output';
import { dataFolderOf, interrupted, openWriter } from '../surroundings';

const pageSize = 200;

/** `hookbench listen`: runs the catch server until it is interrupted; writes a line a request once the request is on disk. */
export async function listenCommand(flags: Flags, output: Output): Promise<ExitCode> {
  const folder = dataFolderOf(flags);
  const port = flags.number('port', 0, 65_535);
  const host = flags.text('host');
  const ended = interrupted();
  const app = await openWriter(folder, output, { ...(host === undefined ? {} : { host }), ...(port === undefined ? {} : { port }) });
  const status = app.catching.status();
  if (status.state !== 'catching') {
    await app.close();
    throw new CommandEnd(exitCode.surroundings, status.state === 'stopped' ? status.problem.message : 'The catch server did not start.');
  }
  const follower = followCaptures(app, await lastSeq(app), (capture) => tell(capture, output));
  output.value({ type: 'listening', urls: status.urls, data: folder });
  if (!output.json) output.say(`Catching on ${status.urls.join(' and ')}, kept in ${folder}. Ctrl+C ends it.`);
  const quiet = app.live.subscribe(({ events }) => {
    for (const event of events) if (event.type === 'storage.changed' && event.usage.problem !== undefined) output.warn(event.usage.problem.message);
  });
  await ended;
  quiet();
  await app.catching.close(3_000);
  await follower.finish();
  await app.close();
  return exitCode.done;
}

function tell(capture: CapturedRequest, output: Output): void {
  if (output.json) {
    output.value({ type: 'captured', ...captureJson(capture) });
    return;
  }
  const time = new Date(capture.receivedAtMs).toISOString().slice(11, 23);
  const what = capture.state === 'complete' ? printable(capture.eventName ?? 'no event name') : `${capture.state}: ${capture.problem?.message ?? ''}`;
  output.say(`${time}  ${printable(`${capture.method} ${capture.target}`)}  ${capture.answer.status}  ${what}  ${capture.bodyBytes} B`);
}

/** Reads the log after each commit, so that nothing is told which is not on disk, in order and without a gap. */
function followCaptures(app: CoreApp, after: number, onCapture: (capture: CapturedRequest) => void): { finish(): Promise<void> } {
  let last = after;
  let again = false;
  let reading: Promise<void> | undefined;
  const readOn = async (): Promise<void> => {
    do {
      again = false;
      const page = await app.log.captures({ kind: 'all' }, last, pageSize);
      for (const capture of page) {
        onCapture(capture);
        last = capture.seq;
      }
      if (page.length === pageSize) again = true;
    } while (again);
    reading = undefined;
  };
  const wake = (): Promise<void> => {
    again = true;
    reading ??= readOn();
    return reading;
  };
  const stop = app.log.onChange(() => void wake());
  return {
    async finish() {
      await wake();
      stop();
    },
  };
}

async function lastSeq(app: CoreApp): Promise<number> {
  const query = { kind: 'all' } as const;
  const { total } = await app.log.activityPage(query, 'received', 0, 1);
  if (total === 0) return 0;
  const { rows } = await app.log.activityPage(query, 'received', total - 1, 1);
  const [row] = rows;
  return row?.direction === 'received' ? row.seq : 0;
}
