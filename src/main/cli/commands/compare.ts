import { compareRequests, type RequestSide } from '../../../shared/compare/compare-requests';
import { compareDefaults } from '../../../shared/compare/compare-options';
import { countWords, differenceLines, differenceList } from '../../../shared/compare/difference-list';
import { parseIgnoreEntry } from '../../../shared/compare/ignore-list';
import { comparedRequest } from '../../core/compared-request';
import type { Reader } from '../../core/reader';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { printable, type Flags } from '../flags';
import type { Output } from '../output';

/** `hookbench captures compare A B`: what differs between two requests, captured or sent (a delivery by its id). 0 where nothing does, 1 where something does. */
export async function compareCommand(reader: Reader, ids: readonly (string | undefined)[], flags: Flags, output: Output): Promise<ExitCode> {
  const [a, b] = ids;
  if (a === undefined || b === undefined) throw wrongCall('Name the two requests: hookbench captures compare A B. `hookbench captures list` and `deliveries list` show the ids.');
  const ignore = flags.texts('ignore');
  for (const entry of ignore) {
    const parsed = parseIgnoreEntry(entry);
    if (!parsed.ok) throw wrongCall(`--ignore ${printable(entry)}: ${parsed.message}.`);
  }
  const [one, other] = [await sideOf(reader, a), await sideOf(reader, b)];
  const result = compareRequests(one, other, { ...compareDefaults, keyOrder: !flags.has('ignore-key-order'), ignore });
  const found = differenceList(result);
  if (output.json) {
    for (const each of found) output.value(each);
    output.value({ type: 'comparison', a, b, same: result.same, sameBytes: result.facts.sameBytes, headers: result.headers.counts, body: { by: result.body.by, ...result.body.counts }, ignored: result.ignored });
  } else {
    for (const line of found.flatMap(differenceLines)) output.say(printable(line));
    output.say(`Headers: ${countWords(result.headers.counts)}. Body, by ${result.body.by}: ${countWords(result.body.counts)}.`);
    for (const { text, count } of result.ignored) output.say(`Ignored ${printable(text)}: ${count === 0 ? 'nothing here' : `${count} left out`}.`);
    for (const { title, text } of result.meanings) output.say(printable(`${title}. ${text}`));
  }
  return result.same ? exitCode.done : exitCode.didNotHold;
}

async function sideOf(reader: Reader, id: string): Promise<RequestSide> {
  const read = await comparedRequest(reader, id, printable(id));
  if (!read.ok) throw new CommandEnd(exitCode.wrongCall, read.message);
  return read.side;
}
