import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { providerCatalog, type CatalogEntry } from '../../../shared/catalog/catalog';
import { addressEndpoint } from '../../../shared/model/endpoint';
import type { EventDraft, PerformedBy, Source } from '../../../shared/model/event';
import type { FaultOrder } from '../../../shared/model/fault';
import { burstLimits, type BurstOrder } from '../../../shared/model/burst';
import type { Workspace } from '../../../shared/model/workspace';
import { faultList } from '../../core/fault-list';
import { tellDeliveries } from '../delivery-lines';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { confirmedCall } from '../first-send';
import { printable, type Flags } from '../flags';
import { tableLines, type Output } from '../output';
import { dataFolderOf, openWriter } from '../surroundings';
import { runBurst } from './burst';

const atOnceInBursts = 16;

/** `hookbench send`: sends one event, or a burst of it, and tells of each attempt and each delivery. Exit 1 where a delivery failed. */
export async function sendCommand(flags: Flags, output: Output): Promise<ExitCode> {
  if (flags.has('faults')) return listFaults(output);
  const [name, ...rest] = flags.words;
  if (name === undefined) throw wrongCall('Name the event to send, such as: hookbench send claim.created. `hookbench events` lists them.');
  if (rest.length > 0) throw wrongCall(`One event at a time: “${printable(rest.join(' '))}” is too much.`);
  const source = sourceOf(flags.text('source') ?? 'ui');
  const urls = flags.texts('to');
  const faults = flags.texts('fault').map(faultOrder);
  const pace = paceOf(flags);
  const subject = flags.text('subject');
  const subjectText = subject === undefined ? undefined : await readSubject(subject);

  const app = await openWriter(dataFolderOf(flags), output, false);
  try {
    const workspace = app.workspace.current();
    const entry = await knownEvent(app.handlers, name);
    const draft: EventDraft = {
      name,
      source,
      performedBy: performerOf(source, flags, workspace),
      subjectText: subjectText ?? workspace.samples.find((sample) => sample.kind === entry.subject)?.text ?? '{"id": 1}',
    };
    const addressed = urls.map((url) => addressEndpoint(url));
    const problem = app.problemOf(draft, entry, addressed);
    if (problem !== undefined) throw wrongCall(printable(problem));
    if (pace !== undefined) {
      // People read the sum alone; a line for each of thousands is for programs.
      if (output.json) tellDeliveries(app, output);
      const endpoints = addressed.length > 0 ? addressed : workspace.endpoints;
      return await runBurst(app, { events: [{ draft, weight: 1 }], endpointIds: endpoints.map(({ id }) => id), concurrency: atOnceInBursts, faults, ...pace }, flags, output);
    }
    const lines = tellDeliveries(app, output, !flags.has('no-wait'));
    const reply = await confirmedCall(app, flags, () => app.handlers['events.send']({ ...draft, faults, ...(addressed.length === 0 ? {} : { endpointIds: addressed.map(({ id }) => id) }) }));
    if (!reply.ok) throw new CommandEnd(reply.error.code === 'surroundings' ? exitCode.surroundings : exitCode.wrongCall, reply.error.message);
    return (await lines.finish(reply.value.deliveries)) > 0 ? exitCode.didNotHold : exitCode.done;
  } finally {
    await app.close();
  }
}

function listFaults(output: Output): ExitCode {
  for (const fault of faultList) output.value(fault);
  if (output.json) return exitCode.done;
  const rows = faultList.map((fault) => [fault.name, fault.group, fault.short, fault.does]);
  for (const line of tableLines(['Name', 'Group', 'In short', 'What it does'], rows)) output.say(line);
  return exitCode.done;
}

function faultOrder(text: string): FaultOrder {
  const equals = text.indexOf('=');
  return equals < 0 ? { name: text } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

/** How many and how fast, where more than one event is to be sent. */
function paceOf(flags: Flags): Pick<BurstOrder, 'count' | 'pace'> | undefined {
  const count = flags.number('count', 1, burstLimits.count);
  const perSecond = flags.number('rate', 1, burstLimits.perSecond);
  if (count === undefined && perSecond !== undefined) throw wrongCall('--rate goes with --count N, which says how many to send.');
  return count === undefined ? undefined : { count, pace: perSecond === undefined ? { kind: 'as-answered' } : { kind: 'rate', perSecond } };
}

type App = Awaited<ReturnType<typeof openWriter>>;

async function knownEvent(handlers: App['handlers'], name: string): Promise<CatalogEntry> {
  const snapshot = await handlers['snapshot.get']({});
  const catalog = snapshot.ok ? snapshot.value.catalog : providerCatalog;
  const entry = catalog.find((candidate) => candidate.name === name);
  if (entry === undefined) throw wrongCall(`“${printable(name)}” is not in the catalogue. \`hookbench events\` lists it.`);
  return entry;
}

function sourceOf(text: string): Source {
  if (text === 'ui' || text === 'api') return text;
  throw wrongCall(`--source is ui or api, not “${printable(text)}”.`);
}

function performerOf(source: Source, flags: Flags, workspace: Workspace): PerformedBy {
  const userId = flags.number('user-id', 0, Number.MAX_SAFE_INTEGER);
  const userName = flags.text('user-name');
  const tokenName = flags.text('token-name');
  if (source === 'api') {
    if (userId !== undefined || userName !== undefined) throw wrongCall('--user-id and --user-name go with --source ui. An API token has --token-name alone.');
    const token = workspace.performers.find((performer) => performer.performedBy.kind === 'token');
    return { kind: 'token', name: tokenName ?? token?.performedBy.name ?? 'API token' };
  }
  if (tokenName !== undefined) throw wrongCall('--token-name goes with --source api.');
  const user = workspace.performers.map((performer) => performer.performedBy).find((performedBy) => performedBy.kind === 'user');
  return { kind: 'user', userId: userId ?? (user?.kind === 'user' ? user.userId : 1), name: userName ?? user?.name ?? 'User' };
}

async function readSubject(file: string): Promise<string> {
  let bytes: Uint8Array | string;
  try {
    bytes = file === '-' ? await readAll(process.stdin) : await readFile(file);
  } catch (error) {
    throw wrongCall(`--subject ${printable(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof bytes === 'string') return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw wrongCall(`--subject ${printable(file)} is not UTF-8 text.`);
  }
}
