import type { JsonSchema } from '../../../shared/catalog/catalog';
import { accountLimits } from '../../../shared/model/account';
import { deskAction } from './desk-action-schema';
import { closed, id, list, performedBy, text, whole } from './model-schemas';
import { compileOwn, createOwnAjv } from './own-schemas';
import type { ValidationError } from './validation-error';

const number = whole(1, 1_000_000_000_000);
const moment: JsonSchema = { type: 'string', maxLength: 30, pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' };
const day: JsonSchema = { type: 'string', maxLength: 10, pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const name = text(accountLimits.nameLength, 1);
const user = closed({ userId: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), name });
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [{ type: 'null' }, schema] });

const contact = closed({
  id: number,
  name,
  email: orNull(text(accountLimits.nameLength)),
  phone: orNull(text(accountLimits.nameLength)),
  address: orNull(closed({ line1: text(accountLimits.nameLength), town: text(accountLimits.nameLength), postcode: text(accountLimits.nameLength) })),
  createdAt: moment,
});

const claim = closed({
  id: number,
  reference: { type: 'string', maxLength: 40, pattern: '^[A-Z]{3}-\\d{1,9}$' },
  status: { enum: ['open', 'closed'] },
  type: closed({ id: number, name, prefix: { enum: ['MTR', 'HOM', 'PET', 'TRV'] } }),
  policyNumber: { type: 'string', maxLength: 40, pattern: '^(0|[1-9]\\d{0,38})$' },
  excess: { type: 'string', maxLength: 20, pattern: '^(0|[1-9]\\d{0,11})(\\.\\d{1,4})?$' },
  incident: closed({ date: day, postcode: text(accountLimits.nameLength) }),
  contactId: orNull(number),
  labels: { ...list(text(accountLimits.labelLength, 1), accountLimits.labels), uniqueItems: true },
  assignedTo: orNull(user),
  createdAt: moment,
  updatedAt: moment,
  closedAt: orNull(moment),
});

const origin: JsonSchema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: ['empty', 'seed', 'import'] }, seed: whole(0, accountLimits.largestSeed), count: whole(0, accountLimits.claims), claims: whole(0, accountLimits.claims) },
};

/** The shape of an account on disk and of one that is imported. */
export const accountSchema = closed(
  {
    format: { const: 'hookbench-account' },
    version: { const: 1 },
    id,
    origin,
    users: list(user, accountLimits.users),
    contacts: list(contact, accountLimits.contacts),
    claims: list(claim, accountLimits.claims),
  },
  ['id'],
);

const subject = closed({ kind: { enum: ['claim', 'contact'] }, id: number });
const atMs = whole(0, Number.MAX_SAFE_INTEGER);
const eventName = text(accountLimits.nameLength, 1);

const entrySchemas: readonly (readonly [kind: string, schema: JsonSchema])[] = [
  ['done', closed({ kind: { const: 'done' }, id, atMs, subject, action: deskAction, performedBy, eventName, eventId: id, after: { anyOf: [closed({ claim }), closed({ contact })] } })],
  ['fault', closed({ kind: { const: 'fault' }, id, atMs, subject, performedBy, eventName, eventId: id, reason: text(4_000) })],
  ['undo', closed({ kind: { const: 'undo' }, id, atMs, subject, changeId: id, action: deskAction })],
  ['void', closed({ kind: { const: 'void' }, changeId: id })],
];

export const entrySchema: JsonSchema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: entrySchemas.map(([kind]) => kind) } },
  allOf: entrySchemas.map(([kind, schema]) => ({ if: { properties: { kind: { const: kind } } }, then: schema })),
};

/** Checks accounts and journal lines as they are read: the first problem, or none. Compiled when they are first asked. */
export function createAccountValidation(): { readonly account: (value: unknown) => readonly ValidationError[]; readonly entry: (value: unknown) => readonly ValidationError[] } {
  const once = (schema: JsonSchema) => {
    let check: ((value: unknown) => readonly ValidationError[]) | undefined;
    return (value: unknown) => (check ??= compileOwn(createOwnAjv(), schema))(value);
  };
  return { account: once(accountSchema), entry: once(entrySchema) };
}
