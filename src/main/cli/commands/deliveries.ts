import { notDeliveredSentence } from '../../../shared/model/endpoint';
import { nextAttemptSentence, type DeliverySummary } from '../../../shared/model/delivery';
import { attemptLines } from '../attempt-lines';
import { exitCode, wrongCall, type ExitCode } from '../exit-code';
import { printable, type Flags } from '../flags';
import { tableLines, type Output } from '../output';
import { dataFolderOf, openFolderReader } from '../surroundings';
import { cancelCommand, redeliverCommand, retryCommand, sendAsNewCommand } from './again';
import { whereOf } from './captures';

const pageSize = 500;

/** `hookbench deliveries list|show`: reads the log, also while another process writes it; its other verbs send again. */
export async function deliveriesCommand(flags: Flags, output: Output): Promise<ExitCode> {
  const [verb, id, ...rest] = flags.words;
  const ids = flags.words.slice(1);
  if (verb === 'redeliver') return redeliverCommand(ids, flags, output);
  if (verb === 'retry') return retryCommand(ids, flags, output);
  if (verb === 'cancel') return cancelCommand(ids, flags, output);
  if (verb === 'send-as-new') return sendAsNewCommand(ids, 'deliveries', flags, output);
  if (rest.length > 0) throw wrongCall(`“${printable(rest.join(' '))}” is too much.`);
  const reader = await openFolderReader(dataFolderOf(flags));
  try {
    if (verb === 'list') {
      const rows: string[][] = [];
      for (let after = 0; ; ) {
        const page = await reader.log.deliveries(whereOf(flags), after, pageSize);
        for (const delivery of page) {
          if (output.json) output.value(deliveryJson(delivery));
          else rows.push([delivery.id, new Date(delivery.createdAtMs).toISOString(), delivery.eventName, delivery.source, delivery.endpointName, outcomeOf(delivery), delivery.durationMs === undefined ? '' : `${Math.round(delivery.durationMs)} ms`]);
        }
        const last = page.at(-1);
        if (last === undefined) break;
        after = last.position;
      }
      if (!output.json) for (const line of tableLines(['Id', 'Created', 'Event', 'Source', 'Endpoint', 'Outcome', 'Took'], rows)) output.say(line);
      return exitCode.done;
    }
    if (verb !== 'show') throw wrongCall('deliveries takes list, show ID, retry ID…, redeliver ID…, send-as-new ID… or cancel ID….');
    if (id === undefined) throw wrongCall('Name the delivery: hookbench deliveries show ID. `hookbench deliveries list` shows the ids.');
    const detail = await reader.log.delivery(id);
    if (detail === undefined) throw wrongCall(`There is no delivery “${printable(id)}” in this log.`);
    const { delivery, event, attempts } = detail;
    output.value({
      ...delivery,
      createdAt: new Date(delivery.createdAtMs).toISOString(),
      event: event.name,
      source: event.source,
      attempts: attempts.map(({ number, startedAtMs, request, outcome, captureId }) => ({
        number,
        startedAt: new Date(startedAtMs).toISOString(),
        request: { method: request.method, target: request.target, headers: request.headers, bodyBytes: request.body.length },
        ...(outcome?.answer === undefined ? {} : { answer: { status: outcome.answer.status, statusText: outcome.answer.statusText, headers: outcome.answer.headers, bodyBytes: outcome.answer.bodyBytes, truncated: outcome.answer.truncated } }),
        ...(outcome?.failure === undefined ? {} : { failure: outcome.failure }),
        ...(outcome === undefined ? {} : { timings: outcome.timings }),
        ...(outcome?.connection === undefined ? {} : { connection: outcome.connection }),
        ...(captureId === undefined ? {} : { captureId }),
      })),
    });
    if (output.json) return exitCode.done;
    const { endpointName, url } = delivery;
    output.say(`${printable(event.name)} (${event.source}) to ${printable(endpointName === url ? url : `${endpointName}, ${url}`)}: ${delivery.state}`);
    if (delivery.reason !== undefined) output.say(`${delivery.state === 'not-delivered' ? 'Not delivered' : 'Why'}: ${notDeliveredSentence(delivery.reason)}.`);
    if (delivery.nextAttemptAtMs !== undefined && delivery.nextAttemptReason !== undefined) output.say(`Next attempt: ${new Date(delivery.nextAttemptAtMs).toISOString()}, ${nextAttemptSentence(delivery.nextAttemptReason)}.`);
    for (const attempt of attempts) for (const line of attemptLines(attempt)) output.say(line);
    return exitCode.done;
  } finally {
    await reader.log.close();
  }
}

function outcomeOf(delivery: DeliverySummary): string {
  if (delivery.reason !== undefined) return `${delivery.state === 'not-delivered' ? 'not delivered' : delivery.state}: ${notDeliveredSentence(delivery.reason)}`;
  return `${delivery.state}${delivery.status === undefined ? '' : ` ${delivery.status}`}${delivery.failureCode === undefined ? '' : ` ${delivery.failureCode}`}`;
}

function deliveryJson(delivery: DeliverySummary): Record<string, unknown> {
  const { position: _position, reason, createdAtMs, eventName, endpointName, ...rest } = delivery;
  return { ...rest, event: eventName, endpoint: endpointName, createdAt: new Date(createdAtMs).toISOString(), ...(reason === undefined ? {} : { reason: notDeliveredSentence(reason) }) };
}
