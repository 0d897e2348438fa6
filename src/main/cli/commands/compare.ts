import { differences, compareRequests, type RequestComparison, type RequestSide } from '../../../shared/compare/compare-requests';
import type { FindingCounts } from '../../../shared/compare/compare-headers';
import { compareDefaults } from '../../../shared/compare/compare-options';
import type { BodyComparison } from '../../../shared/compare/compared-body';
import { parseIgnoreEntry } from '../../../shared/compare/ignore-list';
import type { CapturedRequest } from '../../../shared/model/captured-request';
import type { Reader } from '../../core/reader';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { printable, type Flags } from '../flags';
import type { Output } from '../output';
import { utf8Text } from '../utf8-text';

interface Difference {
  readonly type: 'difference';
  readonly in: 'request-line' | 'header' | 'body';
  readonly finding: string;
  readonly at: string;
  readonly a?: string;
  readonly b?: string;
}

/** `hookbench captures compare A B`: what differs between two captured requests. 0 where nothing does, 1 where something does. */
export async function compareCommand(reader: Reader, ids: readonly (string | undefined)[], flags: Flags, output: Output): Promise<ExitCode> {
  const [a, b] = ids;
  if (a === undefined || b === undefined) throw wrongCall('Name the two captured requests: hookbench captures compare A B. `hookbench captures list` shows the ids.');
  const ignore = flags.texts('ignore');
  for (const entry of ignore) {
    const parsed = parseIgnoreEntry(entry);
    if (!parsed.ok) throw wrongCall(`--ignore ${printable(entry)}: ${parsed.message}.`);
  }
  const [one, other] = [await sideOf(reader, a), await sideOf(reader, b)];
  const result = compareRequests(one, other, { ...compareDefaults, keyOrder: !flags.has('ignore-key-order'), ignore });
  const found = differencesOf(result);
  if (output.json) {
    for (const each of found) output.value(each);
    output.value({ type: 'comparison', a, b, same: result.same, sameBytes: result.facts.sameBytes, headers: result.headers.counts, body: { by: result.body.by, ...result.body.counts }, ignored: result.ignored });
  } else {
    for (const line of found.flatMap(linesOf)) output.say(line);
    output.say(`Headers: ${countWords(result.headers.counts)}. Body, by ${result.body.by}: ${countWords(result.body.counts)}.`);
    for (const { text, count } of result.ignored) output.say(`Ignored ${printable(text)}: ${count === 0 ? 'nothing here' : `${count} left out`}.`);
    for (const { title, text } of result.meanings) output.say(printable(`${title}. ${text}`));
  }
  return result.same ? exitCode.done : exitCode.didNotHold;
}

async function sideOf(reader: Reader, id: string): Promise<RequestSide> {
  const capture = await reader.log.capture(id);
  if (capture === undefined) throw new CommandEnd(exitCode.wrongCall, `There is no captured request “${printable(id)}” in this log.`);
  return requestSide(capture);
}

function requestSide({ method, target, httpVersion, headers, body, truncated, state }: CapturedRequest): RequestSide {
  return { method, target, httpVersion, headers, body: { bytes: body, text: utf8Text(body), whole: !truncated && state === 'complete' } };
}

function differencesOf({ line, headers, body }: RequestComparison): readonly Difference[] {
  const found: Difference[] = line.same ? [] : [{ type: 'difference', in: 'request-line', finding: 'changed', at: '', a: line.a, b: line.b }];
  for (const { finding, a, b } of headers.rows) {
    if (finding === 'same' || finding === 'ignored') continue;
    found.push({ type: 'difference', in: 'header', finding, at: (a ?? b)?.name ?? '', ...(a === undefined ? {} : { a: `${a.name}: ${a.value}` }), ...(b === undefined ? {} : { b: `${b.name}: ${b.value}` }) });
  }
  return [...found, ...bodyDifferences(body)];
}

function bodyDifferences(body: BodyComparison): readonly Difference[] {
  if (body.by === 'bytes') return differences(body.counts) === 0 ? [] : [{ type: 'difference', in: 'body', finding: 'changed', at: '' }];
  const rows = body.by === 'structure' ? body.rows.map(({ finding, path, a, b }) => ({ finding, at: path, a, b })) : body.rows.map(({ finding, a, b }) => ({ finding, at: `line ${(a ?? b)?.number ?? 0}`, a, b }));
  return rows.flatMap(({ finding, at, a, b }) =>
    finding === 'same' || finding === 'ignored' ? [] : [{ type: 'difference' as const, in: 'body' as const, finding, at, ...(a === undefined ? {} : { a: a.text }), ...(b === undefined ? {} : { b: b.text }) }],
  );
}

function linesOf({ in: part, finding, at, a, b }: Difference): readonly string[] {
  const head = `${part === 'request-line' ? 'request line' : part}${at === '' ? '' : ` ${printable(at)}`}: ${finding.replace('only-a', 'only in A').replace('only-b', 'only in B').replace('moved', 'other order')}`;
  return [head, ...(a === undefined ? [] : [`  A  ${printable(a)}`]), ...(b === undefined ? [] : [`  B  ${printable(b)}`])];
}

function countWords(counts: FindingCounts): string {
  const parts = [
    [counts.changed, 'changed'],
    [counts.moved, 'in other order'],
    [counts['only-a'], 'only in A'],
    [counts['only-b'], 'only in B'],
    [counts.ignored, 'ignored'],
    [counts.same, 'equal'],
  ] as const;
  return parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`).join(', ') || 'nothing';
}
