import type { Contract } from '../../shared/contract/contract';
import { ok, refuse } from '../../shared/contract/reply';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';

/** The methods that read deliveries and say when they are tried again, and those of the secrets that sign them. */
export type DeliveryMethod = 'deliveries.get' | 'deliveries.ofEvent' | 'deliveries.retryNow' | 'deliveries.cancel' | Extract<keyof Contract, `secrets.${string}`>;

export interface DeliveryHandlerParts {
  readonly log: Log;
}

/** Handlers of deliveries and of the secrets that sign them. */
export function createDeliveryHandlers({ log }: DeliveryHandlerParts): Handlers<DeliveryMethod> {
  const notYet = refuse('conflict', 'This is being built.');
  return {
    'deliveries.get': async ({ id }) => {
      const detail = await log.delivery(id);
      return detail === undefined ? refuse('not-found', 'That record is no longer in the log.') : ok(detail);
    },
    'deliveries.ofEvent': async ({ eventId }) => ok(await log.deliveriesOfEvent(eventId)),
    'deliveries.retryNow': () => notYet,
    'deliveries.cancel': () => notYet,
    'secrets.set': () => notYet,
    'secrets.remove': () => notYet,
    'secrets.describe': () => notYet,
    'secrets.generate': () => notYet,
  };
}
