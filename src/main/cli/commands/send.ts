import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { providerCatalog, type CatalogEntry } from '../../../shared/catalog/catalog';
import type { DeliverySummary } from '../../../shared/model/delivery';
import { endpointDefaults, notDeliveredSentence, type Endpoint } from '../../../shared/model/endpoint';
import type { EventDraft, PerformedBy, Source } from '../../../shared/model/event';
import type { Workspace } from '../../../shared/model/workspace';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { printable, type Flags } from '../flags';
import type { Output } from '../output';
import { dataFolderOf, openWriter } from '../surroundings';

const ended: ReadonlySet<DeliverySummary['state']> = new Set(['delivered', 'failed', 'unknown', 'not-delivered']);

/** `hookbench send`: sends one event, and tells of each attempt and each delivery. Exit 1 where a delivery failed. */
export async function sendCommand(flags: Flags, output: Output): Promise<ExitCode> {
  const [name, ...rest] = flags.words;
  if (name === undefined) throw wrongCall('Name the event to send, such as: hookbench send claim.created. `hookbench events` lists them.');
  if (rest.length > 0) throw wrongCall(`One event at a time: “${printable(rest.join(' '))}” is too much.`);
  const source = sourceOf(flags.text('source') ?? 'ui');
  const urls = flags.texts('to');
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
    const told = new Set<string>();
    let failed = 0;
    const tell = (delivery: DeliverySummary): void => {
      if (!ended.has(delivery.state) || told.has(delivery.id)) return;
      told.add(delivery.id);
      if (delivery.state === 'failed' || delivery.state === 'unknown') failed += 1;
      tellDelivery(delivery, output);
    };
    const stop = app.onDelivery(tell);
    const deliveries = urls.length > 0 ? await sendTo(app, urls, draft, entry) : await sendSubscribed(app.handlers, draft);
    await app.sender.idle();
    stop();
    for (const delivery of deliveries) tell(delivery);
    return failed > 0 ? exitCode.didNotHold : exitCode.done;
  } finally {
    await app.close();
  }
}

type App = Awaited<ReturnType<typeof openWriter>>;

async function knownEvent(handlers: App['handlers'], name: string): Promise<CatalogEntry> {
  const snapshot = await handlers['snapshot.get']({});
  const catalog = snapshot.ok ? snapshot.value.catalog : providerCatalog;
  const entry = catalog.find((candidate) => candidate.name === name);
  if (entry === undefined) throw wrongCall(`“${printable(name)}” is not in the catalogue. \`hookbench events\` lists it.`);
  return entry;
}

async function sendSubscribed(handlers: App['handlers'], draft: EventDraft): Promise<readonly DeliverySummary[]> {
  const reply = await handlers['events.send'](draft);
  if (reply.ok) return reply.value.deliveries;
  throw new CommandEnd(reply.error.code === 'surroundings' ? exitCode.surroundings : exitCode.wrongCall, reply.error.message);
}

async function sendTo(app: App, urls: readonly string[], draft: EventDraft, entry: CatalogEntry): Promise<readonly DeliverySummary[]> {
  const endpoints = urls.map((url, index): Endpoint => ({ ...endpointDefaults, id: `to_${index + 1}`, name: url, url, events: [draft.name] }));
  const problem = app.problemOf(draft, entry, endpoints);
  if (problem !== undefined) throw wrongCall(problem);
  app.lend(endpoints);
  const sent = await app.sender.send({ draft, subjectKind: entry.subject, endpoints });
  if (!sent.ok) throw new CommandEnd(exitCode.surroundings, sent.problem.message);
  return sent.value.deliveries;
}

function tellDelivery(delivery: DeliverySummary, output: Output): void {
  const { id, eventName, endpointName, state, reason, status, failureCode, durationMs, attemptCount } = delivery;
  if (attemptCount > 0) {
    output.value({ type: 'attempt', delivery: id, number: attemptCount, ...(status === undefined ? { failure: failureCode ?? 'unknown' } : { status }), durationMs: durationMs ?? 0 });
  }
  const why = reason === undefined ? undefined : notDeliveredSentence(reason);
  output.value({ type: 'delivery', id, event: eventName, endpoint: endpointName, state, ...(why === undefined ? {} : { reason: why }) });
  if (output.json) return;
  const outcome = state === 'not-delivered' ? `not delivered: ${why ?? ''}` : `${state}  ${status ?? failureCode ?? ''}  ${Math.round(durationMs ?? 0)} ms`;
  output.say(`${printable(eventName)}  to ${printable(endpointName)}  ${outcome}`);
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
