import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { SentContract } from '../../../shared/contract/sent-contract';
import { closed, id, text, whole } from './model-schemas';

const longestWords = 200;

/** Shapes of the inputs that ask what was sent before. */
export const sentSchemas: Readonly<Record<keyof SentContract, JsonSchema>> = {
  'events.history': closed({ words: text(longestWords), limit: whole(1, 200), before: whole(0, Number.MAX_SAFE_INTEGER) }, ['before']),
  'events.composed': closed({ eventId: id }),
  'endpoints.lastAttempt': closed({ id }),
};
