import type { DeliveriesChanged } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import type { CoreApp } from '../../core/app';
import { tellDeliveries } from '../delivery-lines';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { confirmedCall } from '../first-send';
import type { Flags } from '../flags';
import type { Output } from '../output';
import { dataFolderOf, openWriter } from '../surroundings';

/** `hookbench deliveries redeliver ID`: the same event to the same endpoint, as a new delivery. Exit 1 where it failed. */
export function redeliverCommand(id: string | undefined, flags: Flags, output: Output): Promise<ExitCode> {
  if (id === undefined) throw wrongCall('Name the delivery: hookbench deliveries redeliver ID. `hookbench deliveries list` shows the ids.');
  return sendAgain(flags, output, (app) => app.handlers['deliveries.redeliver']({ ids: [id], deliverAnyway: true }));
}

/** `hookbench deliveries retry ID`: the next attempt of the same delivery, now. Exit 1 where it failed. */
export function retryCommand(id: string | undefined, flags: Flags, output: Output): Promise<ExitCode> {
  if (id === undefined) throw wrongCall('Name the delivery: hookbench deliveries retry ID. `hookbench deliveries list` shows the ids.');
  return sendAgain(flags, output, (app) => app.handlers['deliveries.retryNow']({ ids: [id] }));
}

/** `hookbench captures replay ID --to URL`: the captured bytes to another address. Exit 1 where that failed. */
export function replayCommand(id: string | undefined, flags: Flags, output: Output): Promise<ExitCode> {
  const url = flags.text('to');
  if (id === undefined) throw wrongCall('Name the captured request: hookbench captures replay ID --to URL. `hookbench captures list` shows the ids.');
  if (url === undefined) throw wrongCall('Say where to: hookbench captures replay ID --to URL.');
  return sendAgain(flags, output, (app) => app.handlers['captures.replay']({ ids: [id], url }));
}

async function sendAgain(flags: Flags, output: Output, wish: (app: CoreApp) => Reply<DeliveriesChanged> | Promise<Reply<DeliveriesChanged>>): Promise<ExitCode> {
  const app = await openWriter(dataFolderOf(flags), output, false);
  try {
    const lines = tellDeliveries(app, output, !flags.has('no-wait'));
    const reply = await confirmedCall(app, flags, () => wish(app));
    if (!reply.ok) throw new CommandEnd(reply.error.code === 'surroundings' ? exitCode.surroundings : exitCode.wrongCall, reply.error.message);
    return (await lines.finish(reply.value.deliveries)) > 0 ? exitCode.didNotHold : exitCode.done;
  } finally {
    await app.close();
  }
}
