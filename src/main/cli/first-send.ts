import type { Reply } from '../../shared/contract/reply';
import type { CoreApp } from '../core/app';
import { wrongCall } from './exit-code';
import type { Flags } from './flags';

/** Makes a call that sends. Where it asks before the first send to an imported endpoint, `--confirm` says yes, and without it nothing is sent. */
export async function confirmedCall<T>(app: CoreApp, flags: Flags, call: () => Reply<T> | Promise<Reply<T>>): Promise<Reply<T>> {
  const reply = await call();
  if (reply.ok || reply.error.confirm === undefined) return reply;
  if (!flags.has('confirm')) throw wrongCall(`${reply.error.message} To do so, add --confirm.`);
  const confirmed = await app.handlers['endpoints.confirm']({ ids: reply.error.confirm.endpointIds });
  return confirmed.ok ? call() : confirmed;
}
