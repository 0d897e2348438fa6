import { keyHeaders } from '../model/secret-header';
import type { RedactionList } from '../model/redaction-list';
import { readRedactionPath } from './redaction-path';
import type { SoughtPath } from './find-redacted';

/** One kind of thing that is removed: an id for choices, words for lists and masks, and why. */
export interface RedactionRule {
  readonly id: string;
  /** Names of headers or a path, as they are written; empty where `name` says all. */
  readonly codes: readonly string[];
  /** What it is in words, behind the codes. */
  readonly name: string;
  readonly why: string;
  /** What a mask says stood there. */
  readonly mask: string;
}

/** Rules with what they look for. */
export interface RedactionRules {
  readonly rules: readonly RedactionRule[];
  /** The rule of a header, by its name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly paths: readonly SoughtPath[];
}

/** What stands in a file or a copy in place of what was removed; never how long it was. */
export const removedText = '[removed]';

/** The rule that is not applied until it is asked for. */
export const addressRule = 'addresses';

const signatureHeaders = ['webhook-signature', 'svix-signature', 'x-hub-signature-256', 'x-hub-signature', 'stripe-signature', 'x-shopify-hmac-sha256'];

/**
 * What is removed by default, and then the user’s list. `signedIn` names further headers that carry signatures: those of endpoints with an HMAC of
 * their own. A path of the list that cannot be read is left out: it is refused where it is entered.
 */
export function redactionRules(list: RedactionList, signedIn: readonly string[]): RedactionRules {
  const rules: RedactionRule[] = [
    { id: 'authorization', codes: ['Authorization'], name: 'proxy too', why: 'Whoever has it can act as you', mask: 'Authorization' },
    { id: 'cookies', codes: ['Cookie', 'Set-Cookie'], name: '', why: 'Opens a session', mask: 'cookie' },
    { id: 'signatures', codes: [], name: 'Signatures of 5 schemes', why: 'With the body, lets a secret be guessed offline', mask: 'signature' },
    { id: 'keys', codes: ['X-API-Key', 'X-Auth-Token'], name: 'other keys and tokens', why: 'Whoever has it can act as you', mask: 'key' },
  ];
  const headers = new Map([
    ['authorization', 'authorization'],
    ['proxy-authorization', 'authorization'],
    ['cookie', 'cookies'],
    ['set-cookie', 'cookies'],
    ...keyHeaders.map((name) => [name, 'keys'] as const),
    ...[...signatureHeaders, ...signedIn].map((name) => [name.toLowerCase(), 'signatures'] as const),
  ]);
  const paths: SoughtPath[] = [];
  for (const name of list.headers) {
    const lower = name.toLowerCase();
    if (headers.has(lower)) continue;
    headers.set(lower, `header:${lower}`);
    rules.push({ id: `header:${lower}`, codes: [name], name: '', why: 'Your list', mask: 'your list' });
  }
  for (const path of new Set(list.bodyPaths)) {
    const read = readRedactionPath(path);
    if (!read.ok) continue;
    paths.push({ rule: `body:${path}`, steps: read.steps, everyLeaf: read.everyLeaf });
    rules.push({ id: `body:${path}`, codes: [/^(?:body|\$)[.[]/.test(path) ? path : `body.${path}`], name: '', why: 'Your list', mask: 'your list' });
  }
  rules.push({ id: addressRule, codes: [], name: 'Addresses of senders', why: 'Where requests came from', mask: 'address' });
  return { rules, headers, paths };
}
