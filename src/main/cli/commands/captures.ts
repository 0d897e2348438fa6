import { captureJson } from '../../../shared/export/capture-json';
import type { CapturedRequest } from '../../../shared/model/captured-request';
import { parseQuery } from '../../../shared/query/parse-query';
import type { Query } from '../../../shared/query/query';
import type { Reader } from '../../core/reader';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { printable, type Flags } from '../flags';
import { tableLines, type Output } from '../output';
import { dataFolderOf, openFolderReader } from '../surroundings';
import { exportCommand } from './export';
import { replayCommand, sendAsNewCommand } from './again';
import { listGroups } from './capture-groups';
import { compareCommand } from './compare';

const pageSize = 200;
const bytesACall = 1024 * 1024;

/** `hookbench captures list|show|body|raw|compare|export`: reads the log, also while another process writes it. */
export async function capturesCommand(flags: Flags, output: Output): Promise<ExitCode> {
  const [verb, id, ...others] = flags.words;
  const rest = verb === 'compare' ? others.slice(1) : others;
  if (verb === 'replay') return replayCommand(flags.words.slice(1), flags, output);
  if (verb === 'send-as-new') return sendAsNewCommand(flags.words.slice(1), 'captures', flags, output);
  if (rest.length > 0) throw wrongCall(`“${printable(rest.join(' '))}” is too much.`);
  const reader = await openFolderReader(dataFolderOf(flags));
  try {
    switch (verb) {
      case 'list': {
        const group = flags.text('group');
        return await (group === undefined ? list(reader, flags, output) : listGroups(reader, whereOf(flags), group, flags, output));
      }
      case 'show':
        return await show(reader, idOf(id, 'show'), output);
      case 'body':
      case 'raw':
        return await bytes(reader, idOf(id, verb), verb, output);
      case 'compare':
        return await compareCommand(reader, [id, others[0]], flags, output);
      case 'export':
        return await exportCommand(reader, dataFolderOf(flags), whereOf(flags), flags, output);
      default:
        throw wrongCall('captures takes list, show ID, body ID, raw ID, compare A B, replay ID… --to URL, send-as-new ID… or export --format har|ndjson|csv|curl|bodies.');
    }
  } finally {
    await reader.log.close();
  }
}

/** The query of `--where`; a wrong one is a wrong call that points at its character. */
export function whereOf(flags: Flags): Query {
  const parsed = parseQuery(flags.text('where') ?? '');
  if (parsed.ok) return parsed.query;
  throw wrongCall(`--where: ${parsed.problem.message} (character ${parsed.problem.span.from + 1})`);
}

function idOf(id: string | undefined, verb: string): string {
  if (id === undefined) throw wrongCall(`Name the captured request: hookbench captures ${verb} ID. \`hookbench captures list\` shows the ids.`);
  return id;
}

function noCapture(id: string): CommandEnd {
  return new CommandEnd(exitCode.wrongCall, `There is no captured request “${printable(id)}” in this log.`);
}

async function* each(reader: Reader, query: Query, limit: number): AsyncGenerator<CapturedRequest> {
  let afterSeq = 0;
  let left = limit;
  while (left > 0) {
    const page = await reader.log.captures(query, afterSeq, Math.min(pageSize, left));
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    afterSeq = last.seq;
    left -= page.length;
  }
}

async function list(reader: Reader, flags: Flags, output: Output): Promise<ExitCode> {
  const rows: string[][] = [];
  for await (const capture of each(reader, whereOf(flags), flags.number('limit', 1, 10_000_000) ?? Number.MAX_SAFE_INTEGER)) {
    if (output.json) output.value(captureJson(capture));
    else rows.push([capture.id, new Date(capture.receivedAtMs).toISOString(), capture.state, capture.method, capture.target, capture.eventName ?? '', capture.source ?? '', String(capture.answer.status), `${capture.bodyBytes} B`]);
  }
  if (!output.json) for (const line of tableLines(['Id', 'Received', 'State', 'Method', 'Target', 'Event', 'Source', 'Status', 'Size'], rows)) output.say(line);
  return exitCode.done;
}

async function show(reader: Reader, id: string, output: Output): Promise<ExitCode> {
  const capture = await reader.log.capture(id);
  if (capture === undefined) throw noCapture(id);
  if (output.json) {
    output.value(captureJson(capture));
    return exitCode.done;
  }
  output.say(printable(`${capture.method} ${capture.target} HTTP/${capture.httpVersion}`));
  for (const [name, value] of capture.headers) output.say(`${printable(name)}: ${printable(value)}`);
  output.say('');
  output.say(`request ${capture.seq}, ${capture.state}, ${capture.bodyBytes} bytes, sha256 ${capture.bodySha256}, answered ${capture.answer.status}`);
  if (capture.problem !== undefined) output.say(`${capture.problem.code}: ${capture.problem.message}`);
  return exitCode.done;
}

async function bytes(reader: Reader, id: string, part: 'body' | 'raw', output: Output): Promise<ExitCode> {
  for (let from = 0; ; from += bytesACall) {
    const chunk = await reader.log.captureBytes(id, part, from, from + bytesACall);
    if (chunk === undefined) throw noCapture(id);
    if (chunk.length > 0) await output.bytes(chunk);
    if (chunk.length < bytesACall) return exitCode.done;
  }
}
