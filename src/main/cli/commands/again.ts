import type { DeliveriesChanged } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import type { CoreApp } from '../../core/app';
import { chosenIds } from '../chosen-ids';
import { tellDeliveries } from '../delivery-lines';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { confirmedCall } from '../first-send';
import { printable, type Flags } from '../flags';
import type { Output } from '../output';
import { dataFolderOf, openWriter } from '../surroundings';

type Wish = (app: CoreApp, ids: readonly string[]) => Reply<DeliveriesChanged> | Promise<Reply<DeliveriesChanged>>;

/** `hookbench deliveries redeliver ID…`: the same event to the same endpoint, as a new delivery. Exit 1 where one failed, or was not sent because its endpoint would not get the event. */
export async function redeliverCommand(ids: readonly string[], flags: Flags, output: Output): Promise<ExitCode> {
  const anyway = flags.has('anyway');
  let kept = 0;
  const code = await sendAgain(ids, 'sent', 'hookbench deliveries redeliver ID… [--anyway]', flags, output, async (app, chosen) => {
    const reply = await app.handlers['deliveries.redeliver']({ ids: chosen, deliverAnyway: anyway });
    if (reply.ok) kept = reply.value.deliveries.filter(({ state }) => state === 'not-delivered').length;
    return reply;
  });
  if (kept === 0) return code;
  output.warn(`${kept} not sent, since the endpoint would not get the event. --anyway sends it all the same.`);
  return exitCode.didNotHold;
}

/** `hookbench deliveries retry ID…`: the next attempt of the same delivery, now. Exit 1 where one failed. */
export function retryCommand(ids: readonly string[], flags: Flags, output: Output): Promise<ExitCode> {
  return sendAgain(ids, 'sent', 'hookbench deliveries retry ID…', flags, output, (app, chosen) => app.handlers['deliveries.retryNow']({ ids: chosen }));
}

/** `hookbench deliveries cancel ID…`: no further attempt of deliveries that wait. */
export function cancelCommand(ids: readonly string[], flags: Flags, output: Output): Promise<ExitCode> {
  return sendAgain(ids, 'sent', 'hookbench deliveries cancel ID…', flags, output, (app, chosen) => app.handlers['deliveries.cancel']({ ids: chosen }));
}

/** `hookbench deliveries|captures send-as-new ID…`: a new event from the content of each. Exit 1 where one failed. */
export function sendAsNewCommand(ids: readonly string[], of: 'deliveries' | 'captures', flags: Flags, output: Output): Promise<ExitCode> {
  return sendAgain(ids, of === 'deliveries' ? 'sent' : 'received', `hookbench ${of} send-as-new ID…`, flags, output, (app, chosen) => app.handlers['events.sendAsNew']({ ids: chosen }));
}

/** `hookbench captures replay ID… --to URL`: the captured bytes to another address; with `--resign ENDPOINT` signed anew with its secret. Exit 1 where one failed. */
export function replayCommand(ids: readonly string[], flags: Flags, output: Output): Promise<ExitCode> {
  const url = flags.text('to');
  const usage = 'hookbench captures replay ID… --to URL [--resign ENDPOINT]';
  if (url === undefined) throw wrongCall(`Say where to: ${usage}.`);
  return sendAgain(ids, 'received', usage, flags, output, (app, chosen) => {
    const resign = signerOf(app, flags.text('resign'));
    return app.handlers['captures.replay']({ ids: chosen, url, ...(resign === undefined ? {} : { resign }) });
  });
}

/** The endpoint whose secret signs, by its name or id. */
function signerOf(app: CoreApp, wanted: string | undefined): string | undefined {
  if (wanted === undefined) return undefined;
  const { endpoints } = app.workspace.current();
  const found = endpoints.find(({ id }) => id === wanted) ?? endpoints.find(({ name }) => name === wanted);
  if (found === undefined) throw wrongCall(`--resign: there is no endpoint “${printable(wanted)}”. There are ${endpoints.map(({ name }) => printable(name)).join(', ')}.`);
  return found.id;
}

async function sendAgain(named: readonly string[], direction: 'sent' | 'received', usage: string, flags: Flags, output: Output, wish: Wish): Promise<ExitCode> {
  const app = await openWriter(dataFolderOf(flags), output, false);
  try {
    const ids = await chosenIds(app, named, flags, direction, usage);
    const lines = tellDeliveries(app, output, !flags.has('no-wait'));
    const reply = await confirmedCall(app, flags, () => wish(app, ids));
    if (!reply.ok) throw new CommandEnd(reply.error.code === 'surroundings' ? exitCode.surroundings : exitCode.wrongCall, reply.error.message);
    const failed = await lines.finish(reply.value.deliveries);
    for (const { id, message } of reply.value.refused) output.warn(`${printable(id)}: ${message}`);
    return failed > 0 || reply.value.refused.length > 0 ? exitCode.didNotHold : exitCode.done;
  } finally {
    await app.close();
  }
}
