/** Names of members that hold personal data, with what stands in their place. */
const personal: ReadonlyMap<string, string> = new Map([
  ['name', 'name'],
  ['first_name', 'name'],
  ['last_name', 'name'],
  ['full_name', 'name'],
  ['email', 'email'],
  ['phone', 'phone number'],
  ['mobile', 'phone number'],
  ['policy_number', 'policy number'],
  ['iban', 'bank account'],
  ['account_number', 'bank account'],
  ['date_of_birth', 'date of birth'],
  ['postcode', 'postcode'],
  ['line_1', 'address'],
  ['line_2', 'address'],
  ['street', 'address'],
  ['town', 'town'],
  ['city', 'town'],
  ['registration', 'registration'],
]);
// A type's or a label's name is nobody's.
const impersonalParents: ReadonlySet<string> = new Set(['type', 'label', 'status']);
const secretNames = /secret|token|password|api_?key|authorization|signature/i;
const plainHeaders: ReadonlySet<string> = new Set(['event-name', 'content-type', 'content-length', 'host', 'user-agent', 'webhook-id', 'webhook-timestamp']);

/** What stands in place of a member's value before an audience, such as "name hidden"; undefined where it is shown. Never says how long the value was. */
export function memberMask(key: string, parentKey: string | undefined): string | undefined {
  if (secretNames.test(key)) return 'secret hidden';
  const what = personal.get(key.toLowerCase());
  return what === undefined || (what === 'name' && parentKey !== undefined && impersonalParents.has(parentKey)) ? undefined : `${what} hidden`;
}

/** What stands in place of a header's value before an audience; undefined for those that a webhook always has. */
export function headerMask(name: string): string | undefined {
  return plainHeaders.has(name.toLowerCase()) ? undefined : 'secret hidden';
}
