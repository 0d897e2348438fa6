import type { HeaderPair } from './header';

/** Headers in which senders number their messages, in small letters, those of known signing schemes first. A message that comes again has the same id. */
export const messageIdHeaders = ['webhook-id', 'svix-id', 'x-webhook-id', 'x-github-delivery', 'x-shopify-webhook-id', 'x-event-id', 'event-id', 'idempotency-key'] as const;

/** A longer value is not taken for an id. In UTF-16 units. */
export const longestMessageId = 200;

const names: ReadonlySet<string> = new Set(messageIdHeaders);
const lengths = messageIdHeaders.map(({ length }) => length);
const shortest = Math.min(...lengths);
const longest = Math.max(...lengths);

/** True for the name of a header, in any case, in which senders number their messages. */
export function isMessageIdHeader(name: string): boolean {
  // By length first: most headers are none of these, and lower-casing costs.
  return name.length >= shortest && name.length <= longest && names.has(name.toLowerCase());
}

/** The id that the sender gave a message: the first header of the list that has a value, by its name in small letters. Undefined where there is none. */
export function messageIdOf(headers: readonly HeaderPair[]): HeaderPair | undefined {
  const found = headers.filter(([name, value]) => value !== '' && value.length <= longestMessageId && isMessageIdHeader(name));
  if (found.length === 0) return undefined;
  for (const name of messageIdHeaders) {
    const header = found.find(([each]) => each.toLowerCase() === name);
    if (header !== undefined) return [name, header[1]];
  }
  return undefined;
}
